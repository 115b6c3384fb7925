/** What became of a publication whose answer was lost, or that the platform was still working on: asked, never guessed. */
import { isAppError } from '../app-error.ts'
import { toFailure } from '../failure.ts'
import type { Failure } from '../failure.ts'
import type { Lookup } from '../platforms/kit/adapter.ts'
import type { AttemptRow } from '../store/attempt-reader.ts'
import type { PublicationRow } from '../store/publication-reader.ts'
import type { WriteTx } from '../store/store.ts'
import type { Engine } from './engine.ts'
import { lookUp } from './look-up.ts'
import { sinceOf } from './operation.ts'
import { partIsOut, triesOf } from './parts.ts'
import { outAt } from './record-outcome.ts'
import { backoffMs, decideRetry, nextLookMs } from './retry.ts'
import { giveUpAfterMs, handedOverMaxMs } from './timings.ts'
import { transition } from './transition.ts'

/** Clocks of two processes on one machine, and the way from the socket to the server's own log. */
const leaseMarginMs = 5000

/**
 * From when on "it is not there" is believed, ms UTC: where sending twice makes two posts, not before whoever sent it
 * has certainly stopped sending. Pure.
 */
export const absentBelievedFrom = (attempt: Pick<AttemptRow, 'safety' | 'leaseUntil'> | undefined): number =>
  !attempt || attempt.safety === 'idempotent' ? 0 : attempt.leaseUntil + leaseMarginMs

/** One look at an `ambiguous` or `processing` publication. */
export const reconcile = async (engine: Engine, id: string): Promise<void> => {
  await engine.faults.hit('reconcile.before_lookup')
  const askedAt = engine.clock.now()
  let answer: Lookup | { state: 'failed'; failure: Failure }
  try {
    answer = await lookUp(engine, id)
  } catch (error) {
    if (isAppError(error, 'CANCELLED')) return
    answer = { state: 'failed', failure: toFailure(error) }
  }
  await engine.store.writeSoon((tx) => {
    const row = engine.publications.get(id)
    if (row?.state === 'ambiguous' || row?.state === 'processing') conclude(engine, tx, row, answer, askedAt)
  })
  await engine.faults.hit('reconcile.after_commit')
}

const conclude = (
  engine: Engine,
  tx: WriteTx,
  row: PublicationRow,
  answer: Lookup | { state: 'failed'; failure: Failure },
  askedAt: number,
): void => {
  const attempt = engine.attempts.latest(row.id)
  const lookAgainAt = tx.now + nextLookMs(tx.now - row.stateSince)
  switch (answer.state) {
    case 'found':
      if (attempt) engine.attempts.conclude(tx, attempt.id, 'found')
      return found(engine, tx, row, answer)
    case 'unseen':
      if (attempt) engine.attempts.conclude(tx, attempt.id, 'found')
      return transition(engine, tx, row, 'found', { publishedAt: tx.now, nextAt: answer.later ? lookAgainAt : null })
    case 'processing':
      if (answer.handedOver) return waitForPerson(engine, tx, row, answer.askAt)
      return waitOrGiveUp(engine, tx, row, 'processing', answer.askAt, { code: 'OUTCOME_UNKNOWN', data: {} })
    case 'absent': {
      if (row.state === 'processing')
        return transition(engine, tx, row, 'absent', { nextAt: lookAgainAt, failure: { code: 'OUTCOME_UNKNOWN', data: {} } })
      const believedFrom = absentBelievedFrom(attempt)
      if (askedAt < believedFrom) return void engine.publications.save(tx, row, { nextAt: Math.max(believedFrom, tx.now + 1) })
      if (attempt) engine.attempts.conclude(tx, attempt.id, 'not_found')
      return transition(engine, tx, row, 'absent', afterAbsent(engine, tx, row, attempt))
    }
    case 'refused': {
      if (attempt) engine.attempts.conclude(tx, attempt.id, 'not_found')
      const failure = toFailure(answer.error)
      const decision = decideRetry({
        failure,
        wrote: false,
        tries: triesOf(engine, row.id),
        since: sinceOf(row),
        now: tx.now,
        random: engine.random.float(),
      })
      const nextAt = decision.then === 'retry' ? decision.at : null
      return transition(engine, tx, row, row.state === 'processing' ? 'refused' : 'absent', { nextAt, failure })
    }
    case 'failed': {
      const { failure } = answer
      if (failure.code === 'NOT_SUPPORTED' || failure.code === 'NOT_FOUND')
        return transition(engine, tx, row, 'cannot_tell', { nextAt: null, failure: { code: 'OUTCOME_UNKNOWN', data: {} } })
      // A locked vault says nothing of the post, however long it stays locked.
      if (failure.code === 'VAULT_LOCKED')
        return void engine.publications.save(tx, row, { nextAt: lookAgainAt, failureCode: failure.code, failureData: failure.data })
      return waitOrGiveUp(engine, tx, row, row.state, lookAgainAt, failure)
    }
  }
}

