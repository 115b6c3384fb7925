/** What is owed in the days ahead. */
import type { ObligationDay } from '../../../contract/obligations.ts'
import type { Call, Handler } from '../../procedure.ts'
import { creatorsAsked } from '../../publishing/procedures/only.ts'
import { createDaysAhead } from '../days-ahead.ts'
import type { Owed } from '../owed.ts'
import { breathe } from '../solve-beside.ts'
import type { StandingPlans } from '../standing-plans.ts'

/** So many creators are looked at before core takes a breath. */
const atOnce = 10

/** Looks at each of those asked for within reach; who is archived owes nothing. */
const lookAtEach = async (owed: Owed, { reach }: Call, creatorId: string | undefined, look: (creatorId: string) => void): Promise<void> => {
  const ids = creatorsAsked(reach, creatorId) ?? owed.creators(null)
  for (const [index, id] of ids.entries()) {
    if (index % atOnce === atOnce - 1) await breathe()
    look(id)
  }
}

export const obligationOutlook =
  (owed: Owed, standing: StandingPlans): Handler<'obligations.outlook'> =>
  async ({ input: { creatorId, days }, call }) => {
    const all: ObligationDay[] = []
    await lookAtEach(owed, call, creatorId, (id) => void all.push(...standing.outlook(id, days)))
    return all
  }

export const daysAhead =
  (owed: Owed, standing: StandingPlans): Handler<'obligations.ahead'> =>
  async ({ input: { creatorId }, call }) => {
    const ahead = createDaysAhead()
    // A model has her calendar, not her plan.
    const seesPlans = call.user?.role !== 'model'
    await lookAtEach(owed, call, creatorId, (id) => {
      const { debts, gaps } = standing.missing(id)
      ahead.add({ debts, gaps: seesPlans ? gaps : [] })
    })
    return ahead.days()
  }
