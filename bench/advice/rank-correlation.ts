/** Spearman's ρ: of ranks, equal values sharing the mean of theirs. */
export const rankCorrelation = (one: readonly number[], other: readonly number[]): number => {
  const [a, b] = [ranksOf(one), ranksOf(other)]
  const mean = (one.length - 1) / 2
  const sum = (left: readonly number[], right: readonly number[]): number =>
    left.reduce((total, value, index) => total + (value - mean) * ((right[index] ?? 0) - mean), 0)
  return sum(a, b) / Math.sqrt(sum(a, a) * sum(b, b))
}

const ranksOf = (values: readonly number[]): number[] => {
  const sorted = values.toSorted((a, b) => a - b)
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2)
}
