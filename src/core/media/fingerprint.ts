/**
 * What a picture looks like, so that it is known again after a crop, another size or a stronger compression. Pure but
 * for the unpacking.
 *
 * A print is two things. Hashes: the signs of the low frequencies (a DCT, as in pHash) of the whole picture and of
 * windows that cover most of it. A crop's whole then looks like one of the original's windows. And a small grey tile,
 * with which what the hashes find is looked at once more, laid over each other as the windows say.
 */
import { openImage } from './probe-image.ts'

/** Another way of making prints makes them all anew. */
export const printVersion = 1

export interface Print {
  /** Two words of 32 bits a window, the whole picture first. */
  hashes: Uint32Array
  /** `tileSide`² grey values, row by row. */
  tile: Uint8Array
}

/** A part of a picture, in parts of its sides. */
export interface Window {
  x: number
  y: number
  w: number
  h: number
}

const range = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, at) => from + at * step)

/** All places of a window of this size, `step` apart. */
const placed = (w: number, h: number, step: number): Window[] =>
  range(0, 1 - h, step).flatMap((y) => range(0, 1 - w, step).map((x) => ({ x, y, w, h })))

/** The whole first; then what is left when up to a fifth is cut off one side or from both. */
export const windows: readonly Window[] = [
  { x: 0, y: 0, w: 1, h: 1 },
  ...placed(0.95, 0.95, 0.05),
  ...placed(0.9, 1, 0.05),
  ...placed(1, 0.9, 0.05),
  ...placed(0.9, 0.9, 0.05),
  ...placed(0.8, 1, 0.1),
  ...placed(1, 0.8, 0.1),
  ...placed(0.8, 0.8, 0.1),
]

export const tileSide = 32
const side = 96
const grid = 16
/** Sums over everything above and to the left: the mean of any part takes four of them. */
export type Sums = (x: number, y: number) => number

export const sumsOf = (grey: Uint8Array, width: number): Sums => {
  const table = new Float64Array((width + 1) * (width + 1))
  for (let y = 0; y < width; y += 1) {
    let row = 0
    for (let x = 0; x < width; x += 1) {
      row += grey[y * width + x] ?? 0
      table[(y + 1) * (width + 1) + x + 1] = (table[y * (width + 1) + x + 1] ?? 0) + row
    }
  }
  const at = (x: number, y: number): number => table[y * (width + 1) + x] ?? 0
  return (px, py) => {
    const x = Math.min(width, Math.max(0, px * width))
    const y = Math.min(width, Math.max(0, py * width))
    const [x0, y0] = [Math.min(width - 1, Math.floor(x)), Math.min(width - 1, Math.floor(y))]
    const [fx, fy] = [x - x0, y - y0]
    return at(x0, y0) * (1 - fx) * (1 - fy) + at(x0 + 1, y0) * fx * (1 - fy) + at(x0, y0 + 1) * (1 - fx) * fy + at(x0 + 1, y0 + 1) * fx * fy
  }
}

/** A window as `cells`² sums of equal parts, row by row. */
export const cellsOf = (sums: Sums, { x, y, w, h }: Window, cells: number): Float64Array => {
  const corners = new Float64Array((cells + 1) * (cells + 1))
  for (let row = 0; row <= cells; row += 1)
    for (let column = 0; column <= cells; column += 1)
      corners[row * (cells + 1) + column] = sums(x + (w * column) / cells, y + (h * row) / cells)
  const found = new Float64Array(cells * cells)
  for (let row = 0; row < cells; row += 1)
    for (let column = 0; column < cells; column += 1) {
      const top = row * (cells + 1) + column
      const bottom = top + cells + 1
      found[row * cells + column] = (corners[bottom + 1] ?? 0) - (corners[bottom] ?? 0) - (corners[top + 1] ?? 0) + (corners[top] ?? 0)
    }
  return found
}

const frequencies = 8
const cosines = Float64Array.from({ length: frequencies * grid }, (_, at) =>
  Math.cos((Math.PI * Math.floor(at / grid) * (2 * (at % grid) + 1)) / (2 * grid)),
)

/** The lowest 8 × 8 frequencies, without the first, each as whether it is above their median. */
const hashOf = (cells: Float64Array): [number, number] => {
  const rows = new Float64Array(frequencies * grid)
  for (let y = 0; y < grid; y += 1)
    for (let u = 0; u < frequencies; u += 1) {
      let sum = 0
      for (let x = 0; x < grid; x += 1) sum += (cells[y * grid + x] ?? 0) * (cosines[u * grid + x] ?? 0)
      rows[y * frequencies + u] = sum
    }
  const values = new Float64Array(frequencies * frequencies)
  for (let u = 0; u < frequencies; u += 1)
    for (let v = 0; v < frequencies; v += 1) {
      let sum = 0
      for (let y = 0; y < grid; y += 1) sum += (rows[y * frequencies + u] ?? 0) * (cosines[v * grid + y] ?? 0)
      values[v * frequencies + u] = sum
    }
  const median = values.slice(1).toSorted()[31] ?? 0
  const words: [number, number] = [0, 0]
  for (let at = 1; at < 64; at += 1) if ((values[at] ?? 0) > median) words[at >> 5] = (words[at >> 5] ?? 0) | (1 << (at & 31))
  return [words[0] >>> 0, words[1] >>> 0]
}

/** Grey values spread less than this say nothing: a plain colour, a blank page. */
const leastSpread = 4

/** Null for a picture without features to be known by. `data`: the picture or its thumbnail. Throws what sharp throws. */
export const printOf = async (data: Uint8Array): Promise<Print | null> => {
  const grey = await openImage(data)
    .flatten({ background: '#808080' })
    .resize({ width: side, height: side, fit: 'fill', kernel: 'mitchell', fastShrinkOnLoad: false })
    .greyscale()
    .raw()
    .toBuffer()
  return printFrom(new Uint8Array(grey))
}

const printFrom = (grey: Uint8Array): Print | null => {
  const sums = sumsOf(grey, side)
  const perCell = (side / tileSide) ** 2
  const tile = Uint8Array.from(cellsOf(sums, { x: 0, y: 0, w: 1, h: 1 }, tileSide), (sum) => Math.round(sum / perCell))
  if (spreadOf(tile) < leastSpread) return null
  const hashes = new Uint32Array(windows.length * 2)
  windows.forEach((window, at) => hashes.set(hashOf(cellsOf(sums, window, grid)), at * 2))
  return { hashes, tile }
}

const spreadOf = (values: Uint8Array): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}
