/** What a picture is: its size as a person sees it. Refuses what cannot or should not be unpacked. */
import sharp from 'sharp'
import type { Metadata, Sharp } from 'sharp'
import { AppError } from '../app-error.ts'
import { mediaLimits } from './limits.ts'
import { readGif } from './read-gif.ts'

export interface Dimensions {
  width: number
  height: number
}

// Every picture is touched once; a cache of operations only holds memory.
sharp.cache(false)

/** Sharp, with the guard against pictures that unpack to gigabytes. Truncated files fail rather than turn half grey. */
export const openImage = (data: Uint8Array): Sharp =>
  sharp(data, { limitInputPixels: mediaLimits.imagePixels, failOn: 'truncated', autoOrient: true })

const invalid = (rule: string, file: string, actual?: string, allowed?: string) =>
  new AppError('MEDIA_INVALID', { rule, file, actual, allowed })

/** Its size, and how long it moves; null: it is still. Reads the header, and of a GIF where its frames lie. Throws MEDIA_INVALID. */
export const probeImage = async (data: Uint8Array, file: string): Promise<Dimensions & { seconds: number | null }> => {
  let header: Metadata
  try {
    // Without the guard, which would give no reason: nothing is unpacked for the header.
    header = await sharp(data, { limitInputPixels: false }).metadata()
  } catch (error) {
    throw new AppError('MEDIA_INVALID', { rule: 'image.unreadable', file }, { cause: error })
  }
  const { format, width, height, pages = 1, autoOrient } = header
  const pixels = width * height
  if (pixels > mediaLimits.imagePixels) throw invalid('image.pixels', file, String(pixels), String(mediaLimits.imagePixels))
  if (Math.max(width, height) > mediaLimits.side)
    throw invalid('media.side', file, String(Math.max(width, height)), String(mediaLimits.side))
  const size = { width: autoOrient.width, height: autoOrient.height }
  if (pages === 1) return { ...size, seconds: null }
  if (format !== 'gif') throw invalid('image.animated', file, String(pages), '1')
  return { ...size, seconds: secondsOfGif(data, file) }
}

const secondsOfGif = (data: Uint8Array, file: string): number => {
  const gif = readGif(data)
  if (!gif) throw invalid('image.unreadable', file)
  if (gif.frames > mediaLimits.gifFrames) throw invalid('gif.frames', file, String(gif.frames), String(mediaLimits.gifFrames))
  return gif.seconds
}
