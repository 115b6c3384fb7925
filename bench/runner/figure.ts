/** What a benchmark says: figures, each beside what it is compared with in the same run, and checks that must hold. */

export interface Aim {
  is: 'at least' | 'at most'
  ratio: number
}

/** One figure against a floor or a peer. `ratio` is ours ÷ theirs, the median over the rounds of each round's own ratio. */
export interface Comparison {
  with: string
  value: number
  ratio: number
  aim?: Aim
  /** Absent when there is no aim. */
  met?: boolean
}

export interface Figure {
  name: string
  /** Median over the rounds. */
  value: number
  min: number
  max: number
  unit: string
  comparisons: Comparison[]
  note?: string
}

export interface Check {
  name: string
  value: number | string
  expected: number | string
  ok: boolean
}

export interface BenchResult {
  name: string
  title: string
  figures: Figure[]
  checks: Check[]
  /** What could not be measured here, and why. */
  skipped: { name: string; reason: string }[]
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}

export const isMet = (ratio: number, aim: Aim): boolean => (aim.is === 'at least' ? ratio >= aim.ratio : ratio <= aim.ratio)

export const check = (name: string, value: number | string, expected: number | string): Check => ({
  name,
  value,
  expected,
  ok: value === expected,
})

/** One line a promise: kept in every round, or the first round in which it was not. */
export const worstOf = (checks: readonly Check[]): Check[] => {
  const byName = Map.groupBy(checks, ({ name }) => name)
  return [...byName.values()].flatMap((same) => same.find(({ ok }) => !ok) ?? same[0] ?? check('', '', ''))
}
