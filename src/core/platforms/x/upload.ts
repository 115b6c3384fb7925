/** Bringing media to X, in parts. Nothing refers to them yet, so repeating it harms nobody: X drops them after a day. */
import { AppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, Draft, DraftMedia } from '../kit/adapter.ts'
import { sleep } from '../kit/sleep.ts'
import { begunUpload, nothing, upload } from './answers.ts'
import { call } from './client.ts'
import { gifLimit, imageLimit, prices, segmentLimit, videoLimit } from './limits.ts'

const giveUpAfterMs = 15 * 60_000
const askEverySeconds = 5
const segmentTimeoutMs = 300_000
const budget = 'uploads'

/** Media ids, in the post's order. */
export const uploadMedia = async (session: AccountSession, draft: Draft, io: AdapterIo): Promise<string[]> => {
  const ids: string[] = []
  // One after the other: a post has four images at most, and their bytes need not lie in memory together.
  for (const medium of draft.media) {
    const id = await uploadFile(session, await fileOf(medium), io)
    await describe(session, id, metadataOf(medium, draft.labels), io)
    ids.push(id)
  }
  return ids
}

interface File {
  bytes: number
  mimeType: string
  category: 'tweet_image' | 'tweet_gif' | 'tweet_video'
  parts: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

const fileOf = async (medium: DraftMedia): Promise<File> => {
  if (medium.kind === 'video') {
    const { bytes, mimeType, parts } = await medium.open({ maxBytes: videoLimit.bytes, types: videoLimit.types })
    return { bytes, mimeType, category: 'tweet_video', parts }
  }
  // It moves: a GIF.
  const isGif = medium.seconds !== null
  const { data, mimeType } = await medium.read(
    isGif ? { maxBytes: gifLimit.bytes, types: [gifLimit.type] } : { maxBytes: imageLimit.bytes, types: imageLimit.types },
  )
  return { bytes: data.byteLength, mimeType, category: isGif ? 'tweet_gif' : 'tweet_image', parts: () => [data] }
}

const uploadFile = async (session: AccountSession, { bytes, mimeType, category, parts }: File, io: AdapterIo): Promise<string> => {
  if (bytes === 0) throw new AppError('MEDIA_INVALID', { rule: 'media.empty' })
  const { id } = (
    await call(session, io, {
      method: 'POST',
      path: '/2/media/upload/initialize',
      budget,
      body: { media_type: mimeType, media_category: category, total_bytes: bytes },
      answer: begunUpload,
    })
  ).data
  let index = 0
  for await (const segment of inSegments(parts(), segmentLimit.bytes)) {
    await call(session, io, {
      method: 'POST',
      path: `/2/media/upload/${id}/append`,
      budget,
      body: multipart(segment, index, io),
      answer: nothing,
      timeoutMs: segmentTimeoutMs,
    })
    index += 1
  }
  const finished = await call(session, io, { method: 'POST', path: `/2/media/upload/${id}/finalize`, budget, answer: upload })
  await processed(session, id, finished.data.processing_info, io)
  return id
}

/** As many bytes together as one request takes. */
export async function* inSegments(parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, size: number): AsyncIterable<Uint8Array> {
  let gathered: Uint8Array[] = []
  let bytes = 0
  for await (const part of parts) {
    for (let at = 0; at < part.byteLength;) {
      const piece = part.subarray(at, at + size - bytes)
      gathered.push(piece)
      bytes += piece.byteLength
      at += piece.byteLength
      if (bytes < size) continue
      yield Buffer.concat(gathered)
      gathered = []
      bytes = 0
    }
  }
  if (bytes > 0) yield Buffer.concat(gathered)
}

const multipart = (segment: Uint8Array, index: number, io: AdapterIo): { data: Uint8Array; mimeType: string } => {
  const boundary = `coulisse-${Buffer.from(io.random.bytes(18)).toString('hex')}`
  const before = [
    `--${boundary}`,
    'content-disposition: form-data; name="segment_index"',
    '',
    String(index),
    `--${boundary}`,
    'content-disposition: form-data; name="media"; filename="media"',
    'content-type: application/octet-stream',
    '',
    '',
  ].join('\r\n')
  const data = Buffer.concat([Buffer.from(before), segment, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return { data, mimeType: `multipart/form-data; boundary=${boundary}` }
}

interface Processing {
  state?: string | undefined
  check_after_secs?: number | undefined
}

/** Videos and GIFs are worked on before a post may have them. */
const processed = async (session: AccountSession, id: string, first: Processing | undefined, io: AdapterIo): Promise<void> => {
  const giveUpAt = io.clock.now() + giveUpAfterMs
  for (let info = first; info && info.state !== 'succeeded';) {
    if (info.state === 'failed') throw new AppError('MEDIA_INVALID', { rule: 'video.refused_by_service' })
    if (io.clock.now() >= giveUpAt) throw new AppError('PLATFORM_DOWN', { platform: 'x' })
    await sleep(io.clock, (info.check_after_secs ?? askEverySeconds) * 1000, session.signal)
    const query = { media_id: id, command: 'STATUS' }
    info = (await call(session, io, { path: '/2/media/upload', budget: 'upload_status', query, answer: upload })).data.processing_info
  }
}

type Warning = { adult_content?: true; graphic_violence?: true }

const warningOf = (labels: readonly string[]): Warning | null => {
  const warning: Warning = {
    ...(labels.some((label) => label !== 'graphic-media') && { adult_content: true }),
    ...(labels.includes('graphic-media') && { graphic_violence: true }),
  }
  return Object.keys(warning).length > 0 ? warning : null
}

/** What is said of a medium beside its bytes; null: nothing. */
export const metadataOf = ({ kind, alt: words }: Pick<DraftMedia, 'kind' | 'alt'>, labels: readonly string[]): object | null => {
  const warning = warningOf(labels)
  const alt = kind === 'image' ? words.trim() : ''
  if (alt === '' && !warning) return null
  return { ...(alt !== '' && { alt_text: { text: alt } }), ...(warning && { sensitive_media_warning: warning }) }
}

const describe = async (session: AccountSession, id: string, metadata: object | null, io: AdapterIo): Promise<void> => {
  if (!metadata) return
  const path = '/2/media/metadata'
  const paid = () => [{ what: 'media_words', id: null, usd: prices.describeMedia }]
  await call(session, io, { method: 'POST', path, budget: 'media_words', body: { id, metadata }, answer: nothing, paid })
}
