/** The one way a publication's state changes: allowed by the state machine, with its event and audit, in one transaction. */
import { AppError } from '../app-error.ts'
import type { Failure } from '../failure.ts'
import type { PublicationRow } from '../store/publication-reader.ts'
import type { PublicationChanges } from '../store/publication-writer.ts'
import { systemActor } from '../store/store.ts'
import type { Actor, WriteTx } from '../store/store.ts'
import type { Engine } from './engine.ts'
import { byHandReasons, nextState } from './state-machine.ts'
import type { Reason } from './state-machine.ts'

export interface Transition extends Omit<PublicationChanges, 'state' | 'failureCode' | 'failureData'> {
  /** When the engine looks at it next; null: not by itself. */
  nextAt: number | null
  failure?: Failure | null
  actor?: Actor
}

/** Why what was missed was missed, where nothing else stood in its way. */
const tooLate = ({ dueAt }: PublicationRow, now: number): Failure => ({
  code: 'TOO_LATE',
  data: { lateMinutes: Math.round((now - dueAt) / 60_000) },
})

/** A word that was not given is a cause; being late is only what came of it. */
const whyMissed = (row: PublicationRow, now: number): Failure =>
  row.state === 'awaiting_approval' ? { code: 'APPROVAL_REQUIRED', data: {} } : tooLate(row, now)

/** Whatever becomes of it, it is ready no more, unless it is said. */
const noHands = { readyAt: null, handBy: null, handName: null, handAt: null }

type Needs = Pick<Engine, 'publications' | 'accountRows'>

/** Acts of the engine that a person will want to find in the audit trail; the rest stands in the publication's history. */
const audited: readonly Reason[] = ['accepted', 'found', 'missed', 'cannot_tell', 'ready']

const labelOf = ({ accountRows }: Needs, row: PublicationRow): string =>
  `${accountRows.account(row.accountId)?.handle ?? row.accountId} · ${row.wallTime}`

/**
 * Moves `before` on for `reason`. Throws STATE_CHANGED when that cannot happen in its state, or when the row is no
 * longer what was read.
 */
export const transition = (engine: Needs, tx: WriteTx, before: PublicationRow, reason: Reason, change: Transition): void => {
  const { failure: given = null, actor = systemActor, ...changes } = change
  // A person is never shown a missed one without its cause.
  const failure = given ?? (reason === 'missed' ? whyMissed(before, tx.now) : null)
  const to = nextState(before.state, reason)
  if (to === undefined) throw new AppError('STATE_CHANGED', { what: 'publication', state: before.state })
  // What somebody is posting this minute is not pulled from under their hands: they give it back, or it is taken over.
  if (before.handAt !== null && !byHandReasons.includes(reason))
    throw new AppError('STATE_CHANGED', { what: 'publication', state: 'in_hand' })
  const saved = engine.publications.save(
    tx,
    before,
    { ...noHands, ...changes, state: to, failureCode: failure?.code ?? null, failureData: failure?.data ?? null },
    { reason, actor: actor.name },
  )
  if (!saved) throw new AppError('STATE_CHANGED', { what: 'publication', state: before.state })
  tell(tx, before, to, failure)
  if (before.readyAt !== null || changes.readyAt != null) tellByHand(tx, before)
  const givesUp = (reason === 'refused' || reason === 'absent') && change.nextAt === null
  if (actor.kind !== 'system' || audited.includes(reason) || givesUp) {
    tx.audit({
      actor,
      action: `publication.${reason}`,
      creatorId: before.creatorId,
      subject: { kind: 'publication', id: before.id, label: labelOf(engine, before) },
      before: { state: before.state },
      after: {
        state: to,
        ...(failure && { failure: failure.code }),
        ...((failure?.code === 'VETOED' || failure?.code === 'SKIPPED') && { reason: failure.data.reason }),
        ...(change.remoteUrl && { url: change.remoteUrl }),
      },
    })
  }
}

/** It became a person's to post, or is no more. */
const tellByHand = (tx: WriteTx, { id, creatorId, accountId }: PublicationRow): void =>
  tx.emit({ kind: 'publication.by_hand', publicationId: id, creatorId, accountId })

/** Tells the outbox. */
export const tell = (
  tx: WriteTx,
  { id, creatorId, accountId, state }: PublicationRow,
  to: PublicationRow['state'],
  failure: Failure | null,
): void =>
  tx.emit({ kind: 'publication.changed', publicationId: id, creatorId, accountId, from: state, to, failureCode: failure?.code ?? null })
