/** Writes what platforms said is left. */
import { budget } from './schema/creators.ts'
import type { WriteTx } from './store.ts'

/** The last word heard wins. Budgets of accounts that are gone are dropped. */
export const upsertBudget = ({ db }: WriteTx, row: typeof budget.$inferInsert): void => {
  const { used, max, resetsAt } = row
  db.insert(budget).values(row).onConflictDoUpdate({ target: [budget.accountId, budget.name], set: { used, max, resetsAt } }).run()
}
