/**
 * Publishing photos: they are put on the agency's media host, and TikTok, told where, fetches them and posts by itself.
 * So telling it is the write. Nothing names the post before its answer: when that is lost, nobody can ask for it, and a
 * person decides. The photos stay where TikTok fetches them until the media host's own sweep.
 */
import { AppError, isAppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, Draft, DraftMedia, LentFile, Operation, PublishHooks, PublishOutcome } from '../kit/adapter.ts'
import { begunPost } from './answers.ts'
import { write } from './client.ts'
import { toHandle, type Handle } from './handle.ts'
import { imageLimit } from './limits.ts'
import { chosen, directPost, outcomeOf } from './posting.ts'

export const publishPhotos = async (
  session: AccountSession,
  { draft }: Operation,
  hooks: PublishHooks,
  io: AdapterIo,
): Promise<PublishOutcome> => {
  const photos = photosOf(draft)
  const options = chosen(draft.options)
  const direct = options.delivery === 'direct' ? await directPost(session, options, draft, io) : null
  const lent: LentFile[] = []
  try {
    for (const photo of photos) lent.push(await lend(session, photo, io))
    await hooks.uploaded?.()
    const handle: Handle = {
      publishId: '',
      bytes: 0,
      beganAt: io.clock.now(),
      username: direct?.creator.creator_username ?? '',
      privacy: options.delivery === 'direct' ? (options.privacy ?? '') : '',
      complete: '',
    }
    await hooks.beforeWrite(toHandle(handle))
    const begun = await write(
      session,
      io,
      {
        path: '/v2/post/publish/content/init/',
        body: {
          media_type: 'PHOTO',
          post_mode: direct ? 'DIRECT_POST' : 'MEDIA_UPLOAD',
          post_info: {
            ...(options.title !== undefined && { title: options.title }),
            description: draft.text,
            ...(direct && { ...direct.info, auto_add_music: options.autoMusic }),
          },
          source_info: {
            source: 'PULL_FROM_URL',
            photo_images: lent.map(({ url }) => url),
            photo_cover_index: options.coverIndex ?? 0,
          },
        },
        answer: begunPost,
      },
      hooks,
    )
    return await outcomeOf(session, { ...handle, publishId: begun.publish_id, complete: 'yes' }, io)
  } catch (error) {
    // TikTok may be at it where its answer was lost; in all other cases nobody fetches them any more.
    if (!isAppError(error, 'OUTCOME_UNKNOWN')) for (const file of lent) file.end()
    throw error
  }
}

const photosOf = ({ kind, media }: Draft): readonly DraftMedia[] => {
  if (media.length === 0 || media.some((one) => one.kind !== 'image'))
    throw new AppError('NOT_SUPPORTED', { platform: 'tiktok', capability: kind })
  return media
}

/** "1080p", in whichever direction it stands. */
const maxSideOf = ({ width, height }: Pick<DraftMedia, 'width' | 'height'>): number => {
  const [long, short] = [Math.max(width, height), Math.min(width, height)]
  return Math.floor(long * Math.min(1, imageLimit.within.long / long, imageLimit.within.short / short))
}

const lend = async (session: AccountSession, photo: DraftMedia, io: AdapterIo): Promise<LentFile> => {
  if (!io.mediaHost) throw new AppError('MEDIA_HOST_REFUSED', { rule: 'media_host.missing' })
  const { data, mimeType } = await photo.read({ maxBytes: imageLimit.bytes, types: imageLimit.types, maxSide: maxSideOf(photo) })
  return io.mediaHost.lend({ mimeType, body: data }, session.signal)
}
