/**
 * The rule gate: whether something may go out on an account now. Asked when a publication is claimed and again
 * immediately before each write; what it answers, a person can read.
 */
import type { Spending } from '../creators/spending.ts'
import type { Failure } from '../failure.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import type { PublishCost } from '../platforms/kit/adapter.ts'
import { createGateReader } from '../store/gate-reader.ts'
import type { GateBudget } from '../store/gate-reader.ts'
import { createGateWriter, refusedBudget } from '../store/gate-writer.ts'
import { createStopReader } from '../store/stop-reader.ts'
import type { Store, WriteTx } from '../store/store.ts'

export type GateAnswer =
  | { answer: 'allowed' }
  /** `until`: when asking again makes sense, ms UTC; null when only a person can change it. */
  | { answer: 'held'; failure: Failure; until: number | null }

export interface Gate {
  /**
   * Reads only; cheap enough to be asked for each write. `micros`: what it costs, in millionths of a dollar. `posts`: how
   * many there are to be one after the other, so that a thread is not begun that could not be ended. `costs`: of what is
   * no publication.
   */
  ask(accountId: string, now: number, cost?: { micros: number; posts: number; costs?: readonly PublishCost[] }): GateAnswer
  /** Counts one publication, or what `costs` says, in the transaction that says it is about to go out. */
  spend(tx: WriteTx, accountId: string, platform: PlatformId, costs?: readonly PublishCost[]): void
  /** Honours a platform's 429 for the whole account. */
  refuse(tx: WriteTx, accountId: string, until: number): void
}

interface Deps {
  store: Pick<Store, 'sql'>
  costsOf(platform: PlatformId): readonly PublishCost[] | undefined
  /** Whether something of the vault is needed to post there: not where a person does. */
  needsSecret(platform: PlatformId): boolean
  /** By what the vault is to be opened, while it is locked. */
  vaultLockedBy(): 'keychain' | 'passphrase' | null
  spending: Pick<Spending, 'inTheWay'>
}

const allowed: GateAnswer = { answer: 'allowed' }

/** The first budget in the way, if any. Pure. */
export const budgetInTheWay = (
  budgets: readonly GateBudget[],
  costs: readonly PublishCost[] | undefined,
  posts = 1,
): GateBudget | undefined =>
  budgets.find(({ name, used, max }) => {
    if (name === refusedBudget || !costs) return used >= max
    const cost = costs.find(({ budget }) => budget === name)?.cost
    // More than all of it at once can only be begun with all of it.
    return cost !== undefined && used + Math.min(cost * posts, max) > max
  })

export const createGate = ({ store, costsOf, needsSecret, vaultLockedBy, spending }: Deps): Gate => {
  const reader = createGateReader(store)
  const writer = createGateWriter(store)
  const stop = createStopReader(store)
  return {
    ask: (accountId, now, { micros, posts, costs } = { micros: 0, posts: 1 }) => {
      const stopped = stop.current()
      if (stopped) return { answer: 'held', failure: { code: 'HELD', data: { by: stopped.by } }, until: null }
      const account = reader.account(accountId)
      const held = account && stop.on(accountId, account.creatorId)
      if (held) return { answer: 'held', failure: { code: 'HELD', data: { by: held.by } }, until: null }
      // Nothing is tried that cannot be signed in to: it waits, and goes on by itself once the vault is open.
      const mode = vaultLockedBy()
      if (mode && (!account || needsSecret(account.platform)))
        return { answer: 'held', failure: { code: 'VAULT_LOCKED', data: { mode } }, until: null }
      if (!account) return { answer: 'held', failure: { code: 'NOT_FOUND', data: { what: 'account', id: accountId } }, until: null }
      const { platform, state } = account
      if (state !== 'connected') return { answer: 'held', failure: { code: 'REAUTH_REQUIRED', data: { platform, accountId } }, until: null }
      const unpaid = spending.inTheWay(accountId, micros, now)
      if (unpaid) return { answer: 'held', failure: unpaid, until: null }
      const blocking = budgetInTheWay(reader.budgets(accountId, now), costs ?? costsOf(platform), posts)
      if (!blocking) return allowed
      const retryAt = new Date(blocking.resetsAt).toISOString()
      const failure: Failure =
        blocking.name === refusedBudget
          ? { code: 'RATE_LIMITED', data: { platform, retryAt } }
          : { code: 'QUOTA_EXCEEDED', data: { platform, budget: blocking.name, retryAt } }
      return { answer: 'held', failure, until: blocking.resetsAt }
    },
    spend: (tx, accountId, platform, costs = costsOf(platform) ?? []) => {
      for (const { budget, cost, max, windowMs } of costs) writer.spend(tx, { accountId, name: budget, cost, max, windowMs })
    },
    refuse: (tx, accountId, until) => writer.refuse(tx, accountId, until),
  }
}
