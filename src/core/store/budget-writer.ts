/** Writes what platforms said is left. */
import type { budget } from './schema/creators.ts'
import type { Store, WriteTx } from './store.ts'

export interface BudgetWriter {
  /** The last word heard wins. Hot: after every answer of a platform. */
  put(tx: WriteTx, row: typeof budget.$inferInsert): void
}

export const createBudgetWriter = ({ sql }: Pick<Store, 'sql'>): BudgetWriter => {
  const put = sql.prepare(
    `INSERT INTO budget (account_id, name, used, max, resets_at) VALUES (@accountId, @name, @used, @max, @resetsAt)
     ON CONFLICT (account_id, name) DO UPDATE SET used = excluded.used, max = excluded.max, resets_at = excluded.resets_at`,
  )
  return { put: (_tx, { resetsAt = null, ...row }) => void put.run({ ...row, resetsAt }) }
}
