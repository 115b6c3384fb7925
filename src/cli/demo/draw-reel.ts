/**
 * Short videos for the practice agency, real enough to play: a picture that a camera goes over, as H.264 whose blocks
 * are all written out (`I_PCM`), so that no encoder is needed.
 */
import { BufferTarget, EncodedPacket, EncodedVideoPacketSource, Mp4OutputFormat, Output } from 'mediabunny'
import sharp from 'sharp'
import { createBitWriter } from './bits.ts'

/** Whole macroblocks of 16 pixels; upright, as reels are. */
const [width, height] = [368, 656]
const [across, down] = [width / 16, height / 16]
const framesPerSecond = 24
/** The camera stands somewhere else every so many frames; those between show the same again, for a few bytes each. */
const stillFor = 8
const places = 9

const sequence = (): Uint8Array => {
  const unit = createBitWriter()
  // Baseline profile, level 3.0.
  for (const byte of [66, 0xc0, 30]) unit.bits(byte, 8)
  // Ids and counters as short as they may be; pictures are shown in the order they come in.
  for (const value of [0, 0, 2, 1]) unit.golomb(value)
  unit.bits(0, 1)
  unit.golomb(across - 1)
  unit.golomb(down - 1)
  // Whole frames, 8 × 8 inference, no cropping, nothing about display.
  unit.bits(0b1100, 4)
  return nal(0x67, unit.end())
}

const pictureSet = (): Uint8Array => {
  const unit = createBitWriter()
  for (const value of [0, 0]) unit.golomb(value)
  // Plain entropy coding, one slice group, no weights.
  unit.bits(0, 2)
  for (const value of [0, 0, 0]) unit.golomb(value)
  unit.bits(0, 3)
  for (const value of [0, 0, 0]) unit.golomb(value)
  // The deblocking filter is told in each slice.
  unit.bits(0b100, 3)
  return nal(0x68, unit.end())
}

/** Where three bytes would look like the beginning of a unit, a 3 stands between. */
const nal = (header: number, payload: Uint8Array): Uint8Array => {
  const out = new Uint8Array(Math.ceil(payload.length * 1.5) + 1)
  out[0] = header
  let length = 1
  let noughts = 0
  for (const byte of payload) {
    if (noughts >= 2 && byte <= 3) {
      out[length] = 3
      length += 1
      noughts = 0
    }
    out[length] = byte
    length += 1
    noughts = byte === 0 ? noughts + 1 : 0
  }
  return out.subarray(0, length)
}

interface Planes {
  /** 0–255 each, `stride` apart: luma and the two colours at full size. */
  y: Uint8Array
  u: Uint8Array
  v: Uint8Array
  stride: number
}

/** BT.601, kept off the ends of the range. */
const toPlanes = (rgb: Uint8Array, stride: number): Planes => {
  const count = rgb.length / 3
  const [y, u, v] = [new Uint8Array(count), new Uint8Array(count), new Uint8Array(count)]
  for (let at = 0; at < count; at += 1) {
    const [r, g, b] = [rgb[at * 3] ?? 0, rgb[at * 3 + 1] ?? 0, rgb[at * 3 + 2] ?? 0]
    y[at] = 16 + 0.257 * r + 0.504 * g + 0.098 * b
    u[at] = 128 - 0.148 * r - 0.291 * g + 0.439 * b
    v[at] = 128 + 0.439 * r - 0.368 * g - 0.071 * b
  }
  return { y, u, v, stride }
}

const block = (plane: Uint8Array, stride: number, left: number, top: number, step: number): Uint8Array => {
  const side = 16 / step
  const out = new Uint8Array(side * side)
  for (let row = 0; row < side; row += 1)
    for (let column = 0; column < side; column += 1)
      out[row * side + column] = plane[(top + row * step) * stride + left + column * step] ?? 128
  return out
}

/** The part of the picture that begins at `left`, `top`. */
const slice = ({ y, u, v, stride }: Planes, index: number, left: number, top: number): Uint8Array => {
  const unit = createBitWriter()
  // The first block of an intra picture.
  for (const value of [0, 7, 0]) unit.golomb(value)
  unit.bits(0, 4)
  unit.golomb(index % 2)
  unit.bits(0, 2)
  unit.golomb(0)
  // No deblocking: what is written out is what is shown.
  unit.golomb(1)
  for (let row = 0; row < down; row += 1)
    for (let column = 0; column < across; column += 1) {
      // I_PCM
      unit.golomb(25)
      unit.align()
      const [x, line] = [left + column * 16, top + row * 16]
      unit.bytes(block(y, stride, x, line, 1))
      unit.bytes(block(u, stride, x, line, 2))
      unit.bytes(block(v, stride, x, line, 2))
    }
  return nal(0x65, unit.end())
}

/** The same picture again: every block is skipped. `after`: how many pictures ago a whole one was. */
const sameAgain = (after: number): Uint8Array => {
  const unit = createBitWriter()
  // The first block of a predicted picture.
  for (const value of [0, 5, 0]) unit.golomb(value)
  unit.bits(after, 4)
  // One picture to look back at, in its own order, kept as pictures are; no change of quality.
  unit.bits(0, 3)
  unit.golomb(0)
  // No deblocking.
  unit.golomb(1)
  unit.golomb(across * down)
  return nal(0x21, unit.end())
}

const lengthPrefixed = (unit: Uint8Array): Uint8Array => {
  const out = Buffer.alloc(unit.length + 4)
  out.writeUInt32BE(unit.length)
  out.set(unit, 4)
  return out
}

/** AVCDecoderConfigurationRecord: one sequence, one picture set. */
const description = (): Uint8Array => {
  const [one, two] = [sequence(), pictureSet()]
  return Uint8Array.from([1, one[1] ?? 66, one[2] ?? 0, one[3] ?? 30, 255, 225, 0, one.length, ...one, 1, 0, two.length, ...two])
}

/** Three seconds of MP4 over a picture (any file that sharp reads). */
export const drawReel = async (picture: Buffer): Promise<Uint8Array<ArrayBuffer>> => {
  // Room to move in: a quarter more on each side.
  const [wide, tall] = [Math.round(width * 1.25), Math.round(height * 1.25)]
  const rgb = await sharp(picture).resize(wide, tall, { fit: 'cover' }).removeAlpha().raw().toBuffer()
  const planes = toPlanes(rgb, wide)
  const output = new Output({ format: new Mp4OutputFormat(), target: new BufferTarget() })
  const source = new EncodedVideoPacketSource('avc')
  output.addVideoTrack(source)
  await output.start()
  for (let index = 0; index < places * stillFor; index += 1) {
    const share = Math.floor(index / stillFor) / (places - 1)
    const isNew = index % stillFor === 0
    const unit = isNew
      ? slice(planes, index / stillFor, Math.floor(share * (wide - width)), Math.floor(share * (tall - height)))
      : sameAgain(index % stillFor)
    const packet = new EncodedPacket(lengthPrefixed(unit), isNew ? 'key' : 'delta', index / framesPerSecond, 1 / framesPerSecond)
    await source.add(
      packet,
      index === 0
        ? { decoderConfig: { codec: 'avc1.42c01e', codedWidth: width, codedHeight: height, description: description() } }
        : undefined,
    )
  }
  await output.finalize()
  if (!output.target.buffer) throw new Error('no video was made')
  return new Uint8Array(output.target.buffer)
}
