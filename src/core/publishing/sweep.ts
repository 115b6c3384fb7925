/** Concluding attempts whose end nobody wrote down: the process died, or the attempt hangs. */
import type { AttemptRow } from '../store/attempt-reader.ts'
import type { WriteTx } from '../store/store.ts'
import type { Engine } from './engine.ts'
import { hasBegun } from './parts.ts'
import { transition } from './transition.ts'

const restarted = { code: 'OUTCOME_UNKNOWN', data: {} } as const

/**
 * An attempt that had not begun its write sent nothing, and can no more: beginning one is refused by the ledger from
 * now on, for this core by the attempt being closed, for another by the store's fence. One that had may be out.
 */
export const concludeAttempt = (engine: Engine, tx: WriteTx, attempt: AttemptRow): void => {
  const row = engine.publications.get(attempt.publicationId)
  const mayBeOut = attempt.writeAt !== null
  const closed = engine.attempts.close(tx, attempt.id, {
    outcome: mayBeOut ? 'unknown' : 'not_sent',
    httpStatus: null,
    failureCode: mayBeOut ? restarted.code : null,
    failureData: mayBeOut ? restarted.data : null,
  })
  if (!closed || row?.state !== 'sending') return
  if (mayBeOut) transition(engine, tx, row, 'answer_lost', { nextAt: tx.now, failure: restarted })
  else transition(engine, tx, row, hasBegun(engine, row.id) ? 'rest_left' : 'nothing_sent', { nextAt: tx.now })
}

/** At start: every open attempt is of a core that is gone. */
export const recover = async (engine: Engine): Promise<void> => {
  const left = engine.attempts.leftOpen()
  if (left.length === 0) return
  await engine.faults.hit('sweep.before_commit')
  engine.store.write((tx) => {
    for (const attempt of left) concludeAttempt(engine, tx, attempt)
  })
  engine.logger.warn({ attempts: left.length, begun: left.filter(({ writeAt }) => writeAt !== null).length }, 'attempts were open at start')
}

/** A publication that is `sending` past its time and that no task of this core works on. */
export const sweep = async (engine: Engine, id: string): Promise<void> => {
  await engine.faults.hit('sweep.before_commit')
  await engine.store.writeSoon((tx) => {
    const row = engine.publications.get(id)
    if (row?.state !== 'sending') return
    const attempt = engine.attempts.latest(id)
    if (attempt?.outcome === 'open') return concludeAttempt(engine, tx, attempt)
    // A state without an attempt should not be; it may be out, so it is looked up.
    transition(engine, tx, row, 'answer_lost', { nextAt: tx.now, failure: restarted })
  })
}
