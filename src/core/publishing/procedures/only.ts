/** What a caller asks for, within what they reach. */

/** Null is everybody's; an empty list is nobody's. */
export const creatorsAsked = (reach: ReadonlySet<string> | null, creatorId: string | undefined): string[] | null => {
  if (creatorId === undefined) return reach === null ? null : [...reach]
  return reach === null || reach.has(creatorId) ? [creatorId] : []
}