/** Found is read back: no second look is needed to prove it. Of a thread, the rest follows. */
const found = (engine: Engine, tx: WriteTx, row: PublicationRow, { remote, createdAt }: Extract<Lookup, { state: 'found' }>): void => {
  const out = partIsOut(engine, tx, row, remote, createdAt ?? tx.now)
  if ('head' in out) return transition(engine, tx, row, 'found', { ...outAt(out.head, out.publishedAt), verifiedAt: tx.now, nextAt: null })
  return transition(engine, tx, row, 'part_found', { nextAt: tx.now })
}

/**
 * Sends again at once where the first answer was lost with a process or a connection: nobody refused it. A server that
 * answers with errors, or a second loss, is left alone for longer each time, and not for ever.
 */
const afterAbsent = (
  engine: Engine,
  tx: WriteTx,
  row: PublicationRow,
  attempt: AttemptRow | undefined,
): { nextAt: number | null; failure: Failure } => {
  const tries = triesOf(engine, row.id)
  const isFirstLoss = tries <= 1 && (attempt?.httpStatus ?? null) === null
  const nextAt = isFirstLoss ? tx.now : tx.now + backoffMs(tries, engine.random.float())
  if (nextAt - sinceOf(row) > giveUpAfterMs) return { nextAt: null, failure: { code: 'PLATFORM_DOWN', data: { platform: row.platform } } }
  return { nextAt, failure: { code: 'OUTCOME_UNKNOWN', data: {} } }
}

/** Nothing is wrong with it, however long it takes; after a week the agency is asked. */
const waitForPerson = (engine: Engine, tx: WriteTx, row: PublicationRow, nextAt: number): void => {
  if (row.handedOverAt === null || row.state === 'ambiguous')
    return transition(engine, tx, row, 'handed_over', { nextAt, handedOverAt: row.handedOverAt ?? tx.now })
  if (isWaitedFor(row, tx.now)) return void engine.publications.save(tx, row, { nextAt, failureCode: null, failureData: null })
  return transition(engine, tx, row, 'cannot_tell', { nextAt: null, failure: { code: 'OUTCOME_UNKNOWN', data: {} } })
}

/** Whether it is to be asked for still. */
const isWaitedFor = ({ stateSince, handedOverAt }: PublicationRow, now: number): boolean =>
  handedOverAt === null ? now - stateSince <= giveUpAfterMs : now - Math.max(stateSince, handedOverAt) <= handedOverMaxMs

const waitOrGiveUp = (
  engine: Engine,
  tx: WriteTx,
  row: PublicationRow,
  as: PublicationRow['state'],
  nextAt: number,
  failure: Failure,
): void => {
  if (!isWaitedFor(row, tx.now)) return transition(engine, tx, row, 'cannot_tell', { nextAt: null, failure })
  if (as === 'processing' && row.state === 'ambiguous') return transition(engine, tx, row, 'processing', { nextAt, failure: null })
  engine.publications.save(tx, row, { nextAt, failureCode: failure.code, failureData: failure.data })
}
