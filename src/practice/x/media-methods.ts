/** Bringing media up: initialize, append in segments, finalize, ask how far it is; and what is said of them. */
import * as z from 'zod'
import type { PracticeRequest, Route } from '../http-server.ts'
import { sniffType } from '../sniff-type.ts'
import { endpoint, param, readBody, type XParts } from './methods.ts'
import type { XAccount } from './network.ts'
import { invalidRequest, noSuch } from './problems.ts'

const scopes = ['media.write']
const expiresAfterSecs = 86_400
const maxSegmentBytes = 5 * 1024 * 1024

/** Most bytes by category, and the first part of the media's key. */
const categories = {
  tweet_image: { maxBytes: 5 * 1024 * 1024, key: '3', types: ['image/jpeg', 'image/png', 'image/webp'] },
  tweet_gif: { maxBytes: 15 * 1024 * 1024, key: '16', types: ['image/gif'] },
  tweet_video: { maxBytes: 512 * 1024 * 1024, key: '7', types: ['video/mp4', 'video/quicktime'] },
} as const
type Category = keyof typeof categories

const initialize = z.strictObject({
  media_type: z.string(),
  media_category: z.enum(['tweet_image', 'tweet_gif', 'tweet_video']),
  total_bytes: z.int().min(1),
  shared: z.boolean().optional(),
})
const metadata = z.object({
  id: z.string(),
  metadata: z.object({
    alt_text: z.object({ text: z.string().max(1000) }).optional(),
    sensitive_media_warning: z.record(z.string(), z.unknown()).optional(),
  }),
})

interface Upload {
  id: string
  key: string
  owner: string
  category: Category
  mimeType: string
  totalBytes: number
  segments: Map<number, Uint8Array>
}

export const mediaMethods = (parts: XParts): Route[] => {
  const uploads = new Map<string, Upload>()
  /** When X is done with what was finalized, ms UTC, by media id. */
  const doneAt = new Map<string, number>()
  const open = (request: PracticeRequest, account: XAccount): Upload => {
    const upload = uploads.get(param(request, 'id'))
    if (upload?.owner !== account.id) throw noSuch('media', param(request, 'id'))
    return upload
  }
  const status = (id: string, key: string): object => {
    const at = doneAt.get(id)
    const leftMs = (at ?? 0) - parts.network.clock.now()
    const info =
      at === undefined
        ? {}
        : {
            processing_info:
              leftMs <= 0
                ? { state: 'succeeded', progress_percent: 100 }
                : { state: 'in_progress', check_after_secs: Math.max(1, Math.ceil(leftMs / 2000)), progress_percent: 50 },
          }
    return { id, media_key: key, expires_after_secs: expiresAfterSecs, ...info }
  }
  return [
    endpoint(parts, { method: 'POST', path: '/2/media/upload/initialize', scopes }, (request, account) => {
      const asked = readBody(request, initialize)
      const { maxBytes, key, types } = categories[asked.media_category]
      if (!(types as readonly string[]).includes(asked.media_type)) throw invalidRequest('media type unrecognized.', 'media_type')
      if (asked.total_bytes > maxBytes) throw invalidRequest(`File size exceeds ${maxBytes} bytes.`, 'total_bytes')
      const id = parts.network.newId()
      const upload = {
        id,
        key: `${key}_${id}`,
        owner: account.id,
        category: asked.media_category,
        mimeType: asked.media_type,
        totalBytes: asked.total_bytes,
        segments: new Map<number, Uint8Array>(),
      }
      uploads.set(id, upload)
      return { data: { id, media_key: upload.key, expires_after_secs: expiresAfterSecs } }
    }),
    endpoint(
      parts,
      { method: 'POST', path: '/2/media/upload/:id/append', scopes, maxBodyBytes: maxSegmentBytes + 10_000 },
      async (request, account) => {
        const upload = open(request, account)
        const { index, data } = await readSegment(request)
        upload.segments.set(index, data)
        return { data: { expires_at: Math.floor(parts.network.clock.now() / 1000) + expiresAfterSecs } }
      },
    ),
    endpoint(parts, { method: 'POST', path: '/2/media/upload/:id/finalize', scopes }, (request, account) => {
      const upload = open(request, account)
      const data = joined(upload.segments)
      if (data.byteLength !== upload.totalBytes) throw invalidRequest('Segments do not add up to provided total file size.')
      const found = sniffType(data)
      if (found !== upload.mimeType) throw invalidRequest('The media is not of the type that was given.', 'media_type')
      if (found === 'image/gif' && isTooLarge(data)) throw invalidRequest('The GIF is larger than 1280 by 1080 pixels.', 'media')
      uploads.delete(upload.id)
      const { id, key, owner, category, mimeType } = upload
      parts.network.addMedia({ id, key, owner, category, mimeType, data })
      if (category !== 'tweet_image') doneAt.set(id, parts.network.clock.now() + parts.processingMs)
      return { data: { ...status(id, key), size: data.byteLength } }
    }),
    endpoint(parts, { method: 'GET', path: '/2/media/upload', scopes }, (request, account) => {
      const media = parts.network.findMedia(request.query.get('media_id') ?? '')
      if (media?.owner !== account.id) throw noSuch('media', request.query.get('media_id') ?? '')
      return { data: status(media.id, media.key) }
    }),
    endpoint(parts, { method: 'POST', path: '/2/media/metadata', scopes }, (request, account) => {
      const asked = readBody(request, metadata)
      const media = parts.network.findMedia(asked.id)
      if (media?.owner !== account.id) throw noSuch('media', asked.id)
      const { alt_text: alt, sensitive_media_warning: warning } = asked.metadata
      parts.network.describeMedia(media, { ...(alt && { altText: alt.text }), ...(warning && { warning }) })
      return { data: { id: media.id, associated_metadata: asked.metadata } }
    }),
  ]
}

/** A GIF's size stands in its first bytes. */
const isTooLarge = (data: Uint8Array): boolean => {
  const gif = Buffer.from(data.subarray(0, 10))
  return gif.readUInt16LE(6) > 1280 || gif.readUInt16LE(8) > 1080
}

/** `multipart/form-data` with `segment_index` and `media`. */
const readSegment = async ({ headers, body }: PracticeRequest): Promise<{ index: number; data: Uint8Array }> => {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': headers['content-type'] ?? '' } })
    .formData()
    .catch(() => new FormData())
  const index = Number(form.get('segment_index') ?? Number.NaN)
  const media = form.get('media')
  if (!Number.isInteger(index) || index < 0 || index > 999) throw invalidRequest('The segment is not numbered.', 'segment_index')
  if (!(media instanceof Blob) || media.size === 0 || media.size > maxSegmentBytes)
    throw invalidRequest('The segment has no media.', 'media')
  return { index, data: new Uint8Array(await media.arrayBuffer()) }
}

const joined = (segments: ReadonlyMap<number, Uint8Array>): Uint8Array =>
  Buffer.concat([...segments].toSorted(([a], [b]) => a - b).map(([, data]) => data))
