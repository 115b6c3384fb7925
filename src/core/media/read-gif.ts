/** What a GIF is made of (GIF89a): how many frames, how long they last, and the same without what is only said beside them. Pure. */

export interface GifFacts {
  frames: number
  seconds: number
  /** Without comments, XMP and whatever else is no picture; to the byte the same otherwise. */
  stripped: Uint8Array
}

const extension = 0x21
const picture = 0x2c
const trailer = 0x3b
const control = 0xf9
const application = 0xff
/** Applications whose blocks say how often it runs. */
const loops = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0'])
/** What browsers show a frame for that asks for less than 2 hundredths of a second. */
const usualDelay = 10

/** Null: not one that can be followed to its end. */
export const readGif = (data: Uint8Array): GifFacts | null => {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  try {
    return walk(data, view)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const tableBytes = (packed: number): number => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0)

/** Past the sub-blocks that begin at `at`. Throws RangeError past the end. */
const pastBlocks = (view: DataView, at: number): number => {
  let next = at
  for (let size = view.getUint8(next); size > 0; size = view.getUint8(next)) next += size + 1
  return next + 1
}

const walk = (data: Uint8Array, view: DataView): GifFacts | null => {
  let at = 13 + tableBytes(view.getUint8(10))
  const kept = [data.subarray(0, at)]
  let [frames, hundredths] = [0, 0]
  while (at < data.byteLength && view.getUint8(at) !== trailer) {
    const from = at
    const kind = view.getUint8(at)
    if (kind === picture) {
      at = pastBlocks(view, at + 11 + tableBytes(view.getUint8(at + 9)))
      frames += 1
      kept.push(data.subarray(from, at))
    } else if (kind === extension) {
      const label = view.getUint8(at + 1)
      at = pastBlocks(view, at + 2)
      if (label === control) {
        const delay = view.getUint16(from + 4, true)
        hundredths += delay < 2 ? usualDelay : delay
      }
      const isLoop = label === application && loops.has(Buffer.from(data.subarray(from + 3, from + 14)).toString('latin1'))
      if (label === control || isLoop) kept.push(data.subarray(from, at))
    } else return null
  }
  return { frames, seconds: hundredths / 100, stripped: Buffer.concat([...kept, Buffer.from([trailer])]) }
}
