/** A picture for paper, which knows no WebP. */
import sharp from 'sharp'

export const asJpeg = (picture: Uint8Array): Promise<Uint8Array> =>
  sharp(picture).flatten({ background: '#ffffff' }).jpeg({ quality: 82 }).toBuffer()
