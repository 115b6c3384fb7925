/** What plans owe, "one reel or short a day", against what is out and scheduled, day by day. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
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

export const obligations = {
  /**
   * Today and the days after it, by creator, account, kind and date; weeks that these days touch, whole. Days that a
   * plan blacks out owe nothing, nor does a kind that none of the accounts takes.
   */
  outlook: oc.input(z.object({ creatorId: creatorId.optional(), days: z.int().min(1).max(31).default(7) })).output(z.array(obligationDay)),
  /** The days ahead, from tomorrow on, that hold less than her plan asks for at the least. */
  gaps: oc
    .input(z.object({ creatorId, days: z.int().min(1).max(62).default(31) }))
    .output(z.array(planGap))
    .errors(errorsOf('NOT_FOUND')),
}
