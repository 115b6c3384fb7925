/** Counts what was paid for beside publishing, which the attempt ledger counts. */
import type { Store, WriteTx } from './store.ts'

export interface SpendWriter {
  add(tx: WriteTx, paid: { appId: string; month: string; what: string; count: number; micros: number }): void
}

export const createSpendWriter = ({ sql }: Pick<Store, 'sql'>): SpendWriter => {
  const add = sql.prepare(
    `INSERT INTO paid_call (app_id, month, what, count, micros) VALUES (@appId, @month, @what, @count, @micros)
     ON CONFLICT (app_id, month, what) DO UPDATE SET count = count + excluded.count, micros = micros + excluded.micros`,
  )
  return { add: (_tx, paid) => void add.run(paid) }
}
