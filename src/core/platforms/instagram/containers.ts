/** Containers: Instagram fetches what they are made of, works on it, and says when they can be published. */
import type * as z from 'zod'
import { AppError } from '../../app-error.ts'
import { instagramOptions, type InstagramOptions } from '../../../contract/platform-options.ts'
import type { AccountSession, AdapterIo, Draft, DraftMedia, LentFile } from '../kit/adapter.ts'
import { sleep } from '../kit/sleep.ts'
import { container, created, createdToUpload } from './answers.ts'
import { call } from './client.ts'
import { failureOf } from './errors.ts'
import { imageLimit, storyLimit, videoLimit } from './limits.ts'
import { loginOf } from './service-url.ts'
import { uploadVideo } from './upload.ts'

/** Of a picture it is ready at once; of a video, after seconds to minutes. */
const pollMs = [2000, 3000, 5000, 10_000, 20_000, 30_000] as const
/** An attempt is broken off after fifteen minutes. */
const patienceMs = 10 * 60_000

export const chosen = (draft: Pick<Draft, 'options'>): InstagramOptions => {
  const parsed = instagramOptions.safeParse(draft.options ?? {})
  if (!parsed.success) throw new AppError('PLATFORM_REJECTED', { platform: 'instagram', reason: 'options_invalid' })
  return parsed.data
}

interface Making {
  session: AccountSession
  io: AdapterIo
  /** Told what was put on the media host, for it to be taken away. */
  onLent: (lent: LentFile) => void
}

/** Answers the id of the container that is to be published; its media are not all there yet. */
export const createContainer = async (making: Making, draft: Draft): Promise<string> => {
  const { text, media, kind } = draft
  const options = chosen(draft)
  const [first] = media
  if (!first || !['photo', 'photo_set', 'video'].includes(kind) || (options.placement === 'story' && media.length > 1))
    throw new AppError('NOT_SUPPORTED', { platform: 'instagram', capability: kind })
  if (options.placement === 'story') return create(making, { media_type: 'STORIES' }, first, storyLimit.bytes)
  if (first.kind === 'video')
    return create(
      making,
      {
        media_type: 'REELS',
        caption: text,
        share_to_feed: !options.reelsOnly,
        ...(options.coverAtMs !== undefined && { thumb_offset: String(options.coverAtMs) }),
      },
      first,
      videoLimit.bytes,
    )
  if (media.length === 1) return create(making, { caption: text, ...altOf(first) }, first, imageLimit.bytes)
  const children: string[] = []
  for (const one of media) children.push(await create(making, { is_carousel_item: true, ...altOf(one) }, one, imageLimit.bytes))
  return ask(making, { media_type: 'CAROUSEL', caption: text, children }, created).then(({ id }) => id)
}

/** With its media: fetched from the media host, or a video's bytes where they are taken. */
const create = async (making: Making, body: object, media: DraftMedia, maxBytes: number): Promise<string> => {
  if (fetches(making.session, media)) return (await ask(making, { ...body, ...(await sourceOf(making, media, maxBytes)) }, created)).id
  const file = await media.open({ maxBytes, types: videoLimit.types })
  const { id, uri } = await ask(making, { ...body, upload_type: 'resumable' }, createdToUpload)
  await uploadVideo(making.session, making.io, uri, file)
  return id
}

/** Of Instagram Login everything is, of Facebook Login pictures alone. */
export const fetches = ({ service }: { service: string }, { kind }: Pick<DraftMedia, 'kind'>): boolean =>
  kind === 'image' || loginOf(service) === 'instagram'

const ask = <T>({ session, io }: Making, body: object, answer: z.ZodType<T>): Promise<T> =>
  // Instagram fetches a picture before it answers.
  call(session, io, { path: `/${session.remoteId}/media`, body, answer, timeoutMs: 60_000 })

const altOf = ({ alt }: DraftMedia): object => (alt.trim() === '' ? {} : { alt_text: alt.trim() })

const sourceOf = async ({ session, io, onLent }: Making, media: DraftMedia, maxBytes: number): Promise<object> => {
  if (!io.mediaHost) throw new AppError('MEDIA_HOST_REFUSED', { rule: 'media_host.missing' })
  if (media.kind === 'video') {
    const file = await media.open({ maxBytes, types: videoLimit.types })
    const lent = await io.mediaHost.lend({ mimeType: file.mimeType, body: file }, session.signal)
    onLent(lent)
    return { video_url: lent.url }
  }
  const { maxSide, types } = imageLimit
  const { data, mimeType } = await media.read({ maxBytes: imageLimit.bytes, types, maxSide })
  const lent = await io.mediaHost.lend({ mimeType, body: data }, session.signal)
  onLent(lent)
  return { image_url: lent.url }
}

export const readContainer = (session: AccountSession, id: string, io: AdapterIo) =>
  call(session, io, { path: `/${id}`, query: { fields: 'status_code,status' }, answer: container })

/** Resolves when it can be published. Throws what came of it instead, or PLATFORM_DOWN when it takes too long. */
export const untilReady = async (session: AccountSession, id: string, io: AdapterIo): Promise<void> => {
  const until = io.clock.now() + patienceMs
  for (let round = 0; ; round += 1) {
    const { status_code: code, status } = await readContainer(session, id, io)
    if (code === 'FINISHED') return
    if (code !== 'IN_PROGRESS') throw failureOf(status)
    const ms = pollMs[Math.min(round, pollMs.length - 1)] ?? 30_000
    if (io.clock.now() + ms > until) throw new AppError('PLATFORM_DOWN', { platform: 'instagram' })
    await sleep(io.clock, ms, session.signal)
  }
}
