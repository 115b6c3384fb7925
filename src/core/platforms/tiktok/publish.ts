/**
 * Publishing a video (photos: `publish-photos.ts`): an upload is begun, which gives a `publish_id` and makes nothing public; chunks follow; the last one
 * completes it, and TikTok then posts it by itself. So the last chunk is the write. When the answer to the beginning is
 * lost no byte was sent, and a new one is begun; when the last chunk's is lost, the `publish_id`, which stands in the
 * ledger by then, tells whether it came.
 */
import { AppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, Draft, DraftMedia, Operation, PublishHooks, PublishOutcome } from '../kit/adapter.ts'
import { begunUpload } from './answers.ts'
import { planChunks } from './chunks.ts'
import { call } from './client.ts'
import { lookUp } from './find-published.ts'
import { toHandle, type Handle } from './handle.ts'
import { videoLimit } from './limits.ts'
import { chosen, directPost, outcomeOf } from './posting.ts'
import { publishPhotos } from './publish-photos.ts'
import { uploadVideo } from './upload.ts'

export const publish = async (
  session: AccountSession,
  operation: Operation,
  hooks: PublishHooks,
  io: AdapterIo,
): Promise<PublishOutcome> => {
  const { draft } = operation
  if (draft.kind === 'photo' || draft.kind === 'photo_set') return publishPhotos(session, operation, hooks, io)
  const video = videoOf(draft)
  const options = chosen(draft.options)
  const direct = options.delivery === 'direct' ? await directPost(session, options, draft, io) : null
  const file = await video.open({ maxBytes: videoLimit.bytes, types: videoLimit.types })
  const { size, chunkSize, count } = planChunks(file.bytes)
  const beganAt = io.clock.now()
  const begun = await call(session, io, {
    path: direct ? '/v2/post/publish/video/init/' : '/v2/post/publish/inbox/video/init/',
    body: {
      ...(direct && {
        post_info: {
          ...direct.info,
          title: draft.text,
          disable_duet: direct.creator.duet_disabled || !options.allowDuet,
          disable_stitch: direct.creator.stitch_disabled || !options.allowStitch,
          is_aigc: options.madeWithAi,
          ...(options.coverAtMs !== undefined && { video_cover_timestamp_ms: options.coverAtMs }),
        },
      }),
      source_info: { source: 'FILE_UPLOAD', video_size: size, chunk_size: chunkSize, total_chunk_count: count },
    },
    answer: begunUpload,
  })
  const handle: Handle = {
    publishId: begun.publish_id,
    bytes: size,
    beganAt,
    username: direct?.creator.creator_username ?? '',
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

/** An upload's address says no more than "no"; the post's status, or the session's end, says why. */
const whyRefused = async (session: AccountSession, handle: Handle, io: AdapterIo): Promise<AppError> => {
  const lookup = await lookUp(session, handle, io)
  if (lookup.state === 'refused') return lookup.error
  return new AppError('PLATFORM_DOWN', { platform: 'tiktok' })
}
