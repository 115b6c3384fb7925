/** Writes how far the reading of an account's past has come. */
import { eq } from 'drizzle-orm'
import type { PastRow } from './past-reader.ts'
import { accountPast } from './schema/past.ts'
import type { WriteTx } from './store.ts'

/** From the beginning, whatever was read before. */
export const beginPast = ({ db, now }: WriteTx, accountId: string, since: number): void => {
  const fresh = { state: 'reading' as const, since, cursor: null, posts: 0, problem: null, begunAt: now, endedAt: null }
  db.insert(accountPast)
    .values({ accountId, ...fresh })
    .onConflictDoUpdate({ target: accountPast.accountId, set: fresh })
    .run()
}

export const updatePast = (
  { db }: WriteTx,
  accountId: string,
  changes: Partial<Pick<PastRow, 'state' | 'cursor' | 'posts' | 'problem' | 'endedAt'>>,
): void => {
  db.update(accountPast).set(changes).where(eq(accountPast.accountId, accountId)).run()
}
