/** What an attempt came to, in the ledger and on the publication. */
import type { Failure } from '../failure.ts'
import type { PublishOutcome, RemotePost } from '../platforms/kit/adapter.ts'
import type { PublicationRow } from '../store/publication-reader.ts'
import type { WriteTx } from '../store/store.ts'
import { openNext } from './claim.ts'
import type { Claimed } from './claim.ts'
import type { Engine } from './engine.ts'
import { sinceOf } from './operation.ts'
import { hasBegun, partIsOut, partNumber, triesOf } from './parts.ts'
import { decideRetry } from './retry.ts'
import { transition } from './transition.ts'

/** A post that is out is read back at once; should core end before, it is read back after this long. */
const verifySweepMs = 30_000
/** How long after a lost answer the platform is asked. */
const firstLookMs = 2000

export const outAt = (
  remote: RemotePost,
  publishedAt: number,
): Pick<PublicationRow, 'remoteId' | 'remoteUrl' | 'remoteVersion' | 'publishedAt'> => ({
  remoteId: remote.remoteId,
  remoteUrl: remote.url,
  remoteVersion: remote.version ?? null,
  publishedAt,
})

interface Accepted {
  outcome: PublishOutcome
  httpStatus: number | null
}

/** What is to be done now: read it back, send the next part, or nothing. */
type Then = 'verify' | Claimed | 'nothing'

export const recordAccepted = (
  engine: Engine,
  tx: WriteTx,
  { row: { id }, attemptId, part }: Claimed,
  { outcome, httpStatus }: Accepted,
): Then => {
  const isOurs = engine.attempts.close(tx, attemptId, { outcome: 'accepted', httpStatus, failureCode: null, failureData: null })
  const row = engine.publications.get(id)
  if (!row) return 'nothing'
  if (!isOurs && row.state !== 'ambiguous' && row.state !== 'needs_person') return 'nothing'
  // It was found meanwhile, and what is in doubt is a later one.
  if (part !== partNumber(engine, id)) return 'nothing'
  if (outcome.state === 'processing') {
    if (row.state !== 'needs_person') transition(engine, tx, row, 'processing', { nextAt: outcome.askAt, handle: outcome.handle })
    return 'nothing'
  }
  // An answer that came after the attempt was concluded without it is as good as having found it.
  if (!isOurs) engine.attempts.conclude(tx, attemptId, 'found')
  const out = partIsOut(engine, tx, row, outcome.remote, tx.now)
  if ('rest' in out) {
    if (isOurs) return openNext(engine, tx, id) ?? 'nothing'
    transition(engine, tx, row, 'part_found', { nextAt: tx.now })
    return 'nothing'
  }
  transition(engine, tx, row, isOurs ? 'accepted' : 'found', { ...outAt(out.head, out.publishedAt), nextAt: tx.now + verifySweepMs })
  return 'verify'
}

interface Failed {
  failure: Failure
  /** Whether the guarded write had begun. */
  wrote: boolean
  httpStatus: number | null
}

export const recordFailed = (
  engine: Engine,
  tx: WriteTx,
  { row: { id }, attemptId }: Claimed,
  { failure, wrote, httpStatus }: Failed,
): 'nothing' => {
  const row = engine.publications.get(id)
  if (row?.state !== 'sending') return 'nothing'
  const decision = decideRetry({
    failure,
    wrote,
    tries: triesOf(engine, id),
    since: sinceOf(row),
    now: tx.now,
    random: engine.random.float(),
  })
  const mayBeOut = decision.then === 'look_up'
  const outcome = mayBeOut ? 'unknown' : wrote && decision.then !== 'put_back' ? 'rejected' : 'not_sent'
  if (!engine.attempts.close(tx, attemptId, { outcome, httpStatus, failureCode: failure.code, failureData: failure.data })) return 'nothing'
  if (failure.code === 'RATE_LIMITED' && decision.then === 'retry') engine.gate.refuse(tx, row.accountId, decision.at)
  switch (decision.then) {
    case 'look_up':
      transition(engine, tx, row, 'answer_lost', { nextAt: tx.now + firstLookMs, failure })
      break
    case 'put_back':
      transition(engine, tx, row, hasBegun(engine, id) ? 'rest_left' : 'nothing_sent', { nextAt: decision.at })
      break
    case 'retry':
      transition(engine, tx, row, 'refused', { nextAt: decision.at, failure })
      break
    case 'reconnect':
    case 'person':
      transition(engine, tx, row, 'refused', { nextAt: null, failure })
      break
  }
  return 'nothing'
}
