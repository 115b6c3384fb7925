/** What is usually taken to know a picture again: a dHash, whether each of 8 × 8 cells is lighter than the one beside it. */
import sharp from 'sharp'

export const plainHash = async (data: Buffer): Promise<Uint32Array> => {
  const grey = await sharp(data).greyscale().resize(9, 8, { fit: 'fill' }).raw().toBuffer()
  const words = new Uint32Array(2)
  for (let at = 0; at < 64; at += 1) {
    const place = Math.floor(at / 8) * 9 + (at % 8)
    if ((grey[place] ?? 0) < (grey[place + 1] ?? 0)) words[at >> 5] = (words[at >> 5] ?? 0) | (1 << (at & 31))
  }
  return words
}

const bitsOf = (value: number): number => {
  let v = value - ((value >>> 1) & 0x55555555)
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

export const differingBits = (a: Uint32Array, b: Uint32Array): number =>
  bitsOf((a[0] ?? 0) ^ (b[0] ?? 0)) + bitsOf((a[1] ?? 0) ^ (b[1] ?? 0))
