/** Claiming: the gate is asked, the state changes and the attempt is opened, for many publications in one transaction. */
import { newId } from '../ids.ts'
import type { AnyPlatform, Draft, Operation, PlatformAdapter } from '../platforms/kit/adapter.ts'
import type { PostContentRow } from '../store/post-reader.ts'
import type { Candidate, PublicationRow } from '../store/publication-reader.ts'
import { systemActor } from '../store/store.ts'
import type { WriteTx } from '../store/store.ts'
import type { Engine } from './engine.ts'
import { fingerprintOf } from './fingerprint.ts'
import { sinceOf } from './operation.ts'
import { draftsLeft, partInHand } from './parts.ts'
import { attemptMaxMs, giveUpAfterMs, orderWaitMs } from './timings.ts'
import { tell, transition } from './transition.ts'

/** A publication taken for sending, with everything its attempt needs. */
export interface Claimed {
  row: PublicationRow
  attemptId: string
  adapter: PlatformAdapter
  operation: Operation
  /** Of a thread, from 1 on, and how many there are; 1 of 1 where it is none. */
  part: number
  parts: number
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

/** What is left of it to be sent: how many posts, and what they cost with what goes with them (0 where nobody pays). */
export const costOf = (engine: Engine, id: string): { micros: number; posts: number } => {
  const row = engine.publications.get(id)
  const content = row && engine.posts.content(row.postId)
  if (!row || !content) return { micros: 0, posts: 1 }
  const drafts = draftsLeft(engine, row, content)
  return { micros: priceOf(engine.findAdapter(row.platform), drafts), posts: Math.max(1, drafts.length) }
}

/** 0 where nobody pays. */
export const priceOf = (platform: AnyPlatform | undefined, drafts: readonly Pick<Draft, 'text' | 'media' | 'labels'>[]): number => {
  if (!platform || platform.assisted) return 0
  return drafts.reduce((sum, draft) => {
    const price = platform.priceOf?.(draft)
    return price ? sum + price.write + price.around : sum
  }, 0)
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
  const claimed = openPart(engine, tx, row, content)
  tell(tx, { ...row, state: seen?.state ?? 'scheduled' }, 'sending', null)
  return claimed
}

/** The part before it is out: the next one is sent by the same task, as an attempt of its own. */
export const openNext = (engine: Engine, tx: WriteTx, id: string): Claimed | null => {
  const before = engine.publications.get(id)
  const content = before && engine.posts.content(before.postId)
  if (before?.state !== 'sending' || !content) return null
  const changes = { attempts: before.attempts + 1, nextAt: tx.now + attemptMaxMs, handle: null }
  engine.publications.save(tx, before, changes, { reason: 'part_out', actor: systemActor.name })
  tell(tx, before, 'sending', null)
  return openPart(engine, tx, { ...before, ...changes }, content)
}

const openPart = (engine: Engine, tx: WriteTx, row: PublicationRow, content: PostContentRow): Claimed => {
  const adapter = engine.adapterOf(row.platform)
  const { number: part, of: parts, operation } = partInHand(engine, row, content)
  const attemptId = newId('att', engine.store.ids)
  engine.attempts.open(tx, {
    id: attemptId,
    publicationId: row.id,
    number: row.attempts,
    part,
    epoch: engine.store.lease.epoch,
    operationKey: operation.key,
    fingerprint: fingerprintOf({
      ...content,
      text: operation.draft.text,
      media: part === 1 ? content.media : [],
      remoteId: engine.accountRows.account(row.accountId)?.remoteId ?? '',
      options: content.options?.[row.accountId],
    }),
    safety: adapter.retrySafety,
    leaseUntil: tx.now + attemptMaxMs,
  })
  return { row, attemptId, adapter, operation, part, parts }
}
