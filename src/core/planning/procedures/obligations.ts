/** What is owed in the days ahead. */
import type { ObligationDay } from '../../../contract/obligations.ts'
import type { Handler } from '../../procedure.ts'
import { creatorsAsked } from '../../publishing/procedures/only.ts'
import type { Owed } from '../owed.ts'
import { breathe } from '../solve-beside.ts'

/** So many creators are looked at before core takes a breath. */
const atOnce = 10

export const obligationOutlook =
  (owed: Owed): Handler<'obligations.outlook'> =>
  async ({ input: { creatorId, days }, call }) => {
    const all: ObligationDay[] = []
    for (const [index, id] of (creatorsAsked(call.reach, creatorId) ?? owed.creators(null)).entries()) {
      if (index % atOnce === atOnce - 1) await breathe()
      all.push(...owed.outlook(id, days))
    }
    return all
  }
