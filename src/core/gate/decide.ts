/** Whether something may be done without a hand on it, now. Pure: the platform's rule first, then the market's sleep, then the budgets. */
import type { AutomatedAct, AutomationRule, Circumstances, LoweredCaps } from '../../contract/automation.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import { capsFor, windowInTheWay } from './automation-budgets.ts'
import { ruleFor } from './automation-rules.ts'
import { quietUntil } from './quiet-until.ts'
import type { QuietHours } from './quiet-until.ts'

export interface AutomatedAccount {
  platform: PlatformId
  /** ms UTC */
  connectedAt: number
  quiet: QuietHours
  /** Of the act that is asked about. */
  lowered?: LoweredCaps | undefined
}

export type Decision =
  | { verdict: 'allowed' | 'needs_click' | 'not_by_api'; rule: AutomationRule }
  /** The rule allows it, and not yet. */
  | { verdict: 'later'; rule: AutomationRule; why: 'quiet' | 'hour' | 'day'; retryAt: number }

export const decide = (
  act: AutomatedAct,
  { account, of }: { account: AutomatedAccount; of: Circumstances },
  writes: readonly number[],
  now: number,
): Decision => {
  const rule = ruleFor(account.platform, act, of, now)
  if (rule.verdict !== 'allowed') return { verdict: rule.verdict, rule }
  const awake = quietUntil(account.quiet, now)
  if (awake !== null) return { verdict: 'later', rule, why: 'quiet', retryAt: awake }
  const full = windowInTheWay(writes, capsFor(act, account.connectedAt, now, account.lowered), now)
  if (full) return { verdict: 'later', rule, why: full.window, retryAt: full.retryAt }
  return { verdict: 'allowed', rule }
}
