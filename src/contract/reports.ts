/** Reports on what was done, over any period. Unknown is null, and every figure comes with what it is drawn from. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { planKind } from './plans.ts'
import { accountId, creatorId, language, zone } from './values.ts'

const share = z.number().min(0).max(1).nullable()

export const consistencyReport = z.object({
  /** The days it is about, both included, in `zone` (of the plan's heaviest market): today, which is not over, is left out. Null: none of them is over. */
  period: z.object({ from: z.iso.date(), to: z.iso.date(), days: z.int() }).nullable(),
  zone,
  rhythm: z.object({
    /** What went out and was not taken down again. */
    posts: z.int(),
    postsPerDay: z.number().nullable(),
    /** Times between two posts in a row on one account: how many, how long on average, and how much they vary. */
    gaps: z.int(),
    meanGapHours: z.number().nullable(),
    /** Coefficient of variation: 0 is the ticking of a clock, about 1 is chance. Of at least two gaps. */
    variation: z.number().nullable(),
  }),
  /** How many of the posts of accounts that have a plan went out within one of its bands, as the plan is now. */
  hours: z.object({ within: z.int(), of: z.int(), share }),
  /** Each kind that was posted or is wanted: its share of the posts, against the plan's. */
  mix: z.array(z.object({ kind: planKind, posts: z.int(), share, target: share })),
  /**
   * Days or whole weeks in a row on which what is owed (as the plan is now) was out, of those on which a plan owed it
   * already. `current` ends with the period.
   */
  streaks: z.array(
    z.object({
      accountId: accountId.nullable(),
      kind: planKind,
      per: z.enum(['day', 'week']),
      wanted: z.int(),
      met: z.int(),
      of: z.int(),
      current: z.int(),
      longest: z.int(),
    }),
  ),
})
export type ConsistencyReport = z.infer<typeof consistencyReport>

export const reports = {
  /** BAD_INPUT for a period that ends before it begins, or of more than 366 days. */
  consistency: oc
    .input(z.object({ creatorId, from: z.iso.date(), to: z.iso.date() }))
    .output(consistencyReport)
    .errors(errorsOf('NOT_FOUND')),
  /**
   * A creator's figures of a period as a PDF, to be sent to her. Periods as above. `withMoney` by who may not see amounts is
   * FORBIDDEN.
   */
  pdf: oc
    .input(z.object({ creatorId, from: z.iso.date(), to: z.iso.date(), language, withMoney: z.boolean().default(false) }))
    .output(z.file())
    .errors(errorsOf('NOT_FOUND')),
}
