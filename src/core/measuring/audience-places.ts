/** Where the followers of a creator and of the agency are, by the latest reading of each account that tells countries. */
import type { AccountAudience } from '../platforms/kit/adapter.ts'
import { createAudiencePlaceReader } from '../store/audience-place-reader.ts'
import type { AudiencePlaceReader, ToldPlaces } from '../store/audience-place-reader.ts'
import { createAudiencePlaceWriter } from '../store/audience-place-writer.ts'
import type { Store, WriteTx } from '../store/store.ts'
import type { CountedAccount } from './counted-account.ts'
import { insertAudience } from './collect-audience.ts'
import { countPlaces } from './count-places.ts'

export interface AudiencePlaces {
  reader: AudiencePlaceReader
  /** Keeps a reading as of `tx.now`. Counted unless `of` is undefined. */
  keep(tx: WriteTx, accountId: string, of: CountedAccount | undefined, audience: AccountAudience): void
  /** Counts what was last told of an account that is not counted. */
  count(tx: WriteTx, of: CountedAccount): void
  clear(tx: WriteTx): void
}

export const createAudiencePlaces = (store: Store): AudiencePlaces => {
  const reader = createAudiencePlaceReader(store)
  const writer = createAudiencePlaceWriter(store)

  /** What changes is written, and no more: most of what an account tells is as it was. */
  const change = (
    tx: WriteTx,
    { scopes, platform }: CountedAccount,
    before: ToldPlaces | undefined,
    after: ToldPlaces | undefined,
  ): void => {
    const changed = new Map(countPlaces(after ? [after] : []).map((row) => [`${row.kind} ${row.place}`, row]))
    for (const [key, row] of countPlaces(before ? [before] : []).map((was) => [`${was.kind} ${was.place}`, was] as const)) {
      const { accounts, followers } = changed.get(key) ?? { accounts: 0, followers: 0 }
      changed.set(key, { ...row, accounts: accounts - row.accounts, followers: followers - row.followers })
    }
    for (const { kind, place, accounts, followers } of changed.values())
      if (accounts !== 0 || followers !== 0) for (const scope of scopes) writer.add(tx, scope, kind, place, platform, accounts, followers)
  }

  return {
    reader,
    keep: (tx, accountId, of, audience) => {
      const before = of && reader.toldBy(accountId)
      insertAudience(tx, accountId, audience)
      if (of) change(tx, of, before, reader.toldBy(accountId))
    },
    count: (tx, of) => change(tx, of, undefined, reader.toldBy(of.accountId)),
    clear: writer.clear,
  }
}
