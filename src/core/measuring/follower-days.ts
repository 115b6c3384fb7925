/** By how many the followers of a creator and of the agency change, day by day: their course is then a sum of days and not of readings. */
import type { DayBook } from '../planning/local-day.ts'
import { insertFollowerReading } from '../store/account-writer.ts'
import { createFollowerDayReader } from '../store/follower-day-reader.ts'
import type { FollowerChange, FollowerDayReader } from '../store/follower-day-reader.ts'
import { createFollowerDayWriter } from '../store/follower-day-writer.ts'
import type { Store, WriteTx } from '../store/store.ts'
import type { CountedAccount } from './counted-account.ts'

export interface FollowerDays {
  reader: FollowerDayReader
  /** Keeps a reading as of `tx.now`: a second one of the same instant takes the first one's place. Counted unless `of` is undefined. */
  keep(tx: WriteTx, accountId: string, of: CountedAccount | undefined, followers: number): void
  /** Counts all that was read of an account that is not counted. */
  count(tx: WriteTx, of: CountedAccount): void
  clear(tx: WriteTx): void
}

export const createFollowerDays = (store: Store, zoneNow: () => string, book: DayBook): FollowerDays => {
  const reader = createFollowerDayReader(store)
  const writer = createFollowerDayWriter(store)

  const add = (tx: WriteTx, { scopes, platform }: CountedAccount, at: number, change: FollowerChange): void => {
    if (change.accounts === 0 && change.followers === 0) return
    const day = book.dayAt(Math.floor(at / 60_000), zoneNow())
    for (const scope of scopes) writer.add(tx, scope, day, platform, change)
  }

  return {
    reader,
    keep: (tx, accountId, of, followers) => {
      const { before, same, next } = reader.beside(accountId, tx.now)
      insertFollowerReading(tx, accountId, followers)
      if (!of) return
      const known = same ?? before
      const change = { accounts: known ? 0 : 1, followers: followers - (known?.followers ?? 0) }
      add(tx, of, tx.now, change)
      // The clock was set back since: what came by then has come already.
      if (next) add(tx, of, next.at, { accounts: -change.accounts, followers: -change.followers })
    },
    count: (tx, of) => {
      let last: number | null = null
      for (const { at, followers } of reader.readings(of.accountId)) {
        add(tx, of, at, { accounts: last === null ? 1 : 0, followers: followers - (last ?? 0) })
        last = followers
      }
    },
    clear: writer.clear,
  }
}
