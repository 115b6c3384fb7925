/** A picture of a report, made smaller and without what a camera wrote into it (where and when, by what). */
import sharp from 'sharp'
import { AppError } from '../../app-error.ts'

const longest = 2400
/** A picture that unpacks to more is made to hurt. */
const mostPixels = 100_000_000

export interface TakenPicture {
  jpeg: Buffer
  width: number
  height: number
}

/** Throws MEDIA_INVALID for what is no picture. */
export const takePicture = async (file: File): Promise<TakenPicture> => {
  try {
    const { data, info } = await sharp(Buffer.from(await file.arrayBuffer()), { limitInputPixels: mostPixels })
      .rotate()
      .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 88 })
      .toBuffer({ resolveWithObject: true })
    return { jpeg: data, width: info.width, height: info.height }
  } catch {
    // Whatever the decoder says is about bytes that a person chose: that it is no picture is what helps them.
    throw new AppError('MEDIA_INVALID', { rule: 'media.unreadable', file: file.name.slice(0, 100) })
  }
}
