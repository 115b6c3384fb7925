/**
 * Where only a person posts: what is due is made ready and handed to people, who say what became of it. Nothing here
 * sends. A publication that is ready stays `scheduled`, has no place in the due queue and is never claimed; the ledger
 * of attempts knows nothing of it, because nothing of ours was tried. What keeps it from going out twice are people who
 * see whose hands it is in, and a link that proves one publication only.
 */
import { AppError } from '../app-error.ts'
import type { Failure } from '../failure.ts'
import type { AssistedPlatform } from '../platforms/kit/adapter.ts'
import type { PublicationRow } from '../store/publication-reader.ts'
import type { PublicationChanges } from '../store/publication-writer.ts'
import type { Actor, WriteTx } from '../store/store.ts'
import type { Engine } from './engine.ts'
import { mediaRefused } from './media-words.ts'
import { decideMissed } from './missed-policy.ts'
import { sinceOf } from './operation.ts'
import { dropPreflight } from './preflight.ts'
import { byHandUndoMs, giveUpAfterMs } from './timings.ts'
import { tell, transition } from './transition.ts'

/** What was said of its media and stands against it now. */
const refusedMedia = (engine: Engine, row: PublicationRow): Failure | null => {
  const assetIds = engine.posts.content(row.postId)?.media.map(({ assetId }) => assetId) ?? []
  const [first] = mediaRefused(engine.said, assetIds, { id: row.accountId, platform: row.platform })
  return first ? { code: 'MEDIA_INVALID', data: { rule: first.rule, file: String(first.data.file) } } : null
}

/**
 * At its time. What asks when it is late asks by being ready; a day later it is missed, as everything is. The stop, a
 * removed account and a word that was taken back hold it as they hold what we send.
 */
export const makeReady = (engine: Engine, tx: WriteTx, row: PublicationRow): void => {
  const lateMs = tx.now - sinceOf(row)
  const gate = engine.gate.ask(row.accountId, tx.now)
  if (decideMissed(row.missedPolicy, lateMs) === 'drop' || lateMs > giveUpAfterMs) {
    const failure = row.failureCode === null ? null : { code: row.failureCode as never, data: row.failureData ?? {} }
    return transition(engine, tx, row, 'missed', { nextAt: null, failure })
  }
  if (gate.answer === 'held') return transition(engine, tx, row, 'held', { nextAt: gate.until, failure: gate.failure })
  const failure = refusedMedia(engine, row)
  if (failure) return transition(engine, tx, row, 'held', { nextAt: null, failure })
  transition(engine, tx, row, 'ready', { nextAt: null, readyAt: tx.now })
}

const platformOf = (engine: Engine, { platform }: PublicationRow): AssistedPlatform => {
  const found = engine.assistedOn(platform)
  if (!found) throw new AppError('NOT_SUPPORTED', { platform, capability: 'by_hand' })
  return found
}

const changed = ({ state }: PublicationRow): AppError => new AppError('STATE_CHANGED', { what: 'publication', state })

/** Throws CONFLICT while it is in somebody else's hands. */
const assertNotElsewhere = (row: PublicationRow, actor: Actor): void => {
  if (row.handAt !== null && row.handBy !== actor.id) throw new AppError('CONFLICT', { what: 'in_hand', items: [row.handName ?? ''] })
}

const note = (
  engine: Engine,
  tx: WriteTx,
  row: PublicationRow,
  reason: 'taken_in_hand' | 'handed_back',
  changes: PublicationChanges,
  actor: Actor,
): void => {
  if (!engine.publications.save(tx, row, changes, { reason, actor: actor.name })) throw changed(row)
  tell(tx, row, row.state, null)
  tx.audit({
    actor,
    action: `publication.${reason}`,
    creatorId: row.creatorId,
    subject: { kind: 'publication', id: row.id, label: `${engine.accountRows.account(row.accountId)?.handle ?? ''} · ${row.wallTime}` },
  })
}

