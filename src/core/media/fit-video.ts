/**
 * Fits a video to a platform: packed again as MP4 without touching a frame, and without what a phone writes beside
 * it (place, device, names). Frames are never encoded anew here: what is too big or in a codec that MP4 does not
 * carry is refused with the reason.
 */
import { rm } from 'node:fs/promises'
import { Conversion, FilePathTarget, Mp4OutputFormat, Output } from 'mediabunny'
import { AppError } from '../app-error.ts'
import { writeIndexFirst } from './index-first.ts'
import { fullDisk } from './media-files.ts'
import { openVideo } from './probe-video.ts'

export const fittedVideoType = 'video/mp4'

/**
 * From file to file, so that a video is never in memory whole. Throws MEDIA_INVALID. Two runs differ in the file's own
 * date: keep what was made.
 */
export const repackVideo = async (from: string, to: string, file: string): Promise<void> => {
  const packed = `${to}.packed`
  try {
    await repack(from, packed, file)
    await writeIndexFirst(packed, to)
  } finally {
    await rm(packed, { force: true })
  }
}

const repack = async (from: string, to: string, file: string): Promise<void> => {
  using input = openVideo(from)
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: false }), target: new FilePathTarget(to) })
  const conversion = await Conversion.init({ input, output, tags: {}, copy: { mode: 'forced' }, showWarnings: false })
  const lost = conversion.discardedTracks[0]
  if (lost || !conversion.isValid) {
    const codec = (await lost?.track.getCodec()) ?? 'unknown'
    throw new AppError('MEDIA_INVALID', { rule: lost?.track.isAudioTrack() ? 'video.sound_codec' : 'video.codec', file, actual: codec })
  }
  try {
    await conversion.execute()
  } catch (error) {
    if (fullDisk(error) !== error) throw fullDisk(error)
    throw new AppError('MEDIA_INVALID', { rule: 'video.unreadable', file }, { cause: error })
  }
}
