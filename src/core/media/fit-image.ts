/**
 * Fits a picture to a platform: within its bytes, in a type it takes, upright, and without a word of metadata
 * (EXIF, GPS, names). The same picture and limits give the same bytes, so that a retry sends the same post.
 */
import sharp from 'sharp'
import type { Sharp } from 'sharp'
import { AppError } from '../app-error.ts'
import { openImage, type Dimensions } from './probe-image.ts'
import { readGif } from './read-gif.ts'

export interface ImageFit {
  maxBytes: number
  types: readonly string[]
  /** Longest side in pixels. */
  maxSide?: number
}

export interface FittedImage {
  data: Uint8Array
  mimeType: string
  width: number
  height: number
}

/** The longest side sent unless the platform asks for less: no screen shows more. */
const defaultMaxSide = 4096
const qualities = [92, 86, 80, 74, 68] as const
/** Each further size is this part of the one before. */
const sizeStep = 0.8
const smallestSide = 320

interface Encoder {
  mimeType: string
  /** Whether it keeps what is see-through. */
  alpha: boolean
  encode(image: Sharp, quality: number): Sharp
}

const webp = (image: Sharp, quality: number): Sharp => image.webp({ quality })
const jpeg = (image: Sharp, quality: number): Sharp => image.jpeg({ quality, chromaSubsampling: quality >= 86 ? '4:4:4' : '4:2:0' })
const encoders: readonly Encoder[] = [
  { mimeType: 'image/webp', alpha: true, encode: webp },
  { mimeType: 'image/jpeg', alpha: false, encode: jpeg },
  { mimeType: 'image/webp', alpha: false, encode: webp },
]

const resized = (data: Uint8Array, side: number): Sharp =>
  openImage(data).resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })

/** Throws MEDIA_INVALID when no size or quality fits, or no type is one that Coulisse writes. */
export const fitImage = async (data: Uint8Array, fit: ImageFit, file: string): Promise<FittedImage> => {
  try {
    return await fitted(data, fit, file)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('MEDIA_INVALID', { rule: 'image.unreadable', file }, { cause: error })
  }
}

const fitted = async (data: Uint8Array, fit: ImageFit, file: string): Promise<FittedImage> => {
  const { format, hasAlpha, autoOrient, pages = 1 } = await openImage(data).metadata()
  if (format === 'gif' && pages > 1 && fit.types.includes('image/gif')) return movingGif(data, fit, file, autoOrient)
  const longest = Math.min(Math.max(autoOrient.width, autoOrient.height), fit.maxSide ?? defaultMaxSide)
  // Drawings and screen shots stay sharp as PNG, where that fits without a loss.
  if (format === 'png' && fit.types.includes('image/png')) {
    const png = await resized(data, longest).png().toBuffer({ resolveWithObject: true })
    if (png.data.byteLength <= fit.maxBytes)
      return { data: png.data, mimeType: 'image/png', width: png.info.width, height: png.info.height }
  }
  const keepsAlpha = hasAlpha && !(await openImage(data).stats()).isOpaque
  const taken = encoders.filter(({ mimeType }) => fit.types.includes(mimeType))
  const encoder = taken.find(({ alpha }) => alpha === keepsAlpha) ?? taken[0]
  if (!encoder) throw new AppError('MEDIA_INVALID', { rule: 'image.type', file, actual: `image/${format}`, allowed: fit.types.join(', ') })
  return stepDown(data, { fit, file, longest, encoder })
}

/** Goes out as it is, but for its metadata: where a platform takes none that moves, the first frame goes. */
const movingGif = (data: Uint8Array, { maxBytes }: ImageFit, file: string, { width, height }: Dimensions): FittedImage => {
  const gif = readGif(data)
  if (!gif) throw new AppError('MEDIA_INVALID', { rule: 'image.unreadable', file })
  const { byteLength } = gif.stripped
  if (byteLength > maxBytes)
    throw new AppError('MEDIA_INVALID', { rule: 'gif.bytes', file, actual: String(byteLength), allowed: String(maxBytes) })
  return { data: gif.stripped, mimeType: 'image/gif', width, height }
}

interface StepDown {
  fit: ImageFit
  file: string
  longest: number
  encoder: Encoder
}

/** Quality first, then size: a little softer shows less than a lot smaller. */
const stepDown = async (data: Uint8Array, { fit, file, longest, encoder }: StepDown): Promise<FittedImage> => {
  let smallest = Number.POSITIVE_INFINITY
  for (let side = longest; side >= Math.min(smallestSide, longest); side = Math.floor(side * sizeStep)) {
    const unpacked = encoder.alpha ? resized(data, side) : resized(data, side).flatten({ background: '#ffffff' })
    // Unpacked once for all qualities of this size.
    const raw = await unpacked.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
    const { width, height, channels } = raw.info
    for (const quality of qualities) {
      const packed = await encoder.encode(sharp(raw.data, { raw: { width, height, channels } }), quality).toBuffer()
      if (packed.byteLength <= fit.maxBytes) return { data: packed, mimeType: encoder.mimeType, width, height }
      smallest = Math.min(smallest, packed.byteLength)
    }
  }
  throw new AppError('MEDIA_INVALID', { rule: 'image.bytes', file, actual: String(smallest), allowed: String(fit.maxBytes) })
}
