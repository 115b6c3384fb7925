/** Writes how far the reading of an account's past has come. */
import { eq } from 'drizzle-orm'
import type { PastRow } from './past-reader.ts'
import { accountPast, pastDeclined } from './schema/past.ts'
import type { WriteTx } from './store.ts'

/** From the beginning, whatever was read before. `paidLeft`: so many posts are paid for; null: they cost nothing. */
export const beginPast = ({ db, now }: WriteTx, accountId: string, since: number, paidLeft: number | null): void => {
  const fresh = { state: 'reading' as const, since, cursor: null, posts: 0, problem: null, begunAt: now, endedAt: null, paidLeft }
  db.insert(accountPast)
    .values({ accountId, ...fresh })
    .onConflictDoUpdate({ target: accountPast.accountId, set: fresh })
    .run()
}

export const updatePast = (
  { db }: WriteTx,
  accountId: string,
  changes: Partial<Pick<PastRow, 'state' | 'cursor' | 'posts' | 'problem' | 'endedAt' | 'paidLeft'>>,
): void => {
  db.update(accountPast).set(changes).where(eq(accountPast.accountId, accountId)).run()
}

/** `by` null: not any more. */
export const declinePast = ({ db, now }: WriteTx, accountId: string, by: string | null): void => {
  if (by === null) db.delete(pastDeclined).where(eq(pastDeclined.accountId, accountId)).run()
  else {
    const row = { accountId, declinedBy: by, declinedAt: now }
    db.insert(pastDeclined).values(row).onConflictDoUpdate({ target: pastDeclined.accountId, set: row }).run()
  }
}
