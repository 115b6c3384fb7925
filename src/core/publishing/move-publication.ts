/** Planning a publication anew, inside the caller's transaction: what a person's reschedule and a plan's have in common. */
import type { WallTime } from '../../contract/values.ts'
import type { PublicationRow } from '../store/publication-reader.ts'
import type { Actor, WriteTx } from '../store/store.ts'
import { lacksApproval } from './approval.ts'
import type { Engine } from './engine.ts'
import { dropPreflight, planPreflight } from './preflight.ts'
import { transition } from './transition.ts'

/** Nothing of it is out in any state that allows this; its time begins anew, so what is missed is decided anew. */
export const movePublication = (
  engine: Engine,
  tx: WriteTx,
  row: PublicationRow,
  { at, dueAt }: { at: WallTime; dueAt: number },
  actor: Actor,
): void => {
  dropPreflight(engine, tx, row.id, row.dueAt)
  // What was missed for want of a word waits for it again, and what was refused waits for another one.
  const reason =
    row.state === 'vetoed' || (row.state === 'missed' && lacksApproval(engine, row)) ? 'rescheduled_to_approval' : 'rescheduled'
  transition(engine, tx, row, reason, {
    nextAt: row.state === 'draft' ? null : dueAt,
    operationAt: null,
    waitingSince: null,
    problems: null,
    actor,
  })
  engine.publications.plan(tx, row, { wallTime: at.wall, zone: at.zone, dueAt })
  planPreflight(engine, tx, row.id, dueAt)
}
