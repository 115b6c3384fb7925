/** Takes a file in: what it is by its bytes, that it can be used, and its thumbnail. Saves nothing to the store. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { AppError } from '../app-error.ts'
import { imageTypes, isVideoType, matroskaTypes, mediaLimits, videoTypes } from './limits.ts'
import type { MediaType } from './limits.ts'
import type { MediaFiles } from './media-files.ts'
import { probeImage } from './probe-image.ts'
import { probeVideo } from './probe-video.ts'
import { sniffBytes, sniffType } from './sniff-type.ts'
import { imageThumbnail, squareOf } from './thumbnail.ts'

export interface TakenIn {
  kind: 'image' | 'video'
  mimeType: MediaType
  bytes: number
  width: number
  height: number
  /** Of a video, and of a GIF that moves. */
  seconds: number | null
  /** Of a video, when the file names one that is known. */
  codec: string | null
  /** Of a video, as far as it could be told. */
  fps: number | null
  soundCodec: string | null
  soundRate: number | null
  sha256: string
}

interface TakingIn {
  files: MediaFiles
  /** Whether what no platform takes as it is can be converted here. */
  canConvert: () => boolean
}

export const thumbName = 'thumb.webp'
export const squareName = 'square.webp'

/** Named as far as it can be: what a phone makes has its own advice. */
const refusalOf = (looksLike: string | null, file: string): AppError => {
  const allowed = [...imageTypes, ...videoTypes].join(', ')
  if (looksLike === null) return new AppError('MEDIA_INVALID', { rule: 'media.unrecognised', file, allowed })
  return new AppError('MEDIA_INVALID', { rule: looksLike === 'image/heic' ? 'image.heic' : 'media.type', file, actual: looksLike, allowed })
}

/** Throws MEDIA_INVALID unless a file of so many bytes that begins with `head` is of a type and size that is taken in. */
const knownType = (head: Uint8Array, bytes: number, file: string, canConvert: boolean): MediaType => {
  if (bytes === 0) throw new AppError('MEDIA_INVALID', { rule: 'media.empty', file, actual: '0' })
  const sniffed = sniffType(head)
  if (!sniffed.known) throw refusalOf(sniffed.looksLike, file)
  if (matroskaTypes.includes(sniffed.type) && !canConvert)
    throw new AppError('MEDIA_INVALID', { rule: 'video.needs_ffmpeg', file, actual: sniffed.type })
  const allowed = isVideoType(sniffed.type) ? mediaLimits.videoBytes : mediaLimits.imageBytes
  if (bytes > allowed) throw new AppError('MEDIA_INVALID', { rule: 'media.bytes', file, actual: String(bytes), allowed: String(allowed) })
  return sniffed.type
}

/** What bytes are known by. */
export const hashOf = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** The content is on the disk for good when this resolves. Throws MEDIA_INVALID and DISK_FULL. */
export const takeIn = async (
  { data, sha256 }: { data: Uint8Array; sha256: string },
  file: string,
  { files, canConvert }: TakingIn,
): Promise<TakenIn> => {
  const mimeType = knownType(data.subarray(0, sniffBytes), data.byteLength, file, canConvert())
  const common = { mimeType, bytes: data.byteLength, sha256 }
  if (isVideoType(mimeType)) {
    const facts = await probeVideo(data, file)
    await files.write(sha256, data)
    return { kind: 'video', ...common, ...facts }
  }
  const facts = await probeImage(data, file)
  // Made before the picture is kept: a picture that cannot be unpacked is found out now, not when it is to go out.
  const thumbnail = await files.made(sha256, thumbName, () => imageThumbnail(data, file))
  await files.made(sha256, squareName, () => squareOf(thumbnail))
  await files.write(sha256, data)
  return { kind: 'image', ...common, ...facts, codec: null, fps: null, soundCodec: null, soundRate: null }
}

/** The same for a file on this disk, which moves into its place. A video is never in memory whole. */
export const takeInFile = async (
  { path, bytes, sha256 }: { path: string; bytes: number; sha256: string },
  file: string,
  taking: TakingIn,
): Promise<TakenIn> => {
  const { files, canConvert } = taking
  const mimeType = knownType(await headOf(path), bytes, file, canConvert())
  if (!isVideoType(mimeType)) return takeIn({ data: await readFile(path), sha256 }, file, taking)
  const facts = await probeVideo(path, file)
  await files.adopt(sha256, path)
  return { kind: 'video', mimeType, bytes, sha256, ...facts }
}

const headOf = async (path: string): Promise<Uint8Array> => {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(sniffBytes), 0, sniffBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** What a file is known by. */
export const hashOfFile = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
