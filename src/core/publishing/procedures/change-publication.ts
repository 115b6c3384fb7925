/** What a person changes of one publication, in one transaction: plan it anew, call it off, put it back, try it again. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import type { PublicationListReader } from '../../store/publication-list-reader.ts'
import type { PublicationRow } from '../../store/publication-reader.ts'
import { markByHand } from '../../store/plan-writer.ts'
import type { WriteTx } from '../../store/store.ts'
import { lacksApproval } from '../approval.ts'
import type { Engine } from '../engine.ts'
import { movePublication } from '../move-publication.ts'
import { dropPreflight } from '../preflight.ts'
import { plannedInstant } from '../planning-guard.ts'
import { restorePublication as restore } from '../restore-publication.ts'
import { transition } from '../transition.ts'
import { readPublication } from './get-publication.ts'

/** Reads the row inside the transaction that changes it. */
export const change = (engine: Engine, publicationId: string, how: (tx: WriteTx, row: PublicationRow) => void): void =>
  engine.store.write((tx) => {
    const row = engine.publications.get(publicationId)
    if (!row) throw new AppError('NOT_FOUND', { what: 'publication', id: publicationId })
    how(tx, row)
  })

const stateChanged = ({ state }: PublicationRow): AppError => new AppError('STATE_CHANGED', { what: 'publication', state })

export const reschedulePublication =
  (engine: Engine, reader: PublicationListReader): Handler<'publications.reschedule'> =>
  ({ input: { publicationId, at }, call }) => {
    const dueAt = plannedInstant(at, engine.clock.now())
    change(engine, publicationId, (tx, row) => {
      movePublication(engine, tx, row, { at, dueAt }, call.actor)
      // Planning leaves it where a person has put it.
      markByHand(tx, [publicationId])
    })
    return readPublication(reader, publicationId)
  }

export const cancelPublication =
  (engine: Engine, reader: PublicationListReader): Handler<'publications.cancel'> =>
  ({ input: { publicationId }, call }) => {
    change(engine, publicationId, (tx, row) => {
      // What may be out is not called off by saying so: `resolve` asks for a person's word.
      if (row.state === 'ambiguous' || row.state === 'needs_person') throw stateChanged(row)
      transition(engine, tx, row, 'cancelled', { nextAt: null, actor: call.actor })
      dropPreflight(engine, tx, row.id, row.dueAt)
    })
    return readPublication(reader, publicationId)
  }

export const restorePublication =
  (engine: Engine, reader: PublicationListReader): Handler<'publications.restore'> =>
  ({ input: { publicationId }, call }) => {
    change(engine, publicationId, (tx, row) => restore(engine, tx, row, call.actor))
    return readPublication(reader, publicationId)
  }

export const retryPublication =
  (engine: Engine, reader: PublicationListReader): Handler<'publications.retry'> =>
  ({ input: { publicationId }, call }) => {
    change(engine, publicationId, (tx, row) => {
      if (row.state === 'missed' && lacksApproval(engine, row)) throw new AppError('APPROVAL_REQUIRED', {})
      // The key stays, so that what a platform may still hold of an earlier attempt is known by it; a day begins anew.
      const failure = row.failureCode === null ? null : { code: row.failureCode as never, data: row.failureData ?? {} }
      transition(engine, tx, row, 'retried', {
        nextAt: tx.now,
        ...(row.state !== 'needs_person' && { operationAt: tx.now }),
        failure,
        actor: call.actor,
      })
    })
    return readPublication(reader, publicationId)
  }