/**
 * Somebody begins to post it; the same person again changes nothing. Asked before anything of it is given out: the
 * stop and a word taken back are heard here once more. Throws CONFLICT while it is in other hands, unless it is taken over.
 */
export const takeInHand = (engine: Engine, tx: WriteTx, row: PublicationRow, takeOver: boolean, actor: Actor): void => {
  platformOf(engine, row)
  if (row.readyAt === null) throw changed(row)
  const gate = engine.gate.ask(row.accountId, tx.now)
  const failure = gate.answer === 'held' ? gate.failure : refusedMedia(engine, row)
  if (failure) throw new AppError(failure.code, failure.data)
  if (!takeOver) assertNotElsewhere(row, actor)
  if (row.handBy === actor.id) return
  note(engine, tx, row, 'taken_in_hand', { handBy: actor.id, handName: actor.name, handAt: tx.now }, actor)
}

/** Nothing was posted. Of one that nobody has in hand, nothing happens. */
export const handBack = (engine: Engine, tx: WriteTx, row: PublicationRow, actor: Actor): void => {
  platformOf(engine, row)
  if (row.handAt === null) return
  assertNotElsewhere(row, actor)
  note(engine, tx, row, 'handed_back', { handBy: null, handName: null, handAt: null }, actor)
}

/** Throws BAD_INPUT for a link that is none to a post of the account, CONFLICT for one that another publication has. */
export const confirmPosted = (engine: Engine, tx: WriteTx, row: PublicationRow, link: string, actor: Actor): void => {
  const { assisted } = platformOf(engine, row)
  assertNotElsewhere(row, actor)
  const answer = assisted.readLink(link, { handle: engine.accountRows.account(row.accountId)?.handle ?? '' })
  if ('problem' in answer) throw new AppError('BAD_INPUT', { issues: [{ path: 'url', code: answer.problem }] })
  const { remoteId, url } = answer.remote
  const other = engine.publications.postedAs(row.platform, remoteId)
  if (other !== undefined && other !== row.id) throw new AppError('CONFLICT', { what: 'link_used', items: [other] })
  transition(engine, tx, row, 'posted_by_hand', {
    nextAt: null,
    remoteId,
    remoteUrl: url,
    publishedAt: tx.now,
    postedBy: actor.name,
    actor,
  })
  dropPreflight(engine, tx, row.id, row.dueAt)
}

export const skipPosting = (engine: Engine, tx: WriteTx, row: PublicationRow, reason: string, actor: Actor): void => {
  platformOf(engine, row)
  assertNotElsewhere(row, actor)
  transition(engine, tx, row, 'skipped', { nextAt: null, failure: { code: 'SKIPPED', data: { reason } }, actor })
  dropPreflight(engine, tx, row.id, row.dueAt)
}

/** Until when what was said of it can be taken back, ms UTC; null: nothing was said. Pure. */
export const undoableUntil = ({
  state,
  stateSince,
  postedBy,
  failureCode,
}: Pick<PublicationRow, 'state' | 'stateSince' | 'postedBy' | 'failureCode'>): number | null =>
  (state === 'published' && postedBy !== null) || (state === 'cancelled' && failureCode === 'SKIPPED') ? stateSince + byHandUndoMs : null

/** It is a person's to post again. Throws STATE_CHANGED when it is too late. */
export const undoByHand = (engine: Engine, tx: WriteTx, row: PublicationRow, actor: Actor): void => {
  platformOf(engine, row)
  if (tx.now > (undoableUntil(row) ?? -Infinity)) throw changed(row)
  transition(engine, tx, row, row.state === 'published' ? 'post_undone' : 'skip_undone', {
    nextAt: null,
    readyAt: tx.now,
    remoteId: null,
    remoteUrl: null,
    publishedAt: null,
    postedBy: null,
    actor,
  })
}
