/** Images and videos: brought in once, known by their content, fitted to a platform when published. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { assetId, creatorId } from './values.ts'

export const asset = z.object({
  id: assetId,
  creatorId,
  kind: z.enum(['image', 'video']),
  fileName: z.string(),
  mimeType: z.string(),
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
  /** Seconds, for a video. */
  seconds: z.number().nullable(),
  sha256: z.string(),
  alt: z.string(),
  createdAt: z.date(),
})
export type Asset = z.infer<typeof asset>

export const media = {
  /** The same bytes for the same creator answer the asset already there. */
  upload: oc
    .input(z.object({ creatorId, file: z.file().max(300_000_000), fileName: z.string().min(1).max(255) }))
    .output(asset)
    .errors(errorsOf('MEDIA_INVALID', 'NOT_FOUND', 'DISK_FULL')),
  get: oc.input(z.object({ assetId })).output(asset).errors(errorsOf('NOT_FOUND')),
  /** `thumb`: at most 480 px, WebP. `original`: as brought in. */
  read: oc
    .input(z.object({ assetId, size: z.enum(['thumb', 'original']) }))
    .output(z.file())
    .errors(errorsOf('NOT_FOUND', 'MEDIA_INVALID')),
  setAlt: oc
    .input(z.object({ assetId, alt: z.string().max(2000) }))
    .output(asset)
    .errors(errorsOf('NOT_FOUND')),
}
