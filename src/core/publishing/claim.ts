/** Claiming: the gate is asked, the state changes and the attempt is opened, for many publications in one transaction. */
import { newId } from '../ids.ts'
import type { Operation, PlatformAdapter } from '../platforms/kit/adapter.ts'
import type { Candidate, PublicationRow } from '../store/publication-reader.ts'
import { systemActor } from '../store/store.ts'
import type { WriteTx } from '../store/store.ts'
import type { Engine } from './engine.ts'
import { fingerprintOf } from './fingerprint.ts'
import { draftOf, operationOf, sinceOf } from './operation.ts'
import { attemptMaxMs, giveUpAfterMs, orderWaitMs } from './timings.ts'
import { tell, transition } from './transition.ts'

/** A publication taken for sending, with everything its attempt needs. */
export interface Claimed {
  row: PublicationRow
  attemptId: string
  adapter: PlatformAdapter
  operation: Operation
}

/** `waits`: another of its account comes first. `settled`: held, or no longer to be sent; nothing more to do now. */
export type ClaimResult = Claimed | 'waits' | 'settled'

/** One candidate per account. Answers what became of each, by id. */
export const claim = async (engine: Engine, candidates: readonly Candidate[]): Promise<ReadonlyMap<string, ClaimResult>> => {
  await engine.faults.hit('claim.before_commit')
  const results = await engine.store.writeSoon((tx) => claimIn(engine, tx, candidates))
  await engine.faults.hit('claim.after_commit')
  return results
}

const claimIn = (engine: Engine, tx: WriteTx, candidates: readonly Candidate[]): Map<string, ClaimResult> => {
  const results = new Map<string, ClaimResult>()
  const free = candidates.filter((candidate) => {
    const isHeld = holdIfNeeded(engine, tx, candidate)
    if (isHeld) results.set(candidate.id, 'settled')
    return !isHeld
  })
  const wishes = free.flatMap(({ id, accountId, state, nextAt }) => {
    const platform = engine.accountRows.account(accountId)?.platform
    return nextAt === null || !platform || !engine.findAdapter(platform) || engine.assistedOn(platform)
      ? []
      : [{ id, state, nextAt, operationKey: engine.adapterOf(platform).newOperationKey(engine.io) }]
  })
  const taken = engine.publications.claim(tx, wishes, {
    sweepAt: tx.now + attemptMaxMs,
    orderedSince: tx.now - orderWaitMs,
    reason: 'due',
    actor: systemActor.name,
  })
  for (const id of taken)
    results.set(
      id,
      openAttempt(
        engine,
        tx,
        id,
        free.find((candidate) => candidate.id === id),
      ),
    )
  for (const candidate of free) if (!results.has(candidate.id)) results.set(candidate.id, isAsSeen(engine, candidate) ? 'waits' : 'settled')
  return results
}

/** With what goes with it. 0 where nobody pays. */
export const costOf = (engine: Engine, id: string): number => {
  const row = engine.publications.get(id)
  const adapter = row && engine.findAdapter(row.platform)
  if (!row || !adapter || adapter.assisted || !adapter.priceOf) return 0
  const content = engine.posts.content(row.postId)
  if (!content) return 0
  const { write, around } = adapter.priceOf(draftOf(engine.media, content, row.accountId))
  return write + around
}

const isAsSeen = (engine: Engine, { id, state, nextAt }: Candidate): boolean => {
  const row = engine.publications.get(id)
  return row?.state === state && row.nextAt === nextAt
}

/** What the gate holds is put off until then, visibly; what was held for too long is missed, with its cause. */
const holdIfNeeded = (engine: Engine, tx: WriteTx, candidate: Candidate): boolean => {
  const gate = engine.gate.ask(candidate.accountId, tx.now, costOf(engine, candidate.id))
  const isTooLate = tx.now - sinceOf(candidate) > giveUpAfterMs
  if (gate.answer === 'allowed' && !isTooLate) return false
  if (!isAsSeen(engine, candidate)) return true
  const row = engine.publications.get(candidate.id)
  if (!row) return true
  const failure =
    gate.answer === 'held'
      ? gate.failure
      : row.failureCode === null
        ? null
        : { code: row.failureCode as never, data: row.failureData ?? {} }
  if (isTooLate) transition(engine, tx, row, 'missed', { nextAt: null, failure })
  else transition(engine, tx, row, 'held', { nextAt: gate.answer === 'held' ? gate.until : null, failure })
  return true
}

const openAttempt = (engine: Engine, tx: WriteTx, id: string, seen: Candidate | undefined): ClaimResult => {
  const row = engine.publications.get(id)
  const content = row && engine.posts.content(row.postId)
  if (!row || !content) return 'settled'
  const adapter = engine.adapterOf(row.platform)
  const operation = operationOf(row, draftOf(engine.media, content, row.accountId))
  const attemptId = newId('att', engine.store.ids)
  engine.attempts.open(tx, {
    id: attemptId,
    publicationId: id,
    number: row.attempts,
    epoch: engine.store.lease.epoch,
    operationKey: operation.key,
    fingerprint: fingerprintOf({
      ...content,
      remoteId: engine.accountRows.account(row.accountId)?.remoteId ?? '',
      options: content.options?.[row.accountId],
    }),
    safety: adapter.retrySafety,
    leaseUntil: tx.now + attemptMaxMs,
  })
  tell(tx, { ...row, state: seen?.state ?? 'scheduled' }, 'sending', null)
  return { row, attemptId, adapter, operation }
}
