/** Real pictures for tests, no two alike: a plain colour with a number in it. */
import sharp from 'sharp'

let made = 0

export interface ImageWish {
  width?: number
  height?: number
  format?: 'jpeg' | 'png' | 'webp'
  /** EXIF orientation 1–8, and a place, as a phone writes them. */
  orientation?: number
  gps?: boolean
  noise?: boolean
}

export const realImage = async ({
  width = 64,
  height = 48,
  format = 'jpeg',
  orientation,
  gps = false,
  noise = false,
}: ImageWish = {}): Promise<Uint8Array> => {
  made += 1
  const background = { r: (made * 53) % 256, g: (made * 97) % 256, b: (made * 151) % 256 }
  const image = sharp({
    create: { width, height, channels: 3, background, ...(noise && { noise: { type: 'gaussian' as const, mean: 128, sigma: 60 } }) },
  })
  const exif = gps ? { IFD0: { Make: 'SecretPhone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 30/1' } } : undefined
  const described = exif ? image.withExif(exif) : image
  return (orientation ? described.withMetadata({ orientation }) : described).toFormat(format).toBuffer()
}
