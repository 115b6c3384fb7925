/** Images and videos: brought in once, known by their content, fitted to a platform when published. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { assetId, creatorId, uploadId } from './values.ts'

/** The largest file that is taken in: a video. */
export const fileBytes = 300_000_000
/** The largest picture that is taken in, in bytes, and in pixels: it is unpacked in memory at 4 bytes a pixel. */
export const imageBytes = 50_000_000
export const imagePixels = 100_000_000
/** The largest file that is sent at once; a larger one comes in parts of this size, so that nobody holds it in memory whole. */
export const partBytes = 8_000_000

/** As many small pictures as are read in one call. */
export const picturesAtOnce = 100
/** The largest picture of a video that is taken. */
export const posterBytes = 2_000_000

/** Rules against a video that encoding it anew mends (`media.convert`). */
export const mendedByConverting = [
  'video.codec',
  'video.type',
  'video.too_big',
  'video.slow_frames',
  'video.fast_frames',
  'video.bitrate',
  'video.sound_codec',
  'video.sound_rate',
  'video.too_large',
  'video.too_small',
  'video.shape',
] as const

/** Pixels of the longer and the shorter side. */
const sides = z.object({ long: z.int().min(360).max(8192), short: z.int().min(360).max(8192) })

/** Where it is with encoding a video anew. */
export const conversion = z.object({
  /** Whether this machine has ffmpeg. */
  isPossible: z.boolean(),
  state: z.enum(['none', 'running', 'failed', 'done']),
  /** While it runs: how much of it is done, 0–1; 0 also while it waits for another. */
  share: z.number().optional(),
  /** Why it failed, a rule's name and its figures. */
  rule: z.string().optional(),
  data: z.record(z.string(), z.string()).optional(),
  /** Of what stands beside the original. */
  bytes: z.int().optional(),
})
export type Conversion = z.infer<typeof conversion>

export const asset = z.object({
  id: assetId,
  creatorId,
  kind: z.enum(['image', 'video']),
  fileName: z.string(),
  mimeType: z.string(),
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
  /** Of a video, and of a GIF that moves. */
  seconds: z.number().nullable(),
  /** How a video is packed, `avc`, `hevc` …; null for a picture, and when it is not known. */
  codec: z.string().nullable(),
  sha256: z.string(),
  alt: z.string(),
  createdAt: z.date(),
})
export type Asset = z.infer<typeof asset>

/** Another picture of the same creator that shows the same, cut or packed otherwise. `likeness`: up to 1. */
export const lookAlike = z.object({ assetId, likeness: z.number() })
/** Brought in, with what looks like it, and whether its bytes were not there before, or lay in the bin until now. */
const takenIn = asset.extend({
  lookAlikes: z.array(lookAlike).optional(),
  isNew: z.boolean().optional(),
  isRestored: z.boolean().optional(),
})
export type TakenIn = z.infer<typeof takenIn>

export const media = {
  /**
   * The same bytes for the same creator answer the asset already there. For images and short videos; over HTTP at most
   * 25 MB. Larger files: `beginUpload`.
   */
  upload: oc
    .input(z.object({ creatorId, file: z.file().max(imageBytes), fileName: z.string().min(1).max(255) }))
    .output(takenIn)
    .errors(errorsOf('MEDIA_INVALID', 'NOT_FOUND', 'DISK_FULL')),
  /** A file in parts: announced with its whole size, each part sent with its place, then finished. CONFLICT: too many at once. */
  beginUpload: oc
    .input(z.object({ creatorId, fileName: z.string().min(1).max(255), bytes: z.int().min(1).max(fileBytes) }))
    .output(z.object({ uploadId }))
    .errors(errorsOf('CONFLICT', 'NOT_FOUND', 'DISK_FULL')),
  /** The next part, at most 8 MB. One that is there already is no error; CONFLICT for any other place. */
  uploadPart: oc
    .input(z.object({ uploadId, at: z.int().min(0), part: z.file().min(1).max(partBytes) }))
    .output(z.object({ received: z.int() }))
    .errors(errorsOf('NOT_FOUND', 'CONFLICT', 'DISK_FULL')),
  /** Takes the file in, as `upload` does. CONFLICT while parts are missing. Whatever comes of it, the upload is over. */
  finishUpload: oc
    .input(z.object({ uploadId }))
    .output(takenIn)
    .errors(errorsOf('MEDIA_INVALID', 'NOT_FOUND', 'CONFLICT', 'DISK_FULL')),
  /** Forgets what was sent. One that is not there is no error. */
  cancelUpload: oc.input(z.object({ uploadId })),
  get: oc.input(z.object({ assetId })).output(asset).errors(errorsOf('NOT_FOUND')),
  /** `thumb`: at most 480 px, WebP. `original`: as brought in. */
  read: oc
    .input(z.object({ assetId, size: z.enum(['thumb', 'original']) }))
    .output(z.file())
    .errors(errorsOf('NOT_FOUND', 'MEDIA_INVALID')),
  /**
   * Small pictures of many at once, as a list shows them: `square` is the midst of `thumb`, 256 px each way. What cannot be
   * shown, does not exist or is out of reach is left out. `url` is a `data:` URL: of a few kilobytes it costs a page less than
   * a file, for which it has to ask its browser, once to name it and once to read it.
   */
  readMany: oc
    .input(z.object({ assetIds: z.array(assetId).min(1).max(picturesAtOnce), size: z.enum(['square', 'thumb']) }))
    .output(z.array(z.object({ assetId, url: z.string() }))),
  /** Whether a picture of the video was drawn: without, `thumb` is a plate in its shape. */
  hasPoster: oc
    .input(z.object({ assetId }))
    .output(z.object({ has: z.boolean() }))
    .errors(errorsOf('NOT_FOUND')),
  /** A picture of the video, drawn by a window, which can show it. The first one stays. */
  setPoster: oc
    .input(z.object({ assetId, picture: z.file().min(1).max(posterBytes) }))
    .errors(errorsOf('NOT_FOUND', 'MEDIA_INVALID', 'DISK_FULL')),
  /**
   * Has a video encoded anew (H.264 and AAC in an MP4, at most 1920 px, `within` and `maxBytes`), beside the original, which stays: it goes
   * to platforms that do not take the original. Answers at once; asked again while it runs, it goes on. Needs ffmpeg on the
   * machine: MEDIA_INVALID, `video.no_ffmpeg`.
   */
  convert: oc
    .input(z.object({ assetId, maxBytes: z.int().min(1).max(fileBytes).optional(), within: sides.optional() }))
    .output(conversion)
    .errors(errorsOf('NOT_FOUND', 'MEDIA_INVALID')),
  conversion: oc.input(z.object({ assetId })).output(conversion).errors(errorsOf('NOT_FOUND')),
  /** One that does not run is no error. */
  cancelConversion: oc.input(z.object({ assetId })).output(conversion).errors(errorsOf('NOT_FOUND')),
  setAlt: oc
    .input(z.object({ assetId, alt: z.string().max(2000) }))
    .output(asset)
    .errors(errorsOf('NOT_FOUND')),
}
