/** Media of drafts for adapter tests, made of as few or as many bytes as a test wants. */
import { AppError } from '../../src/core/app-error.ts'
import type { DraftMedia } from '../../src/core/platforms/kit/adapter.ts'

const jpegStart = Buffer.from('ffd8ffe000104a464946000101000001000100', 'hex')
const mp4Start = Buffer.concat([
  Buffer.from('00000020', 'hex'),
  Buffer.from('ftypisom'),
  Buffer.from('00000200', 'hex'),
  Buffer.from('isomiso2avc1mp41'),
])

let made = 0
/** Looks like a file of its type to whoever reads its first bytes; no two are the same. */
const bytesOf = (start: Buffer, bytes: number): Uint8Array => {
  made += 1
  const data = Buffer.alloc(Math.max(bytes, start.length + 8), 7)
  start.copy(data)
  data.writeDoubleBE(made, data.length - 8)
  return data
}

/** As a disk gives it. */
async function* inParts(data: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < data.byteLength; at += partBytes) yield data.subarray(at, at + partBytes)
}
const partBytes = 65_536

export interface TestMedia extends DraftMedia {
  /** The `maxBytes` it was asked to fit, each time it was read. */
  fits: number[]
}

/** Fitted, it has exactly as many bytes as asked for at most, or its own when those are fewer. */
export const testImage = (overrides: Partial<DraftMedia> = {}): TestMedia => {
  const media = {
    kind: 'image' as const,
    mimeType: 'image/jpeg',
    bytes: 5000,
    width: 1200,
    height: 800,
    seconds: null,
    alt: 'A test image',
    fileName: 'test.jpg',
    ...overrides,
  }
  const fits: number[] = []
  return {
    ...media,
    fits,
    read: async ({ maxBytes }) => {
      fits.push(maxBytes)
      return { data: bytesOf(jpegStart, Math.min(maxBytes, media.bytes)), mimeType: 'image/jpeg', width: media.width, height: media.height }
    },
    open: () => Promise.reject(new Error('a picture is read')),
  }
}

export const testVideo = (overrides: Partial<DraftMedia> = {}): TestMedia => {
  const media = {
    kind: 'video' as const,
    mimeType: 'video/mp4',
    bytes: 20_000,
    width: 720,
    height: 1280,
    seconds: 12,
    alt: 'A test video',
    fileName: 'test.mp4',
    ...overrides,
  }
  const fits: number[] = []
  return {
    ...media,
    fits,
    read: () => Promise.reject(new Error('a video is opened')),
    open: async ({ maxBytes }) => {
      fits.push(maxBytes)
      if (media.bytes > maxBytes) throw new AppError('MEDIA_INVALID', { rule: 'video.too_big' })
      const data = bytesOf(mp4Start, media.bytes)
      const { width, height } = media
      return { bytes: data.byteLength, mimeType: 'video/mp4', width, height, parts: () => inParts(data) }
    },
  }
}
