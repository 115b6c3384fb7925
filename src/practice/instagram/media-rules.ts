/** What Instagram takes and refuses of a picture or a video, by its bytes. */
import { sniffType } from '../sniff-type.ts'
import type { MediaType } from './network.ts'

const imageMaxBytes = 8 * 1024 * 1024
const reelMaxBytes = 300 * 1024 * 1024
const storyMaxBytes = 100 * 1024 * 1024
/** 4:5 to 1.91:1, with what rounding to whole pixels takes or adds. */
const narrowest = 0.79
const widest = 1.92

/** Subcode of what stands against it, or `null`. */
export const problemOf = (data: Uint8Array, mediaType: MediaType): number | null => {
  const type = sniffType(data)
  if (type === 'image/jpeg') {
    if (mediaType === 'REELS') return 2_207_026
    if (data.byteLength > imageMaxBytes) return 2_207_004
    const size = sizeOf(data)
    const ratio = size === null || mediaType === 'STORIES' ? 1 : size.width / size.height
    return ratio < narrowest || ratio > widest ? 2_207_009 : null
  }
  if (type === 'video/mp4' || type === 'video/quicktime') {
    if (mediaType === 'IMAGE') return 2_207_005
    return data.byteLength > (mediaType === 'STORIES' ? storyMaxBytes : reelMaxBytes) ? 2_207_026 : null
  }
  return mediaType === 'REELS' ? 2_207_026 : 2_207_005
}

/** Of a JPEG, from its frame header; `null` where there is none. */
const sizeOf = (data: Uint8Array): { width: number; height: number } | null => {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  for (let at = 2; at + 9 < data.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
      return width > 0 && height > 0 ? { width, height } : null
    }
    at += 2 + view.getUint16(at + 2)
  }
  return null
}
