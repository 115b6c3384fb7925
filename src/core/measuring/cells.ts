/** Roll-ups of a batch, added up before they are written: a cell that many posts share is written once. */
import type { MeasuredRow, Sums, SumName } from '../store/measured-reader.ts'
import { noSums, sumNames } from '../store/measured-reader.ts'
import { agencyScope } from '../store/measured-writer.ts'
import type { GainedCell, MeasuredWriter, PostedCell, PostedHourCell } from '../store/measured-writer.ts'
import type { WriteTx } from '../store/store.ts'
import type { Buckets } from './buckets.ts'

export interface Cells {
  /** What a reading brought: `gained` since the last one, of which there was none where `isFirst`. */
  add(change: { before: MeasuredRow; after: MeasuredRow; gained: Sums; isFirst: boolean }): void
  /** Another score, tenths. */
  addScore(row: MeasuredRow, from: number | null, to: number | null): void
  write(tx: WriteTx): void
}

const addSums = <N extends SumName>(to: Record<N, number | null>, sums: Sums, names: readonly N[]): void => {
  for (const name of names) {
    const value = sums[name]
    if (value !== null) to[name] = (to[name] ?? 0) + value
  }
}

const hourSums = ['views', 'engaged', 'engagedViews'] as const

export const createCells = (writer: MeasuredWriter, buckets: Buckets): Cells => {
  const gainedCells = new Map<string, GainedCell>()
  const postedCells = new Map<string, PostedCell>()
  const hourCells = new Map<string, PostedHourCell>()

  const gainedAt = (scope: string, grain: GainedCell['grain'], at: number, { platform, kind, market }: MeasuredRow): GainedCell => {
    const key = `${scope} ${grain} ${at} ${platform} ${kind} ${market}`
    let cell = gainedCells.get(key)
    if (!cell) gainedCells.set(key, (cell = { scope, grain, at, platform, kind, market, posts: 0, ...noSums() }))
    return cell
  }

  const postedAt = (scope: string, { day: at, platform, kind, market }: MeasuredRow): PostedCell => {
    const key = `${scope} ${at} ${platform} ${kind} ${market}`
    let cell = postedCells.get(key)
    if (!cell) postedCells.set(key, (cell = { scope, at, platform, kind, market, posts: 0, scored: 0, score: 0, ...noSums() }))
    return cell
  }

  const hourAt = (scope: string, at: number, { weekHour, platform, kind, market }: MeasuredRow): PostedHourCell => {
    const key = `${scope} ${at} ${weekHour} ${platform} ${kind} ${market}`
    let cell = hourCells.get(key)
    if (!cell) {
      const sums = { views: null, engaged: null, engagedViews: null }
      hourCells.set(key, (cell = { scope, at, weekHour, platform, kind, market, posts: 0, viewed: 0, scored: 0, score: 0, ...sums }))
    }
    return cell
  }

  /** A post counts on the day and in the hour in which it went out, what it came to when that was seen. */
  const addPost = (scope: string, row: MeasuredRow): void => {
    gainedAt(scope, 'hour', buckets.hour(row.publishedAt), row).posts += 1
    gainedAt(scope, 'day', row.day, row).posts += 1
    gainedAt(scope, 'week', buckets.monday(row.day), row).posts += 1
  }

  const addGained = (scope: string, row: MeasuredRow, at: number, gained: Sums): void => {
    const day = buckets.day(at)
    addSums(gainedAt(scope, 'hour', buckets.hour(at), row), gained, sumNames)
    addSums(gainedAt(scope, 'day', day, row), gained, sumNames)
    addSums(gainedAt(scope, 'week', buckets.monday(day), row), gained, sumNames)
  }

  return {
    add: ({ before, after, gained, isFirst }) => {
      const scopes = [agencyScope, after.creatorId, after.accountId]
      const moved = sumNames.some((name) => gained[name] !== null)
      for (const scope of scopes) {
        if (isFirst) addPost(scope, after)
        if (moved) addGained(scope, after, after.readAt ?? 0, gained)
      }
      const month = buckets.month(after.day)
      const becameViewed = before.views === null && after.views !== null ? 1 : 0
      for (const scope of [agencyScope, after.creatorId]) {
        const posted = postedAt(scope, after)
        const hour = hourAt(scope, month, after)
        if (isFirst) {
          posted.posts += 1
          hour.posts += 1
        }
        hour.viewed += becameViewed
        addSums(posted, gained, sumNames)
        addSums(hour, gained, hourSums)
      }
    },
    addScore: (row, from, to) => {
      const scored = (to === null ? 0 : 1) - (from === null ? 0 : 1)
      const score = (to ?? 0) - (from ?? 0)
      if (scored === 0 && score === 0) return
      for (const scope of [agencyScope, row.creatorId]) {
        for (const cell of [postedAt(scope, row), hourAt(scope, buckets.month(row.day), row)]) {
          cell.scored += scored
          cell.score += score
        }
      }
    },
    write: (tx) => {
      for (const cell of gainedCells.values()) writer.addGained(tx, cell)
      for (const cell of postedCells.values()) writer.addPosted(tx, cell)
      for (const cell of hourCells.values()) writer.addPostedHour(tx, cell)
      gainedCells.clear()
      postedCells.clear()
      hourCells.clear()
    },
  }
}
