/** What is owed in the days ahead. */
import type { ObligationDay } from '../../../contract/obligations.ts'
import type { Handler } from '../../procedure.ts'
import { creatorsAsked } from '../../publishing/procedures/only.ts'
import { createDaysAhead } from '../days-ahead.ts'
import type { Owed } from '../owed.ts'
import { breathe } from '../solve-beside.ts'
import type { StandingPlans } from '../standing-plans.ts'

/** So many creators are looked at before core takes a breath. */
const atOnce = 10

export const obligationOutlook =
  (owed: Owed, standing: StandingPlans): Handler<'obligations.outlook'> =>
  async ({ input: { creatorId, days }, call }) => {
    const all: ObligationDay[] = []
    for (const [index, id] of (creatorsAsked(call.reach, creatorId) ?? owed.creators(null)).entries()) {
      if (index % atOnce === atOnce - 1) await breathe()
      all.push(...standing.outlook(id, days))
    }
    return all
  }

export const daysAhead =
  (owed: Owed, standing: StandingPlans): Handler<'obligations.ahead'> =>
  async ({ input: { creatorId }, call }) => {
    const ahead = createDaysAhead()
    for (const [index, id] of (creatorsAsked(call.reach, creatorId) ?? owed.creators(null)).entries()) {
      if (index % atOnce === atOnce - 1) await breathe()
      const { debts, gaps } = standing.missing(id)
      // A model has her calendar, not her plan.
      ahead.add({ debts, gaps: call.user?.role === 'model' ? [] : gaps })
    }
    return ahead.days()
  }
