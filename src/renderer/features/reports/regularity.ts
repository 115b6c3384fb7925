/** A coefficient of variation in a word. The bounds are ours: at 1, intervals vary as much as if drawn by chance. */
export type RegularityWord = 'steady' | 'fair' | 'uneven' | 'chance'

export const regularityWord = (variation: number): RegularityWord => {
  if (variation < 0.25) return 'steady'
  if (variation < 0.5) return 'fair'
  return variation < 0.9 ? 'uneven' : 'chance'
}
