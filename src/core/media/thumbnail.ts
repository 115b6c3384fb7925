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

export const squareSide = 256

/** The midst of a thumbnail: what a list shows of it, without unpacking what it does not. */
export const squareOf = (thumbnail: Uint8Array): Promise<Uint8Array> =>
  sharp(thumbnail).resize({ width: squareSide, height: squareSide, fit: 'cover' }).webp({ quality: 80 }).toBuffer()

/**
 * Stands for a video until a window has drawn a picture of it: a dark plate in its shape with the holes of a film along
 * its sides. Its midst is empty, since that is where a page puts the button that plays it.
 */
export const videoThumbnail = ({ width, height }: Dimensions): Promise<Uint8Array> => {
  const scale = thumbSide / Math.max(width, height)
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
  const hole = Math.min(w, h) / 14
  const step = h / Math.max(3, Math.round(h / (hole * 2)))
  const holes = Array.from({ length: Math.round(h / step) }, (_, at) => {
    const y = at * step + (step - hole) / 2
    const round = `width="${hole}" height="${hole}" rx="${hole / 4}" y="${y}"`
    return `<rect x="${hole * 0.6}" ${round}/><rect x="${w - hole * 1.6}" ${round}/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><rect width="100%" height="100%" fill="#26242b"/><g fill="#ffffff" fill-opacity="0.2">${holes.join('')}</g></svg>`
  return sharp(Buffer.from(svg)).webp({ quality: 80 }).toBuffer()
}
