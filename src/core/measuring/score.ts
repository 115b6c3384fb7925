/**
 * A post's score, 0–100. Each part is how far the post stands from its account's recent posts, in robust standard deviations,
 * as a share of a normal distribution: 50 is as usual, 84 is one deviation above. The parts known are weighed together.
 * Pure, and free of allocation, so that a million are scored at once.
 *
 * median and MAD: Rousseeuw & Croux, "Alternatives to the Median Absolute Deviation" (1993); 1.4826·MAD is σ of normal data.
 * Φ(z) is ½(1 + x/√(1+x²)) within 0.0043, with x = 0.765 z + 0.186 z³: fitted by ourselves, and held by a test. The usual logistic(1.702 z)
 * (Camilli 1994) is within 0.0095 and needs an exponential, which each engine may round as it likes; a root and a division are the same
 * to the last bit on every desktop (IEEE 754).
 */

/** How many posts before it a post is compared with, at most and at least. */
export const mostNeighbours = 30
export const leastNeighbours = 5
export const recentMs = 180 * 86_400_000

/** Posts that are all but the same do not make the next one a sensation: a fifth more or less is within what is usual. */
export const leastSpread = 0.2

export interface Usual {
  median: number
  /** Robust standard deviation, at least `leastSpread`. */
  spread: number
}

/** Of values in any order; they are sorted in place. */
export const usualOf = (values: Float64Array): Usual => {
  values.sort()
  const median = middle(values)
  const distances = values.map((value) => Math.abs(value - median)).toSorted()
  return { median, spread: Math.max(leastSpread, 1.4826 * middle(distances)) }
}

const middle = (sorted: Float64Array): number => {
  const half = sorted.length >> 1
  const upper = sorted[half] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2
}

/** 0–100. NaN where the value is not known. */
export const partOf = (value: number, median: number, spread: number): number => {
  const z = (value - median) / spread
  const x = z * (0.765 + 0.186 * z * z)
  return 50 + (50 * x) / Math.sqrt(1 + x * x)
}

/** NaN parts are not known: the others share their weight. NaN where none is known, or none of those known counts. */
export const scoreOf = (parts: ArrayLike<number>, weights: ArrayLike<number>): number => {
  let sum = 0
  let weight = 0
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? Number.NaN
    if (part !== part) continue
    const counts = weights[index] ?? 0
    sum += counts * part
    weight += counts
  }
  return weight === 0 ? Number.NaN : sum / weight
}

/** The same of three, written out: nothing is put into a list for a million posts at once. */
export const scoreOfThree = (first: number, second: number, third: number, weights: readonly [number, number, number]): number => {
  let sum = 0
  let weight = 0
  if (first === first) {
    sum += weights[0] * first
    weight += weights[0]
  }
  if (second === second) {
    sum += weights[1] * second
    weight += weights[1]
  }
  if (third === third) {
    sum += weights[2] * third
    weight += weights[2]
  }
  return weight === 0 ? Number.NaN : sum / weight
}
