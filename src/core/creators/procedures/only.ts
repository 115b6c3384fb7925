/** The one item of a list that has one. */
export const only = <T>(items: readonly T[]): T => {
  const [item] = items
  if (item === undefined) throw new Error('expected one item')
  return item
}
