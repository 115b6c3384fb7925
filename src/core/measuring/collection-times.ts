/** When figures of a post are read: often while they move, seldom later, no more after 90 days. Pure. */

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const afterMs = [
  5 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
  12 * hour,
  day,
  2 * day,
  3 * day,
  5 * day,
  7 * day,
  14 * day,
  21 * day,
  30 * day,
  45 * day,
  60 * day,
  90 * day,
] as const

/** The first reading after `now`, ms UTC; null when there is none any more. What was slept through is made up for by one reading. */
export const nextCollectionAt = (publishedAt: number, now: number): number | null => {
  const after = afterMs.find((ms) => publishedAt + ms > now)
  return after === undefined ? null : publishedAt + after
}

/** Of a post that went out elsewhere: once more where it was not a week old, so that it is compared as any other; then no more. */
export const nextLateCollectionAt = (publishedAt: number, now: number): number | null =>
  publishedAt + 7 * day > now ? publishedAt + 7 * day : null

export const followersEveryMs = day
/** A reading that failed is tried again after this long. */
export const collectAgainMs = 15 * minute
