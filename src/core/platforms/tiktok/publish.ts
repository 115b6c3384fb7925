/**
 * Publishing: an upload is begun, which gives a `publish_id` and makes nothing public; chunks follow; the last one
 * completes it, and TikTok then posts it by itself. So the last chunk is the write. When the answer to the beginning is
 * lost no byte was sent, and a new one is begun; when the last chunk's is lost, the `publish_id`, which stands in the
 * ledger by then, tells whether it came.
 */
import { tiktokOptions, type TiktokOptions } from '../../../contract/platform-options.ts'
import { AppError, isAppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, Draft, DraftMedia, Operation, PublishHooks, PublishOutcome } from '../kit/adapter.ts'
import { begunUpload, creatorInfo } from './answers.ts'
import { planChunks } from './chunks.ts'
import { call } from './client.ts'
import { askAgainAt, lookUp } from './find-published.ts'
import { toHandle, type Handle } from './handle.ts'
import { videoLimit } from './limits.ts'
import { brandsOf, optionProblems, unauditedPrivacy } from './options.ts'
import { uploadVideo } from './upload.ts'

export const publish = async (
  session: AccountSession,
  { draft }: Operation,
  hooks: PublishHooks,
  io: AdapterIo,
): Promise<PublishOutcome> => {
  const video = videoOf(draft)
  const options = chosen(draft.options)
  const direct = options.delivery === 'direct' ? await directPost(session, options, draft, video, io) : null
  const file = await video.open({ maxBytes: videoLimit.bytes, types: videoLimit.types })
  const { size, chunkSize, count } = planChunks(file.bytes)
  const beganAt = io.clock.now()
  const begun = await call(session, io, {
    path: direct ? '/v2/post/publish/video/init/' : '/v2/post/publish/inbox/video/init/',
    body: {
      ...(direct && { post_info: direct.info }),
      source_info: { source: 'FILE_UPLOAD', video_size: size, chunk_size: chunkSize, total_chunk_count: count },
    },
    answer: begunUpload,
  })
  const handle: Handle = {
    publishId: begun.publish_id,
    bytes: size,
    beganAt,
    username: direct?.username ?? '',
    privacy: options.delivery === 'direct' ? (options.privacy ?? '') : '',
    complete: '',
  }
  await uploadVideo(session, io, { file, uploadUrl: begun.upload_url }, async (sendLast) => {
    await hooks.uploaded?.()
    await hooks.beforeWrite(toHandle(handle))
    if ((await sendLast(hooks)) === 'refused') throw await whyRefused(session, handle, io)
  })
  return outcomeOf(session, { ...handle, complete: 'yes' }, io)
}

const videoOf = ({ kind, media }: Draft): DraftMedia => {
  const [video] = media
  if (kind !== 'video' || video?.kind !== 'video' || media.length > 1)
    throw new AppError('NOT_SUPPORTED', { platform: 'tiktok', capability: kind })
  return video
}

const chosen = (given: unknown): TiktokOptions => {
  const parsed = tiktokOptions.safeParse(given ?? {})
  const problem = parsed.success ? optionProblems(parsed.data)[0]?.rule : 'options.invalid'
  if (!parsed.success || problem !== undefined)
    throw new AppError('PLATFORM_REJECTED', { platform: 'tiktok', reason: (problem ?? '').replace('.', '_') })
  return parsed.data
}

/** What is sent of a direct post, once the account itself still allows what was chosen. */
const directPost = async (session: AccountSession, options: TiktokOptions, { text }: Draft, video: DraftMedia, io: AdapterIo) => {
  const { privacy = '' } = options
  // Before anything is sent: TikTok would say so, and count it.
  if (session.app().audited === false && privacy !== unauditedPrivacy)
    throw new AppError('PLATFORM_REJECTED', { platform: 'tiktok', reason: 'unaudited_client_can_only_post_to_private_accounts' })
  const { own, paid } = brandsOf(options)
  const creator = await call(session, io, { path: '/v2/post/publish/creator_info/query/', body: {}, answer: creatorInfo })
  if (!creator.privacy_level_options.includes(privacy))
    throw new AppError('PLATFORM_REJECTED', { platform: 'tiktok', reason: 'privacy_level_option_mismatch' })
  const seconds = video.seconds ?? 0
  const allowed = creator.max_video_post_duration_sec
  if (seconds > allowed)
    throw new AppError('MEDIA_INVALID', {
      rule: 'video.too_long',
      actual: String(Math.ceil(seconds)),
      allowed: String(allowed),
      file: video.fileName,
    })
  return {
    username: creator.creator_username,
    info: {
      title: text,
      privacy_level: privacy,
      disable_comment: creator.comment_disabled || !options.allowComment,
      disable_duet: creator.duet_disabled || !options.allowDuet,
      disable_stitch: creator.stitch_disabled || !options.allowStitch,
      brand_organic_toggle: own,
      brand_content_toggle: paid,
      is_aigc: options.madeWithAi,
      ...(options.coverAtMs !== undefined && { video_cover_timestamp_ms: options.coverAtMs }),
    },
  }
}

/** An upload's address says no more than "no"; the post's status, or the session's end, says why. */
const whyRefused = async (session: AccountSession, handle: Handle, io: AdapterIo): Promise<AppError> => {
  const lookup = await lookUp(session, handle, io)
  if (lookup.state === 'refused') return lookup.error
  return new AppError('PLATFORM_DOWN', { platform: 'tiktok' })
}

/** TikTok has it. Whatever goes wrong with asking, it stays so. */
const outcomeOf = async (session: AccountSession, handle: Handle, io: AdapterIo): Promise<PublishOutcome> => {
  const processing = { state: 'processing' as const, askAt: askAgainAt(handle, io.clock.now()), handle: toHandle(handle) }
  try {
    const lookup = await lookUp(session, handle, io)
    return lookup.state === 'found' ? { state: 'published', remote: lookup.remote } : processing
  } catch (error) {
    if (!isAppError(error)) throw error
    return processing
  }
}
