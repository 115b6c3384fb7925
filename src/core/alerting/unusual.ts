/**
 * Whether a day was unlike an account's own days: how far it lies from their median, in robust deviations (median and
 * MAD: a few wild days move neither). Counts are compared by their logarithm, because twice as much and half as much are
 * equally far. Nothing is said on less than `leastSample` known days. Pure.
 */

export interface Unusual {
  direction: 'drop' | 'rise'
  /** The median of the days it is compared with. */
  usual: number
  /** How many days that were. */
  sample: number
  /** In robust deviations, below 0 for a drop. */
  z: number
}

/** Known days; fewer say nothing about what is usual. */
export const leastSample = 21
/** A day of normal figures lies this far out once in about two thousand. */
const farOut = 3.5
/** MAD × this estimates the deviation of normal figures. */
const madToSigma = 1.4826
/** However steady an account was: less than this (of the logarithm) is no deviation. */
const leastSigma = 0.15
/** Twice as much or half as much at least, and this many at least: small figures jump about. */
const leastFactor = 2
const leastChange = 20

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

/** Withdrawn likes may make a day's gain negative: then it gained nothing. */
const scaled = (count: number): number => Math.log1p(Math.max(0, count))

/** `before`: the days before it, in any order; null where nothing is known. */
export const unusualDay = (before: readonly (number | null)[], value: number | null): Unusual | null => {
  const known = before.filter((day) => day !== null)
  if (value === null || known.length < leastSample) return null
  const usual = median(known)
  const logs = known.map(scaled)
  const middle = median(logs)
  const sigma = Math.max(leastSigma, madToSigma * median(logs.map((log) => Math.abs(log - middle))))
  const z = (scaled(value) - middle) / sigma
  if (Math.abs(z) < farOut) return null
  const [less, more] = value < usual ? [Math.max(0, value), usual] : [usual, value]
  if (more - less < leastChange || more < leastFactor * less) return null
  return { direction: z < 0 ? 'drop' : 'rise', usual: Math.round(usual), sample: known.length, z }
}

/** Of how many follow: so much of them is no change that matters, in followers gained or lost on a day. */
const leastShare = 0.01
/** However steadily an account grew: less than this share of its followers is no deviation. */
const leastFollowerSigma = 0.002

/**
 * The same for followers gained on a day, `of` so many. They may be lost too, so that they are compared as they are and not
 * by their logarithm.
 */
export const unusualGain = (before: readonly (number | null)[], value: number | null, of: number): Unusual | null => {
  const known = before.filter((day) => day !== null)
  if (value === null || known.length < leastSample) return null
  const usual = median(known)
  const sigma = Math.max(1, leastFollowerSigma * of, madToSigma * median(known.map((day) => Math.abs(day - usual))))
  const z = (value - usual) / sigma
  if (Math.abs(z) < farOut || Math.abs(value - usual) < Math.max(leastChange, leastShare * of)) return null
  return { direction: z < 0 ? 'drop' : 'rise', usual: Math.round(usual), sample: known.length, z }
}

export const unusualMetrics = ['views', 'interactions', 'followers'] as const
export type UnusualMetric = (typeof unusualMetrics)[number]

export interface FoundUnusual extends Unusual {
  /** From 1970-01-01. */
  day: number
  metric: UnusualMetric
  value: number
}

/** Days that are compared with. */
export const comparedDays = 56

/**
 * What was furthest out on the latest of `days` that was unlike the days before it. `of`: what an account gained on a day,
 * null where nothing is known. `following`: how many followed it at the end of a day.
 */
export const latestUnusual = (
  of: (metric: UnusualMetric, day: number) => number | null,
  days: readonly number[],
  following: (day: number) => number | null = () => null,
): FoundUnusual | null => {
  for (const day of days.toSorted((a, b) => b - a)) {
    const found = unusualMetrics.flatMap((metric): FoundUnusual[] => {
      const value = of(metric, day)
      const before = Array.from({ length: comparedDays }, (_, back) => of(metric, day - 1 - back))
      const unusual = metric === 'followers' ? unusualGain(before, value, following(day) ?? 0) : unusualDay(before, value)
      return unusual && value !== null ? [{ ...unusual, day, metric, value }] : []
    })
    const [furthest] = found.toSorted((a, b) => Math.abs(b.z) - Math.abs(a.z))
    if (furthest) return furthest
  }
  return null
}
