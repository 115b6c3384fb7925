/**
 * A video encoded anew, by ffmpeg: H.264 and AAC in an MP4 whose index comes first, within what platforms take, and
 * without what a phone writes beside it. What is decided here is pure; the host runs it.
 */
import { matroskaTypes, mediaLimits } from './limits.ts'

/** What platforms that refuse a video bound it to; pixels of the longer and the shorter side. */
export interface ConversionWish {
  maxBytes?: number | undefined
  within?: { long: number; short: number } | undefined
}

/** Of the video as it is. */
export interface ConversionSource {
  mimeType: string
  seconds: number | null
  width: number
  height: number
  fps: number | null
}

/** What is made of it. */
export interface ConversionPlan {
  demuxer: 'mov' | 'matroska'
  /** Of pictures, a second. */
  bits: number
  /** Of the picture, and of the frame that it stands in the middle of. */
  picture: { width: number; height: number }
  frame: { width: number; height: number }
  /** Null: as many as there are, `fastest` at most. */
  fps: number | null
}

/** The narrowest of what platforms take at all (their `limits.ts`): Instagram's width, TikTok's shorter side, X's shapes. */
const widestWithin = { long: 1920, short: 1920 }
const shortestSide = 360
const stretched = 3
/** Everybody's frames a second; fewer than the first are shown twice. */
const slowest = 23
const fastest = 60
const usual = 30
/** Counted over a few frames: 59.94 is 60. */
const frameTolerance = 0.5
const soundBits = 128_000
/** Instagram names 25 million for all; what needs more than this is not seen. */
const mostBits = 20_000_000
/** Of the bytes allowed: the rest is for what lies around pictures and sound, and for moments that need more. */
const share = 0.9
/** Of pictures, a second; with less there is nothing left to look at. */
const fewestBits = 150_000

const conversionBytes = mediaLimits.videoBytes

/** Bits a second that pictures may have; null where so long a video fits no way. */
export const pictureBits = ({ seconds, maxBytes }: { seconds: number; maxBytes: number }): number | null => {
  const bits = Math.floor((maxBytes * 8 * share) / Math.max(1, seconds) - soundBits)
  return bits < fewestBits ? null : Math.min(bits, mostBits)
}

/** Encoders want whole pairs of lines. */
const even = (value: number): number => Math.max(2, Math.round(value / 2) * 2)

const scaled = ({ width, height }: ConversionSource, { long, short }: { long: number; short: number }) => {
  const [longer, shorter] = [Math.max(width, height), Math.min(width, height)]
  const most = Math.min(long / longer, short / shorter)
  const scale = Math.min(most, Math.max(1, shortestSide / shorter))
  return { width: even(width * scale), height: even(height * scale) }
}

/** Black beside what is too long and narrow for anybody, as a cinema does. */
const framed = ({ width, height }: { width: number; height: number }) => ({
  width: Math.max(width, even(Math.ceil(height / stretched))),
  height: Math.max(height, even(Math.ceil(width / stretched))),
})

export const planConversion = (source: ConversionSource, { maxBytes = conversionBytes, within }: ConversionWish): ConversionPlan | null => {
  const bits = pictureBits({ seconds: source.seconds ?? 0, maxBytes })
  if (bits === null) return null
  const bounds = {
    long: Math.min(widestWithin.long, within?.long ?? widestWithin.long),
    short: Math.min(widestWithin.short, within?.short ?? widestWithin.short),
  }
  const picture = scaled(source, bounds)
  return {
    demuxer: matroskaTypes.includes(source.mimeType) ? 'matroska' : 'mov',
    bits,
    picture,
    frame: framed(picture),
    fps: source.fps !== null && source.fps < slowest - frameTolerance ? usual : null,
  }
}

/** What the converted video may come to, beside the room that everything else needs. */
export const roomNeeded = ({ bits }: ConversionPlan, seconds: number, maxBytes: number): number =>
  Math.min(maxBytes, Math.ceil(((bits + soundBits) * Math.max(1, seconds) * 1.1) / 8)) + spareBytes
const spareBytes = 200_000_000

const filters = ({ picture, frame, fps }: ConversionPlan): string =>
  [
    `scale=${picture.width}:${picture.height}`,
    'setsar=1',
    ...(frame.width > picture.width || frame.height > picture.height ? [`pad=${frame.width}:${frame.height}:-1:-1:black`] : []),
    ...(fps === null ? [] : [`fps=${fps}`]),
  ].join(',')

/** Of a demuxer that is named, from a path that is a file, told nothing by the file of where else to read. */
export const conversionArguments = (from: string, to: string, plan: ConversionPlan, threads: number): string[] => [
  '-nostdin',
  '-hide_banner',
  '-nostats',
  '-v',
  'error',
  '-progress',
  'pipe:1',
  '-threads',
  String(threads),
  '-protocol_whitelist',
  'file,pipe',
  '-f',
  plan.demuxer,
  '-i',
  from,
  '-map',
  '0:v:0',
  '-map',
  '0:a:0?',
  '-map_metadata',
  '-1',
  '-map_chapters',
  '-1',
  '-vf',
  filters(plan),
  '-c:v',
  'libx264',
  '-preset',
  'veryfast',
  '-profile:v',
  'high',
  '-pix_fmt',
  'yuv420p',
  '-crf',
  '21',
  '-maxrate',
  String(plan.bits),
  '-bufsize',
  String(plan.bits),
  '-fpsmax',
  String(fastest),
  '-threads',
  String(threads),
  '-c:a',
  'aac',
  '-b:a',
  String(soundBits),
  '-ar',
  '48000',
  '-ac',
  '2',
  '-movflags',
  '+faststart',
  '-f',
  'mp4',
  '-y',
  to,
]

/** How far a line of `-progress` says it is, 0–1; null for a line that does not. */
export const progressIn = (line: string, seconds: number): number | null => {
  const found = /^out_time_us=(\d+)$/.exec(line.trim())
  return found ? Math.min(1, Number(found[1]) / 1_000_000 / Math.max(0.001, seconds)) : null
}
