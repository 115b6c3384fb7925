/** Reads what accounts as a whole were, day by day. */
import { and, eq, gte } from 'drizzle-orm'
import { accountDay } from './schema/creators.ts'
import type { Store } from './store.ts'

export type AccountDayRow = typeof accountDay.$inferSelect

export interface AccountDayReader {
  /** Oldest first; `from` a day (`2026-11-29`) or later. */
  since(accountId: string, from: string): AccountDayRow[]
}

export const createAccountDayReader = ({ db }: Pick<Store, 'db'>): AccountDayReader => ({
  since: (accountId, from) =>
    db
      .select()
      .from(accountDay)
      .where(and(eq(accountDay.accountId, accountId), gte(accountDay.day, from)))
      .orderBy(accountDay.day)
      .all(),
})
