/** What a video is: its size as a person sees it, how long, packed how. */
import { BufferSource, FilePathSource, Input, MATROSKA, MP4, QTFF, WEBM } from 'mediabunny'
import { AppError } from '../app-error.ts'
import { mediaLimits } from './limits.ts'
import type { Dimensions } from './probe-image.ts'

export interface VideoFacts extends Dimensions {
  seconds: number
  /** `avc`, `hevc` … as the file says; `null` when it names one that nobody knows. */
  codec: string | null
  /** Frames a second, on the average. */
  fps: number | null
  /** Of its sound, when it has one: `aac`, `opus` … and hertz. */
  soundCodec: string | null
  soundRate: number | null
}

/** Enough of them to tell how many there are a second. */
const framesCounted = 240

/** A file as mediabunny reads it: in memory, or by its path, of which it reads what it needs. */
export const openVideo = (data: Uint8Array | string): Input =>
  new Input({ source: typeof data === 'string' ? new FilePathSource(data) : new BufferSource(data), formats: [MP4, QTFF, WEBM, MATROSKA] })

/** Throws MEDIA_INVALID. */
export const probeVideo = async (data: Uint8Array | string, file: string): Promise<VideoFacts> => {
  const facts = await readFacts(data, file)
  const longest = Math.max(facts.width, facts.height)
  if (longest > mediaLimits.side)
    throw new AppError('MEDIA_INVALID', { rule: 'media.side', file, actual: String(longest), allowed: String(mediaLimits.side) })
  if (!(facts.seconds > 0)) throw new AppError('MEDIA_INVALID', { rule: 'video.empty', file, actual: '0' })
  return facts
}

const readFacts = async (data: Uint8Array | string, file: string): Promise<VideoFacts> => {
  try {
    using input = openVideo(data)
    const track = await input.getPrimaryVideoTrack()
    if (!track) throw new AppError('MEDIA_INVALID', { rule: 'video.no_picture', file })
    const sound = await input.getPrimaryAudioTrack()
    const [width, height, codec, seconds, { averagePacketRate }, soundCodec, soundRate] = await Promise.all([
      track.getDisplayWidth(),
      track.getDisplayHeight(),
      track.getCodec(),
      input.computeDuration(),
      track.computePacketStats(framesCounted),
      sound?.getCodec() ?? null,
      sound?.getSampleRate() ?? null,
    ])
    const fps = Number.isFinite(averagePacketRate) && averagePacketRate > 0 ? averagePacketRate : null
    return { width, height, codec, seconds, fps, soundCodec, soundRate }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('MEDIA_INVALID', { rule: 'video.unreadable', file }, { cause: error })
  }
}
