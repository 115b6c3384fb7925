/**
 * A video encoded anew, by ffmpeg: H.264 and AAC in an MP4 whose index comes first, within what platforms take, and
 * without what a phone writes beside it. What is decided here is pure; the host runs it.
 */
import { mediaLimits } from './limits.ts'

interface ConversionBounds {
  seconds: number
  maxBytes: number
}

/** The narrowest of what platforms take at all: Instagram's width, everybody's frames a second (their `limits.ts`). */
const longestSide = 1920
const fastest = 60
const soundBits = 128_000
/** Of the bytes allowed: the rest is for what lies around pictures and sound, and for moments that need more. */
const share = 0.9
/** Of pictures, a second; with less there is nothing left to look at. */
const fewestBits = 150_000

export const conversionBytes = mediaLimits.videoBytes

/** Bits a second that pictures may have; null where so long a video fits no way. */
export const pictureBits = ({ seconds, maxBytes }: ConversionBounds): number | null => {
  const bits = Math.floor((maxBytes * 8 * share) / Math.max(1, seconds) - soundBits)
  return bits < fewestBits ? null : bits
}

/** Of a demuxer that is named, from a path that is a file, told nothing by the file of where else to read. */
export const conversionArguments = (from: string, to: string, bits: number, threads: number): string[] => [
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
  'mov',
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
  `scale='min(${longestSide},iw)':'min(${longestSide},ih)':force_original_aspect_ratio=decrease:force_divisible_by=2`,
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
  String(bits),
  '-bufsize',
  String(bits),
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
