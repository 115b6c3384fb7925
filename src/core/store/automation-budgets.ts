/** What an admin lowered accounts' budgets to. Raw and prepared: asked before each automated write. */
import type { AutomatedAct, LoweredCaps } from '../../contract/automation.ts'
import type { Store, WriteTx } from './store.ts'

export interface AutomationBudgets {
  /** undefined: as the table has them. */
  of(accountId: string, act: AutomatedAct): LoweredCaps | undefined
  /** Both null: as the table has them again. */
  set(tx: WriteTx, of: { accountId: string; act: AutomatedAct } & LoweredCaps): void
}

export const createAutomationBudgets = ({ sql }: Pick<Store, 'sql'>): AutomationBudgets => {
  const of = sql.prepare<[string, string], LoweredCaps>(
    'SELECT per_hour AS hour, per_day AS day FROM automation_budget WHERE account_id = ? AND act = ?',
  )
  const put = sql.prepare('INSERT OR REPLACE INTO automation_budget (account_id, act, per_hour, per_day) VALUES (?, ?, ?, ?)')
  const remove = sql.prepare('DELETE FROM automation_budget WHERE account_id = ? AND act = ?')
  return {
    of: (accountId, act) => of.get(accountId, act),
    set: (_tx, { accountId, act, hour, day }) =>
      void (hour === null && day === null ? remove.run(accountId, act) : put.run(accountId, act, hour, day)),
  }
}
