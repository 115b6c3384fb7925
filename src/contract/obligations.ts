/** What plans owe, "one reel or short a day", against what is out and scheduled, day by day. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { planKind } from './plans.ts'
import { accountId, creatorId, zone } from './values.ts'

export const obligationStates = ['met', 'planned', 'at_risk', 'missing'] as const
/**
 * `met`: enough is out. `planned`: enough is out or scheduled. `at_risk`: enough, if what `risks` names is seen to.
 * `missing`: not enough, whatever happens.
 */
export const obligationState = z.enum(obligationStates)
export type ObligationState = z.infer<typeof obligationState>

export const obligationRisks = ['awaiting_approval', 'account', 'content', 'uncertain'] as const
/** Nobody has approved it; its account is not connected; pre-flight found an error; it failed so far, or nobody knows. */
export const obligationRisk = z.enum(obligationRisks)
export type ObligationRisk = z.infer<typeof obligationRisk>

export const obligationDay = z.object({
  creatorId,
  /** Null: owed on any of the creator's accounts. */
  accountId: accountId.nullable(),
  kind: planKind,
  per: z.enum(['day', 'week']),
  /** The day, or the Monday of the week, in `zone`: that of the plan's heaviest market. */
  date: z.iso.date(),
  zone,
  wanted: z.int(),
  /** Seen out; what was taken down again does not count. */
  out: z.int(),
  /** Still to come, `risky` of them with something in the way. */
  planned: z.int(),
  risky: z.int(),
  /** How many more it takes. */
  gap: z.int(),
  state: obligationState,
  risks: z.array(obligationRisk),
})
export type ObligationDay = z.infer<typeof obligationDay>

/** A day ahead on which an account has less than its bands' minimum; the day is the one of the plan's heaviest market. */
export const planGap = z.object({ accountId, date: z.iso.date(), wanted: z.int(), planned: z.int() })
export type PlanGap = z.infer<typeof planGap>

/** So many of each are told of a day; the rest are counted. */
export const mostTold = 8

/** What is missing on a day ahead: what is owed (a week's on its Monday, or today once that is over), and what the bands want. */
export const dayAhead = z.object({
  date: z.iso.date(),
  missing: z.int(),
  atRisk: z.int(),
  /** The one kind that all of what is owed is of; null: several, or nothing is owed. */
  kind: planKind.nullable(),
  /** How many posts fewer there are than bands ask for at the least; 0 for a model, who does not see plans. */
  short: z.int(),
  /** Missing ones first. */
  debts: z.array(obligationDay).max(mostTold),
  gaps: z.array(planGap).max(mostTold),
  /** Debts and gaps beyond those told. */
  more: z.int(),
})
export type DayAhead = z.infer<typeof dayAhead>

export const obligations = {
  /**
   * Today and the days after it, by creator, account, kind and date; weeks that these days touch, whole. Days that a
   * plan blacks out owe nothing, nor does a kind that none of the accounts takes.
   */
  outlook: oc.input(z.object({ creatorId: creatorId.optional(), days: z.int().min(1).max(31).default(7) })).output(z.array(obligationDay)),
  /** What is missing on the 31 days from today on, by day: only days on which something is. For the calendar. */
  ahead: oc.input(z.object({ creatorId: creatorId.optional() })).output(z.array(dayAhead)),
}
