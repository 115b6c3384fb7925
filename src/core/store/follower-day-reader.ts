/** Reads by how many followers changed, day by day, and the readings that this is made of. */
import type { PlatformId } from '../../contract/platforms.ts'
import type { Store } from './store.ts'

export interface FollowerChange {
  /** How many were read for the first time. */
  accounts: number
  followers: number
}

export interface FollowerReadingRow {
  at: number
  followers: number
}

export interface FollowerDayReader {
  /** Of these scopes together, `from` ≤ day < `to`, in order: days without a change are absent. */
  changes(
    scopes: readonly string[],
    platforms: readonly PlatformId[] | null,
    from: number,
    to: number,
  ): (FollowerChange & { day: number })[]
  /** All that came before a day. */
  before(scopes: readonly string[], platforms: readonly PlatformId[] | null, day: number): FollowerChange
  /** The last before an instant, one at it, and the next. */
  beside(accountId: string, at: number): Record<'before' | 'same' | 'next', FollowerReadingRow | undefined>
  /** All of an account, by time. */
  readings(accountId: string): FollowerReadingRow[]
}

export const createFollowerDayReader = ({ sql }: Pick<Store, 'sql'>): FollowerDayReader => {
  const whose = 'scope IN (SELECT value FROM json_each(@scopes))'
  const where = `${whose} AND (@platforms IS NULL OR platform IN (SELECT value FROM json_each(@platforms)))`
  const changes = sql.prepare<[Record<string, string | number | null>], FollowerChange & { day: number }>(
    `SELECT day, sum(accounts) AS accounts, sum(followers) AS followers FROM follower_day
     WHERE ${where} AND day >= @from AND day < @to GROUP BY day ORDER BY day`,
  )
  const before = sql.prepare<[Record<string, string | number | null>], FollowerChange>(
    `SELECT coalesce(sum(accounts), 0) AS accounts, coalesce(sum(followers), 0) AS followers FROM follower_day WHERE ${where} AND day < @day`,
  )
  const readingWhere = (condition: string) =>
    sql.prepare<[string, number], FollowerReadingRow>(
      `SELECT at, followers FROM follower_reading WHERE account_id = ? AND ${condition} LIMIT 1`,
    )
  const last = readingWhere('at < ? ORDER BY at DESC')
  const same = readingWhere('at = ?')
  const next = readingWhere('at > ? ORDER BY at')
  const readings = sql.prepare<[string], FollowerReadingRow>('SELECT at, followers FROM follower_reading WHERE account_id = ? ORDER BY at')
  const asked = (scopes: readonly string[], platforms: readonly PlatformId[] | null) => ({
    scopes: JSON.stringify(scopes),
    platforms: platforms && JSON.stringify(platforms),
  })
  return {
    changes: (scopes, platforms, from, to) => changes.all({ ...asked(scopes, platforms), from, to }),
    before: (scopes, platforms, day) => before.get({ ...asked(scopes, platforms), day }) ?? { accounts: 0, followers: 0 },
    beside: (id, at) => ({ before: last.get(id, at), same: same.get(id, at), next: next.get(id, at) }),
    readings: (id) => readings.all(id),
  }
}
