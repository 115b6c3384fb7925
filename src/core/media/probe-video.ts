/** What a video is: its size as a person sees it, how long, packed how. */
import { BufferSource, FilePathSource, Input, MP4, QTFF } from 'mediabunny'
import { AppError } from '../app-error.ts'
import { mediaLimits } from './limits.ts'
import type { Dimensions } from './probe-image.ts'

export interface VideoFacts extends Dimensions {
  seconds: number
  /** `avc`, `hevc` … as the file says; `null` when it names one that nobody knows. */
  codec: string | null
}

/** A file as mediabunny reads it: in memory, or by its path, of which it reads what it needs. */
export const openVideo = (data: Uint8Array | string): Input =>
  new Input({ source: typeof data === 'string' ? new FilePathSource(data) : new BufferSource(data), formats: [MP4, QTFF] })

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
    const [width, height, codec, seconds] = await Promise.all([
      track.getDisplayWidth(),
      track.getDisplayHeight(),
      track.getCodec(),
      input.computeDuration(),
    ])
    return { width, height, codec, seconds }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('MEDIA_INVALID', { rule: 'video.unreadable', file }, { cause: error })
  }
}
