/** Putting back what was called off, inside the caller's transaction. */
import { AppError } from '../app-error.ts'
import type { PublicationRow } from '../store/publication-reader.ts'
import type { Actor, WriteTx } from '../store/store.ts'
import { lacksApproval } from './approval.ts'
import type { Engine } from './engine.ts'
import { planPreflight } from './preflight.ts'
import { transition } from './transition.ts'

/**
 * What was called off while nobody knew whether it was out is looked up first: the person who called it off may have
 * been wrong. Throws BAD_INPUT for one whose time has passed and that certainly is not out.
 */
export const restorePublication = (engine: Engine, tx: WriteTx, row: PublicationRow, actor: Actor): void => {
  const attempt = engine.attempts.latest(row.id)
  if (attempt?.outcome === 'unknown') {
    transition(engine, tx, row, 'restored_to_check', { nextAt: tx.now, failure: { code: 'OUTCOME_UNKNOWN', data: {} }, actor })
    return
  }
  if (row.dueAt <= tx.now) throw new AppError('BAD_INPUT', { issues: [{ path: 'at', code: 'time.past' }] })
  transition(engine, tx, row, lacksApproval(engine, row) ? 'restored_to_approval' : 'restored', {
    nextAt: row.dueAt,
    operationAt: null,
    waitingSince: null,
    actor,
  })
  planPreflight(engine, tx, row.id, row.dueAt)
}
