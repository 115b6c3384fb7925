/** When accounts did what by themselves. Raw and prepared: asked before each such write. */
import type { AutomatedAct } from '../../contract/automation.ts'
import type { Store, WriteTx } from './store.ts'

export interface AutomatedWrites {
  /** After `since`, those of the future among them. */
  after(accountId: string, act: AutomatedAct, since: number): number[]
  add(tx: WriteTx, of: { accountId: string; act: AutomatedAct; interactionId: string }): void
}

export const createAutomatedWrites = ({ sql }: Pick<Store, 'sql'>): AutomatedWrites => {
  const after = sql
    .prepare<[string, string, number], number>('SELECT at FROM automated_write WHERE account_id = ? AND act = ? AND at > ?')
    .pluck()
  const add = sql.prepare('INSERT INTO automated_write (account_id, act, at, interaction_id) VALUES (?, ?, ?, ?)')
  return {
    after: (accountId, act, since) => after.all(accountId, act, since),
    add: (tx, { accountId, act, interactionId }) => void add.run(accountId, act, tx.now, interactionId),
  }
}
