/**
 * Keeps what is read of accounts as a whole, and in the same transaction what is counted over them: by the day, and by place. Makes
 * the counts anew, a few accounts at a time, where a store is older than they are or the agency's days have changed.
 */
import type { DayBook } from '../planning/local-day.ts'
import type { AccountAudience } from '../platforms/kit/adapter.ts'
import { createAccountReader } from '../store/account-reader.ts'
import type { AudiencePlaceReader } from '../store/audience-place-reader.ts'
import type { FollowerDayReader } from '../store/follower-day-reader.ts'
import { rollUpZoneKey } from '../store/measured-reader.ts'
import { agencyScope } from '../store/measured-writer.ts'
import { readMeta } from '../store/meta-reader.ts'
import { writeMeta } from '../store/meta-writer.ts'
import type { Store, WriteTx } from '../store/store.ts'
import { createAudiencePlaces } from './audience-places.ts'
import type { CountedAccount } from './counted-account.ts'
import { createFollowerDays } from './follower-days.ts'

export interface AccountCounts {
  followers: FollowerDayReader
  places: AudiencePlaceReader
  /** As of `tx.now`; a second one of the same instant takes the first one's place. */
  keepFollowers(tx: WriteTx, accountId: string, followers: number): void
  keepAudience(tx: WriteTx, accountId: string, audience: AccountAudience): void
  /** Whether all that was read is counted. */
  isWhole(): boolean
  /** From the beginning. */
  startAnew(tx: WriteTx): void
  /** The next few accounts of a rebuild; answers whether there is more. */
  rebuild(tx: WriteTx, accounts: number): boolean
}

/** Up to which account a rebuild has come; none: it is done. */
const rebuiltToKey = 'rollups.accounts'

export const createAccountCounts = (store: Store, zoneNow: () => string, book: DayBook): AccountCounts => {
  const accounts = createAccountReader(store)
  const days = createFollowerDays(store, zoneNow, book)
  const places = createAudiencePlaces(store)
  const rebuiltTo = (): string | null => readMeta(store, rebuiltToKey) ?? null

  const counted = (accountId: string): CountedAccount | undefined => {
    const account = accounts.get(accountId)
    return account && { accountId, platform: account.platform, scopes: [agencyScope, account.creatorId] }
  }
  /** None while a rebuild is still to come to it. */
  const countedYet = (accountId: string): CountedAccount | undefined => {
    const come = rebuiltTo()
    return come === null || accountId <= come ? counted(accountId) : undefined
  }

  return {
    followers: days.reader,
    places: places.reader,
    keepFollowers: (tx, accountId, followers) => {
      if (readMeta(store, rollUpZoneKey) === undefined) writeMeta(tx, rollUpZoneKey, zoneNow())
      days.keep(tx, accountId, countedYet(accountId), followers)
    },
    keepAudience: (tx, accountId, audience) => places.keep(tx, accountId, countedYet(accountId), audience),
    isWhole: () => rebuiltTo() === null,
    startAnew: (tx) => writeMeta(tx, rebuiltToKey, ''),
    rebuild: (tx, most) => {
      const come = rebuiltTo()
      if (come === null) return false
      if (come === '') {
        days.clear(tx)
        places.clear(tx)
      }
      const ids = accounts.idsAfter(come, most)
      for (const id of ids) {
        const of = counted(id)
        if (!of) continue
        days.count(tx, of)
        places.count(tx, of)
      }
      const next = ids.length < most ? null : (ids.at(-1) ?? null)
      writeMeta(tx, rebuiltToKey, next)
      return next !== null
    },
  }
}
