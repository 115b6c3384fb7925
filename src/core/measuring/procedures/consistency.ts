/** How steadily a creator posts. */
import type { Handler } from '../../procedure.ts'
import type { Reports } from '../reports.ts'

export const consistencyOf =
  (reports: Reports): Handler<'reports.consistency'> =>
  ({ input: { creatorId, from, to } }) =>
    reports.consistency(creatorId, from, to)
