/**
 * Keeps how many follow an account, and with it, in the same transaction, by how many the followers of its creator and of the
 * agency changed that day: so that their course over months is a sum of days and not of readings.
 */
import type { DayBook } from '../planning/local-day.ts'
import { insertFollowerReading } from '../store/account-writer.ts'
import { createFollowerDayReader, followersRebuiltToKey } from '../store/follower-day-reader.ts'
import type { FollowerChange, FollowerDayReader } from '../store/follower-day-reader.ts'
import { createFollowerDayWriter } from '../store/follower-day-writer.ts'
import { rollUpZoneKey } from '../store/measured-reader.ts'
import { agencyScope } from '../store/measured-writer.ts'
import { readMeta } from '../store/meta-reader.ts'
import { writeMeta } from '../store/meta-writer.ts'
import type { Store, WriteTx } from '../store/store.ts'

export interface FollowerDays {
  reader: FollowerDayReader
  /** A reading as of `tx.now`. A second one of the same instant takes the first one's place. */
  keep(tx: WriteTx, accountId: string, followers: number): void
  /** Whether all that was read is counted. */
  isWhole(): boolean
  /** From the beginning. */
  startAnew(tx: WriteTx): void
  /** The next few accounts of a rebuild; answers whether there is more. */
  rebuild(tx: WriteTx, accounts: number): boolean
}

export const createFollowerDays = (store: Store, zoneNow: () => string, book: DayBook): FollowerDays => {
  const reader = createFollowerDayReader(store)
  const writer = createFollowerDayWriter(store)
  const rebuiltTo = (): string | null => readMeta(store, followersRebuiltToKey) ?? null

  const createCounting = (tx: WriteTx, accountId: string): ((at: number, change: FollowerChange) => void) => {
    const account = reader.account(accountId)
    const zone = zoneNow()
    return (at, change) => {
      if (!account || (change.accounts === 0 && change.followers === 0)) return
      const day = book.dayAt(Math.floor(at / 60_000), zone)
      for (const scope of [agencyScope, account.creatorId]) writer.add(tx, scope, day, account.platform, change)
    }
  }

  return {
    reader,
    keep: (tx, accountId, followers) => {
      const { before, same, next } = reader.beside(accountId, tx.now)
      insertFollowerReading(tx, accountId, followers)
      if (readMeta(store, rollUpZoneKey) === undefined) writeMeta(tx, rollUpZoneKey, zoneNow())
      const come = rebuiltTo()
      // A rebuild is still to come to it.
      if (come !== null && accountId > come) return
      const known = same ?? before
      const change = { accounts: known ? 0 : 1, followers: followers - (known?.followers ?? 0) }
      const count = createCounting(tx, accountId)
      count(tx.now, change)
      // The clock was set back since: what came by then has come already.
      if (next) count(next.at, { accounts: -change.accounts, followers: -change.followers })
    },
    isWhole: () => rebuiltTo() === null,
    startAnew: (tx) => writeMeta(tx, followersRebuiltToKey, ''),
    rebuild: (tx, accounts) => {
      const come = rebuiltTo()
      if (come === null) return false
      if (come === '') writer.clear(tx)
      const ids = reader.accountsAfter(come, accounts)
      for (const id of ids) {
        const count = createCounting(tx, id)
        let last: number | null = null
        for (const { at, followers } of reader.readings(id)) {
          count(at, { accounts: last === null ? 1 : 0, followers: followers - (last ?? 0) })
          last = followers
        }
      }
      const next = ids.length < accounts ? null : (ids.at(-1) ?? null)
      writeMeta(tx, followersRebuiltToKey, next)
      return next !== null
    },
  }
}
