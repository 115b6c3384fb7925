/** Reads what platforms said is left, per account. */
import { inArray } from 'drizzle-orm'
import { budget } from './schema/creators.ts'
import type { Store } from './store.ts'

export type BudgetRow = typeof budget.$inferSelect

export interface BudgetReader {
  /** By name within an account; accounts without any are absent. */
  ofAccounts(accountIds: readonly string[]): ReadonlyMap<string, BudgetRow[]>
}

export const createBudgetReader = ({ db }: Pick<Store, 'db'>): BudgetReader => ({
  ofAccounts: (accountIds) => {
    const rows = db
      .select()
      .from(budget)
      .where(inArray(budget.accountId, [...accountIds]))
      .orderBy(budget.accountId, budget.name)
      .all()
    return Map.groupBy(rows, ({ accountId }) => accountId)
  },
})
