/** Counts what was spent of an account's budgets. Hot: raw and prepared. */
import type { Store, WriteTx } from './store.ts'

export interface Spending {
  accountId: string
  name: string
  cost: number
  max: number
  windowMs: number
}

export interface GateWriter {
  /** Adds to the running window, or begins one. What the platform says afterwards replaces it. */
  spend(tx: WriteTx, spending: Spending): void
  /** The platform refused until then: nothing goes out on this account before. */
  refuse(tx: WriteTx, accountId: string, until: number): void
}

/** The budget that stands for a refusal (429): used up until its time. */
export const refusedBudget = 'refused'

export const createGateWriter = ({ sql }: Pick<Store, 'sql'>): GateWriter => {
  const spend = sql.prepare(
    `INSERT INTO budget (account_id, name, used, max, resets_at) VALUES (@accountId, @name, @cost, @max, @now + @windowMs)
     ON CONFLICT (account_id, name) DO UPDATE SET
       used = CASE WHEN resets_at > @now THEN used + @cost ELSE @cost END,
       max = CASE WHEN resets_at > @now THEN max ELSE @max END,
       resets_at = CASE WHEN resets_at > @now THEN resets_at ELSE @now + @windowMs END`,
  )
  const refuse = sql.prepare(
    `INSERT INTO budget (account_id, name, used, max, resets_at) VALUES (?, '${refusedBudget}', 1, 1, ?)
     ON CONFLICT (account_id, name) DO UPDATE SET resets_at = excluded.resets_at`,
  )
  return {
    spend: (tx, spending) => {
      spend.run({ ...spending, now: tx.now })
    },
    refuse: (_tx, accountId, until) => {
      refuse.run(accountId, until)
    },
  }
}
