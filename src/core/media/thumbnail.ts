/** Small pictures for the interface: at most 480 px, WebP, without metadata. */
import sharp from 'sharp'
import { AppError } from '../app-error.ts'
import { openImage } from './probe-image.ts'
import type { Dimensions } from './probe-image.ts'

export const thumbSide = 480

/** Unpacks the whole picture, so it is also the proof that it can be. Throws MEDIA_INVALID. */
export const imageThumbnail = async (data: Uint8Array, file: string): Promise<Uint8Array> => {
  try {
    return await openImage(data)
      .resize({ width: thumbSide, height: thumbSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer()
  } catch (error) {
    throw new AppError('MEDIA_INVALID', { rule: 'image.unreadable', file }, { cause: error })
  }
}

/** Stands for a video, whose frames are not decoded here: a dark tile in its shape with a play mark. */
export const videoThumbnail = ({ width, height }: Dimensions): Promise<Uint8Array> => {
  const scale = thumbSide / Math.max(width, height)
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
  const r = Math.round(Math.min(w, h) / 6)
  const mark = `M ${w / 2 - r / 2} ${h / 2 - r * 0.7} L ${w / 2 + r * 0.8} ${h / 2} L ${w / 2 - r / 2} ${h / 2 + r * 0.7} Z`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><rect width="100%" height="100%" fill="#26242b"/><circle cx="${w / 2}" cy="${h / 2}" r="${r * 1.5}" fill="#ffffff" fill-opacity="0.16"/><path d="${mark}" fill="#ffffff"/></svg>`
  return sharp(Buffer.from(svg)).webp({ quality: 80 }).toBuffer()
}
