/** What stands against how a video is made: its frames, shape, sound and size in pixels. Facts that are not known are not held against it. Pure. */
import type { DraftMedia, DraftProblem } from './adapter.ts'

type Severity = DraftProblem['severity']

/** What a platform says of videos; what it says nothing of is left out. */
export interface VideoBounds {
  /** A second. */
  frames?: { fewest?: number; most: number }
  /** By names as `codec` has them. */
  soundCodecs?: readonly string[]
  /** Hertz. */
  soundRate?: number
  /** Pixels, in whichever direction it stands; `severity`: whether it would be refused, or may be. */
  within?: { long: number; short: number; severity: Severity }
  /** Pixels of the shorter side. */
  smallest?: number
  /** Width by height. */
  shape?: { narrowest: number; widest: number }
  /** What it is shown best in, width by height. */
  bestShape?: { ratio: number; name: string }
  /** Pictures and sound together; `severity` as above. */
  bitsPerSecond?: { most: number; severity: Severity }
}

/** 59.94 and 23.976 are what cameras make of 60 and 24; what is counted over a few frames is no more exact. */
const frameTolerance = 0.5
const shapeTolerance = 0.01

export function* videoProblems(media: DraftMedia, bounds: VideoBounds): Iterable<DraftProblem> {
  yield* frameProblems(media, bounds)
  yield* soundProblems(media, bounds)
  yield* sizeProblems(media, bounds)
  yield* shapeProblems(media, bounds)
}

const problem = (severity: Severity, rule: string, data: DraftProblem['data']): DraftProblem => ({ severity, rule, data })
const rounded = (value: number): number => Math.round(value * 10) / 10

function* frameProblems(
  { fps, bytes, seconds, fileName: file }: DraftMedia,
  { frames, bitsPerSecond }: VideoBounds,
): Iterable<DraftProblem> {
  if (frames && typeof fps === 'number') {
    const { fewest = 0, most } = frames
    if (fps < fewest - frameTolerance) yield problem('error', 'video.slow_frames', { actual: rounded(fps), allowed: fewest, file })
    if (fps > most + frameTolerance) yield problem('error', 'video.fast_frames', { actual: rounded(fps), allowed: most, file })
  }
  if (!bitsPerSecond || seconds === null || seconds <= 0) return
  const bits = (bytes * 8) / seconds
  if (bits > bitsPerSecond.most)
    yield problem(bitsPerSecond.severity, 'video.bitrate', { actual: rounded(bits / 1e6), allowed: bitsPerSecond.most / 1e6, file })
}

function* soundProblems({ soundCodec, soundRate, fileName: file }: DraftMedia, bounds: VideoBounds): Iterable<DraftProblem> {
  if (typeof soundCodec === 'string' && bounds.soundCodecs && !bounds.soundCodecs.includes(soundCodec))
    yield problem('error', 'video.sound_codec', { actual: soundCodec, file })
  if (typeof soundRate === 'number' && bounds.soundRate !== undefined && soundRate > bounds.soundRate)
    yield problem('error', 'video.sound_rate', { actual: soundRate / 1000, allowed: bounds.soundRate / 1000, file })
}

function* sizeProblems({ width, height, fileName: file }: DraftMedia, { within, smallest }: VideoBounds): Iterable<DraftProblem> {
  const [long, short] = [Math.max(width, height), Math.min(width, height)]
  const actual = `${width} × ${height}`
  if (within && (long > within.long || short > within.short))
    yield problem(within.severity, 'video.too_large', { actual, long: within.long, short: within.short, file })
  if (smallest !== undefined && short < smallest) yield problem('error', 'video.too_small', { actual, allowed: smallest, file })
}

function* shapeProblems({ width, height, fileName: file }: DraftMedia, { shape, bestShape }: VideoBounds): Iterable<DraftProblem> {
  const ratio = width / height
  if (shape && (ratio < shape.narrowest - shapeTolerance || ratio > shape.widest + shapeTolerance))
    return yield problem('error', 'video.shape', { actual: `${width} × ${height}`, file })
  if (bestShape && Math.abs(ratio - bestShape.ratio) > shapeTolerance * 2)
    yield problem('warning', 'video.shape_advice', { actual: `${width} × ${height}`, allowed: bestShape.name, file })
}
