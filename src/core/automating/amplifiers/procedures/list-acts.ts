/** What a group reposted, what waits, and what was left undone. */
import type { Handler } from '../../../procedure.ts'
import { fromCursor, toPage } from '../../../publishing/cursor.ts'
import { toQueuedAct } from '../../queue/procedures.ts'
import type { Amplifiers } from '../parts.ts'
import { groupOf } from './group-of.ts'

export const listActs =
  (it: Amplifiers): Handler<'amplifiers.acts'> =>
  ({ input }) => {
    const { id } = groupOf(it, input)
    const { cursor, limit } = input
    const found = it.queue.rows.wantedBy({ kind: 'amplifier', id }, { after: fromCursor(cursor), limit: limit + 1 })
    return toPage(
      found,
      limit,
      (row) => toQueuedAct(it.queue, row),
      (row) => ({ at: row.createdAt, id: row.id }),
    )
  }
