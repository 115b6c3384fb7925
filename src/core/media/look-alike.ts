/** Whether two pictures are one, cut or packed differently, by their prints; and finding such among many. Pure. */
import { cellsOf, sumsOf, tileSide, windows } from './fingerprint.ts'
import type { Print, Window } from './fingerprint.ts'

/** Numbers of 32 bits a print. */
export const hashWords = windows.length * 2

const bits = (value: number): number => {
  let v = value - ((value >>> 1) & 0x55555555)
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** So many of what the hashes find are laid over each other; the nearest first. */
export const mostLooked = 200

/** From this likeness on two pictures are taken for one: measured by `npm run bench -- --only library`. */
export const sameFrom = 0.85

/** At most so many of 63 bits differ: loose, since the tiles decide. */
export const mostBits = 12

export interface Near {
  /** Place among those looked through. */
  at: number
  bits: number
}

/**
 * Looks through all prints, `hashWords` numbers each: some two million words a look among fifty thousand, a few
 * milliseconds. A tree or buckets of bits would have to be asked for each of the windows, and be larger than this.
 */
export const nearOnes = (query: Uint32Array, all: Uint32Array, limit = mostBits): Near[] => {
  const found: Near[] = []
  const [whole0, whole1] = [query[0] ?? 0, query[1] ?? 0]
  for (let start = 0, at = 0; start < all.length; start += hashWords, at += 1) {
    let best = limit + 1
    const [their0, their1] = [all[start] ?? 0, all[start + 1] ?? 0]
    for (let word = 0; word < hashWords; word += 2) {
      const theirs = bits((all[start + word] ?? 0) ^ whole0)
      if (theirs < best) {
        const both = theirs + bits((all[start + word + 1] ?? 0) ^ whole1)
        if (both < best) best = both
      }
      const ours = bits((query[word] ?? 0) ^ their0)
      if (ours < best) {
        const both = ours + bits((query[word + 1] ?? 0) ^ their1)
        if (both < best) best = both
      }
    }
    if (best <= limit) found.push({ at, bits: best })
  }
  return found
}

const cells = 16
const whole: Window = { x: 0, y: 0, w: 1, h: 1 }

/** How alike two sets of cells are, from −1 to 1: what light and contrast do to a picture does not count. */
const correlation = (a: Float64Array, b: Float64Array): number => {
  const size = a.length
  let [sumA, sumB] = [0, 0]
  for (let at = 0; at < size; at += 1) {
    sumA += a[at] ?? 0
    sumB += b[at] ?? 0
  }
  const [meanA, meanB] = [sumA / size, sumB / size]
  let [ab, aa, bb] = [0, 0, 0]
  for (let at = 0; at < size; at += 1) {
    const [x, y] = [(a[at] ?? 0) - meanA, (b[at] ?? 0) - meanB]
    ab += x * y
    aa += x * x
    bb += y * y
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb)
}

/** What is left of each cell without the mean of its neighbours: outlines rather than large light and shade. */
const outlines = (values: Float64Array): Float64Array =>
  values.map((value, at) => {
    const [row, column] = [Math.floor(at / cells), at % cells]
    let [sum, count] = [0, 0]
    for (let y = Math.max(0, row - 1); y <= Math.min(cells - 1, row + 1); y += 1)
      for (let x = Math.max(0, column - 1); x <= Math.min(cells - 1, column + 1); x += 1) {
        sum += values[y * cells + x] ?? 0
        count += 1
      }
    return value - sum / count
  })

/** Ways to move or stretch a window, in steps. */
const moves: readonly Window[] = [
  { x: 1, y: 0, w: 0, h: 0 },
  { x: -1, y: 0, w: 0, h: 0 },
  { x: 0, y: 1, w: 0, h: 0 },
  { x: 0, y: -1, w: 0, h: 0 },
  { x: -0.5, y: 0, w: 1, h: 0 },
  { x: 0.5, y: 0, w: -1, h: 0 },
  { x: 0, y: -0.5, w: 0, h: 1 },
  { x: 0, y: 0.5, w: 0, h: -1 },
]
const steps = [0.025, 0.0125, 0.006] as const

const moved = (from: Window, by: Window, step: number): Window | null => {
  const to = { x: from.x + by.x * step, y: from.y + by.y * step, w: from.w + by.w * step, h: from.h + by.h * step }
  return to.x > -0.001 && to.y > -0.001 && to.x + to.w < 1.001 && to.y + to.h < 1.001 ? to : null
}

/** From 0 to 1: how well what `inner` shows is a part of `outer`, laid over each other at their best. */
const likenessOf = (outer: Uint8Array, inner: Uint8Array): number => {
  const shown = cellsOf(sumsOf(inner, tileSide), whole, cells)
  const shownOutlines = outlines(shown)
  const sums = sumsOf(outer, tileSide)
  const judge = (place: Window): number => {
    const there = cellsOf(sums, place, cells)
    return Math.min(correlation(shown, there), correlation(shownOutlines, outlines(there)))
  }
  let place = whole
  let best = judge(place)
  // Bits only say that some window fits; which one best is for the pictures to say.
  for (const window of windows.slice(1)) {
    const score = judge(window)
    if (score > best) [place, best] = [window, score]
  }
  for (const step of steps)
    for (let round = 0, better = true; better && round < 6; round += 1) {
      better = false
      for (const by of moves) {
        const next = moved(place, by, step)
        const score = next ? judge(next) : 0
        if (next && score > best) [place, best, better] = [next, score, true]
      }
    }
  return Math.max(0, best)
}

/** From 0 to 1: either may be the part. */
export const likeness = (a: Pick<Print, 'tile'>, b: Pick<Print, 'tile'>): number =>
  Math.max(likenessOf(a.tile, b.tile), likenessOf(b.tile, a.tile))
