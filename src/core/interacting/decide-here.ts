/** The gate's decision on an act that nobody pressed, with what stands in the store. */
import type { AutomatedAct, Circumstances } from '../../contract/automation.ts'
import { AppError } from '../app-error.ts'
import type { Failure } from '../failure.ts'
import { dayMs } from '../gate/automation-budgets.ts'
import { decide } from '../gate/decide.ts'
import type { AutomatedAccount, Decision } from '../gate/decide.ts'
import { presetsFor } from '../planning/markets.ts'
import { quietHoursFor } from '../planning/quiet-hours.ts'
import type { Interacting } from './parts.ts'

export interface Automated {
  act: AutomatedAct
  of: Circumstances
}

/** What the gate is told of an account. */
export const accountFacts = (it: Interacting, accountId: string, act: AutomatedAct): AutomatedAccount => {
  const account = it.accounts.get(accountId)
  const creator = account && it.creators.get(account.creatorId)
  if (!creator) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
  const quiet = quietHoursFor(presetsFor(it.plans, creator.zone), it.plans.standing(creator.id, accountId), creator.market)
  const lowered = it.budgets.of(accountId, act)
  return { platform: account.platform, connectedAt: account.connectedAt, quiet, lowered }
}

export const decideHere = (it: Interacting, accountId: string, { act, of }: Automated, now: number): Decision =>
  decide(act, { account: accountFacts(it, accountId, act), of }, it.automatedWrites.after(accountId, act, now - dayMs), now)

/** Why it does not go out. */
export const asFailure = ({ rule: { platform, act }, ...decision }: Exclude<Decision, { verdict: 'allowed' }>): Failure =>
  decision.verdict === 'later'
    ? { code: 'QUOTA_EXCEEDED', data: { platform, budget: `automated_${decision.why}`, retryAt: new Date(decision.retryAt).toISOString() } }
    : { code: 'NOT_SUPPORTED', data: { platform, capability: act } }
