/** What is owed in the days ahead. */
import type { Handler } from '../../procedure.ts'
import { creatorsAsked } from '../../publishing/procedures/only.ts'
import type { Owed } from '../owed.ts'

export const obligationOutlook =
  (owed: Owed): Handler<'obligations.outlook'> =>
  ({ input: { creatorId, days }, call }) =>
    (creatorsAsked(call.reach, creatorId) ?? owed.creators(null)).flatMap((id) => owed.outlook(id, days))
