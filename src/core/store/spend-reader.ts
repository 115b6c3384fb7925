/** Reads what was spent in applications' names. The gate asks it for each write: raw and prepared. */
import type { PlatformId } from '../../contract/platforms.ts'
import type { Store } from './store.ts'

/** An application that pays, by an account. */
export interface PayingApp {
  id: string
  name: string
  platform: PlatformId
  capCents: number | null
}

export interface Paid {
  count: number
  micros: number
}

export interface SpendReader {
  /** Undefined where the account has none. */
  appOf(accountId: string): PayingApp | undefined
  /** Posts that went out, or may have. `from` to `to`: ms UTC. */
  writes(appId: string, from: number, to: number): Paid
  calls(appId: string, month: string): (Paid & { what: string })[]
}

export const createSpendReader = ({ sql }: Pick<Store, 'sql'>): SpendReader => {
  const appOf = sql.prepare<[string], PayingApp>(
    `SELECT developer_app.id, developer_app.name, developer_app.platform, monthly_cap_cents AS capCents
     FROM account JOIN developer_app ON developer_app.id = account.app_id WHERE account.id = ?`,
  )
  const writes = sql.prepare<[string, number, number], Paid>(
    `SELECT count(*) AS count, coalesce(sum(cost_micros), 0) AS micros FROM attempt
     WHERE app_id = ? AND write_at >= ? AND write_at < ? AND outcome IN ('open', 'accepted', 'unknown', 'found')`,
  )
  const calls = sql.prepare<[string, string], Paid & { what: string }>(
    'SELECT what, count, micros FROM paid_call WHERE app_id = ? AND month = ? ORDER BY what',
  )
  return {
    appOf: (accountId) => appOf.get(accountId),
    writes: (appId, from, to) => writes.get(appId, from, to) ?? { count: 0, micros: 0 },
    calls: (appId, month) => calls.all(appId, month),
  }
}
