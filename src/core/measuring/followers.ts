/** Followers of a period, over accounts. Pure. Instants are ms UTC. */
import type { Followers } from '../../contract/analytics.ts'
import type { FollowerChange } from '../store/follower-day-reader.ts'
import type { FollowerRow } from '../store/roll-up-reader.ts'

/** Accounts are read once a day: one that was not read for two is one that cannot be read. */
export const oldAfterMs = 2 * 86_400_000

/** `end`: of the period, or now where that is still to come. */
export const followersOf = (rows: readonly FollowerRow[], end: number): Followers | null => {
  const read = rows.flatMap(({ now, at, before }) => (now === null || at === null ? [] : [{ now, at, before }]))
  if (read.length === 0) return null
  const both = read.flatMap(({ now, before }) => (before === null ? [] : [{ now, before }]))
  const old = read.flatMap(({ at }) => (end - at > oldAfterMs ? [at] : []))
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)
  return {
    now: sum(read.map(({ now }) => now)),
    accounts: read.length,
    of: rows.length,
    growth:
      both.length === 0
        ? null
        : { from: sum(both.map(({ before }) => before)), to: sum(both.map(({ now }) => now)), accounts: both.length },
    old: old.length === 0 ? null : { accounts: old.length, since: new Date(Math.min(...old)) },
  }
}

/** Of each stretch what was last read by its end. `ends` in order, `readings` of an account in order. */
export const followersOver = (
  before: readonly (number | null)[],
  readings: readonly (readonly { at: number; followers: number }[])[],
  ends: readonly number[],
): FollowerChange[] => {
  const sums = ends.map(() => ({ followers: 0, accounts: 0 }))
  for (const [index, own] of readings.entries()) {
    let last = before[index] ?? null
    let next = 0
    for (const [place, end] of ends.entries()) {
      for (let reading = own[next]; reading && reading.at < end; reading = own[next]) {
        last = reading.followers
        next += 1
      }
      const sum = sums[place]
      if (last === null || !sum) continue
      sum.followers += last
      sum.accounts += 1
    }
  }
  return sums
}

/** The same from what changed day by day: `before` the first, then `changes` in order. */
export const followersByDay = (
  before: FollowerChange,
  changes: readonly (FollowerChange & { day: number })[],
  ends: readonly number[],
): FollowerChange[] => {
  let { accounts, followers } = before
  let next = 0
  return ends.map((end) => {
    for (let change = changes[next]; change && change.day < end; change = changes[next]) {
      accounts += change.accounts
      followers += change.followers
      next += 1
    }
    return { accounts, followers }
  })
}
