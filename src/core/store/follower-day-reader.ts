/** Reads by how many followers changed, day by day, and the readings that this is made of. */
import type { PlatformId } from '../../contract/platforms.ts'
import { accountsOf } from './accounts-of.ts'
import type { AccountFilter } from './accounts-of.ts'
import { createAsk } from './ask.ts'
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
  /**
   * Over accounts: how many there are, how many were read by `to` and by `from`, and how many followers those had at `to` that were
   * first read in between.
   */
  read(filter: AccountFilter, from: number, to: number): { of: number; read: number; readBefore: number; joined: number }
  /** Those read by `to` but not since an instant; `since`: when the one was that waits the longest. */
  unread(filter: AccountFilter, sinceAt: number, to: number): { accounts: number; since: number | null }
  /** The last before an instant, one at it, and the next. */
  beside(accountId: string, at: number): Record<'before' | 'same' | 'next', FollowerReadingRow | undefined>
  /** All of an account, by time. */
  readings(accountId: string): FollowerReadingRow[]
}

export const createFollowerDayReader = ({ sql }: Pick<Store, 'sql'>): FollowerDayReader => {
  const counted =
    'scope IN (SELECT value FROM json_each(@scopes)) AND (@platforms IS NULL OR platform IN (SELECT value FROM json_each(@platforms)))'
  const changes = sql.prepare<[Record<string, string | number | null>], FollowerChange & { day: number }>(
    `SELECT day, sum(accounts) AS accounts, sum(followers) AS followers FROM follower_day
     WHERE ${counted} AND day >= @from AND day < @to GROUP BY day ORDER BY day`,
  )
  const before = sql.prepare<[Record<string, string | number | null>], FollowerChange>(
    `SELECT coalesce(sum(accounts), 0) AS accounts, coalesce(sum(followers), 0) AS followers FROM follower_day WHERE ${counted} AND day < @day`,
  )
  const readingWhere = (condition: string) =>
    sql.prepare<[string, number], FollowerReadingRow>(
      `SELECT at, followers FROM follower_reading WHERE account_id = ? AND ${condition} LIMIT 1`,
    )
  const last = readingWhere('at < ? ORDER BY at DESC')
  const same = readingWhere('at = ?')
  const next = readingWhere('at > ? ORDER BY at')
  const readings = sql.prepare<[string], FollowerReadingRow>('SELECT at, followers FROM follower_reading WHERE account_id = ? ORDER BY at')
  const ask = createAsk({ sql })
  const asked = (scopes: readonly string[], platforms: readonly PlatformId[] | null) => ({
    scopes: JSON.stringify(scopes),
    platforms: platforms && JSON.stringify(platforms),
  })
  return {
    changes: (scopes, platforms, from, to) => changes.all({ ...asked(scopes, platforms), from, to }),
    before: (scopes, platforms, day) => before.get({ ...asked(scopes, platforms), day }) ?? { accounts: 0, followers: 0 },
    read: (filter, from, to) => {
      const { where, params } = accountsOf(filter)
      const [counts = { of: 0, read: 0, readBefore: 0 }] = ask<{ of: number; read: number; readBefore: number }>(
        `SELECT count(*) AS "of", coalesce(sum(first.at < @to), 0) AS read, coalesce(sum(first.at < @from), 0) AS readBefore
         FROM account LEFT JOIN follower_first AS first ON first.account_id = account.id WHERE ${where}`,
        { ...params, from, to },
      )
      const [{ joined } = { joined: 0 }] = ask<{ joined: number }>(
        `SELECT coalesce(sum((SELECT followers FROM follower_reading WHERE account_id = account.id AND at < @to ORDER BY at DESC LIMIT 1)), 0) AS joined
         FROM account JOIN follower_first AS first ON first.account_id = account.id AND first.at >= @from AND first.at < @to WHERE ${where}`,
        { ...params, from, to },
      )
      return { ...counts, joined }
    },
    unread: (filter, sinceAt, to) => {
      const { where, params } = accountsOf(filter)
      const [row = { accounts: 0, since: null }] = ask<{ accounts: number; since: number | null }>(
        `SELECT count(*) AS accounts, min((SELECT max(at) FROM follower_reading WHERE account_id = account.id AND at < @to)) AS since
         FROM account JOIN follower_first AS first ON first.account_id = account.id AND first.at < @to
         WHERE ${where} AND NOT EXISTS (SELECT 1 FROM follower_reading WHERE account_id = account.id AND at >= @sinceAt AND at < @to)`,
        { ...params, sinceAt, to },
      )
      return row
    },
    beside: (id, at) => ({ before: last.get(id, at), same: same.get(id, at), next: next.get(id, at) }),
    readings: (id) => readings.all(id),
  }
}
