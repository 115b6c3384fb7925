/**
 * Fits a video to a platform: packed again as MP4 without touching a frame, and without what a phone writes beside
 * it (place, device, names). Frames are never encoded anew here: what is too big or in a codec that MP4 does not
 * carry is refused with the reason.
 */
import { BufferTarget, Conversion, Mp4OutputFormat, Output } from 'mediabunny'
import { AppError } from '../app-error.ts'
import { openVideo } from './probe-video.ts'

export const fittedVideoType = 'video/mp4'

/** Throws MEDIA_INVALID. Two runs differ in the file's own date: keep what was made. */
export const repackVideo = async (data: Uint8Array, file: string): Promise<Uint8Array> => {
  using input = openVideo(data)
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target: new BufferTarget() })
  const conversion = await Conversion.init({ input, output, tags: {}, copy: { mode: 'forced' }, showWarnings: false })
  const lost = conversion.discardedTracks[0]
  if (lost || !conversion.isValid) {
    const codec = (await lost?.track.getCodec()) ?? 'unknown'
    throw new AppError('MEDIA_INVALID', { rule: lost?.track.isAudioTrack() ? 'video.sound_codec' : 'video.codec', file, actual: codec })
  }
  try {
    await conversion.execute()
  } catch (error) {
    throw new AppError('MEDIA_INVALID', { rule: 'video.unreadable', file }, { cause: error })
  }
  const packed = output.target.buffer
  if (!packed) throw new AppError('MEDIA_INVALID', { rule: 'video.unreadable', file })
  return new Uint8Array(packed)
}
