/** What one reading of a post changes: its latest figures, how it stood at an hour, a day and a week, and what came since the last. Pure. */
import type { PostFigures } from '../platforms/kit/adapter.ts'
import { noSums, sumNames } from '../store/measured-reader.ts'
import type { MeasuredRow, Sums } from '../store/measured-reader.ts'

const hour = 3_600_000

/** How long after it went out a post is looked at to be compared, and up to when a reading still says how it stood then. */
export const stageTimes = {
  h1: { after: hour, until: 2 * hour },
  h24: { after: 24 * hour, until: 48 * hour },
  d7: { after: 168 * hour, until: 336 * hour },
} as const

export interface Folded {
  after: MeasuredRow
  gained: Sums
  /** It can be compared with others anew. */
  isNewStage: boolean
}

const together = (...values: readonly (number | null | undefined)[]): number | null => {
  const known = values.filter((value) => typeof value === 'number')
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

/** A reading in the names that all platforms share; null is unknown. */
const sumsOf = (figures: PostFigures): Omit<Sums, 'engaged' | 'engagedViews'> => ({
  likes: figures.likes,
  comments: figures.replies,
  shares: together(figures.reposts, figures.quotes, figures.shares),
  saves: figures.bookmarks,
  views: figures.views,
  clicks: figures.linkClicks ?? null,
  visits: figures.profileVisits ?? null,
  follows: figures.follows ?? null,
  watchMs: figures.totalWatchMs ?? null,
})

/**
 * `before` is the row as of the last reading; `at` is later. What this reading does not know stays as it was known.
 * `isLate`: the first of a post that went out elsewhere, however long ago.
 */
export const foldReading = (before: MeasuredRow, at: number, figures: PostFigures, isLate = false): Folded => {
  const read = sumsOf(figures)
  const after: MeasuredRow = { ...before, readAt: at, reach: figures.reach ?? before.reach }
  for (const [name, value] of Object.entries(read) as [keyof typeof read, number | null][]) after[name] = value ?? before[name]
  if (after.likes !== null && after.comments !== null && after.views !== null) {
    after.engaged = after.likes + after.comments
    after.engagedViews = after.views
  }
  const gained = noSums()
  for (const name of sumNames) {
    const now = after[name]
    gained[name] = now === null ? null : now - (before[name] ?? 0)
  }
  return { after, gained, isNewStage: noteStage(after, at, isLate) }
}

/** Notes how it stands where this is the first reading of a stage. What comes to a post after a week is little: a late reading is a week's. */
const noteStage = (row: MeasuredRow, at: number, isLate: boolean): boolean => {
  const age = at - row.publishedAt
  const engaged = row.likes === null || row.comments === null ? null : row.likes + row.comments
  const { views, reach } = row
  if (engaged === null && views === null && reach === null) return false
  if (age >= stageTimes.d7.after) {
    if ((age > stageTimes.d7.until && !isLate) || row.d7Engaged !== null || row.d7Views !== null || row.d7Reach !== null) return false
    Object.assign(row, { d7Engaged: engaged, d7Views: views, d7Reach: reach })
    return true
  }
  if (age >= stageTimes.h24.after) {
    if (age > stageTimes.h24.until || row.h24Engaged !== null || row.h24Views !== null || row.h24Reach !== null) return false
    Object.assign(row, { h24Engaged: engaged, h24Views: views, h24Reach: reach })
    return true
  }
  if (age < stageTimes.h1.after || age > stageTimes.h1.until) return false
  if (row.h1Engaged !== null || row.h1Views !== null || row.h1Reach !== null) return false
  Object.assign(row, { h1Engaged: engaged, h1Views: views, h1Reach: reach })
  return true
}
