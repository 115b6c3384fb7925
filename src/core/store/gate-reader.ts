/** What the gate needs to know of an account before each write. Hot: raw and prepared. */
import type { PlatformId } from '../../contract/platforms.ts'
import type { Store } from './store.ts'

export interface GateAccount {
  creatorId: string
  platform: PlatformId
  handle: string
  service: string
  remoteId: string
  state: 'connected' | 'needs_reconnect' | 'disconnected'
  /** Of the application in whose name it consented; `null`: in none's. */
  audited: boolean | null
}

export interface GateBudget {
  name: string
  used: number
  max: number
  resetsAt: number
}

export interface GateReader {
  account(id: string): GateAccount | undefined
  /** Budgets whose window is still running. */
  budgets(accountId: string, now: number): GateBudget[]
}

export const createGateReader = ({ sql }: Pick<Store, 'sql'>): GateReader => {
  const account = sql.prepare<[string], Omit<GateAccount, 'audited'> & { audited: number | null }>(
    `SELECT creator_id AS creatorId, platform, handle, service, remote_id AS remoteId, state,
       (SELECT audited FROM developer_app WHERE developer_app.id = account.app_id) AS audited
     FROM account WHERE id = ?`,
  )
  const budgets = sql.prepare<[string, number], GateBudget>(
    'SELECT name, used, max, resets_at AS resetsAt FROM budget WHERE account_id = ? AND resets_at > ?',
  )
  const accountOf = (id: string): GateAccount | undefined => {
    const row = account.get(id)
    return row && { ...row, audited: row.audited === null ? null : row.audited === 1 }
  }
  return { account: accountOf, budgets: (accountId, now) => budgets.all(accountId, now) }
}
