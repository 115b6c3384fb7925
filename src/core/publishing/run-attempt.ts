/** One attempt, or one a part: open the account, let the adapter send, write down what came of it. */
import { AppError, isAppError } from '../app-error.ts'
import { toFailure } from '../failure.ts'
import type { Failure } from '../failure.ts'
import type { AccountSession, Credential, PublishOutcome } from '../platforms/kit/adapter.ts'
import type { WriteTx } from '../store/store.ts'
import type { Claimed } from './claim.ts'
import type { Engine } from './engine.ts'
import { keepTrying } from './keep-trying.ts'
import { assertMediaAllowed } from './media-words.ts'
import { recordAccepted, recordFailed } from './record-outcome.ts'
import { writeMaxMs } from './timings.ts'
import { verify } from './verify.ts'

/** `httpStatus`: of the write's last answer; null where none came. */
type Ending = { httpStatus: number | null } & (
  | { outcome: PublishOutcome }
  | { failure: Failure; wrote: boolean; used: Credential | undefined }
)

/** Resolves when its outcome stands in the ledger (and, when it is out, was read back once). Never rejects for a failed attempt. */
export const runAttempt = async (engine: Engine, first: Claimed, signal: AbortSignal): Promise<void> => {
  for (let claimed: Claimed | null = first; claimed;) claimed = await runOne(engine, claimed, signal)
}

/** Answers the next part, opened, where there is one. */
const runOne = async (engine: Engine, claimed: Claimed, signal: AbortSignal): Promise<Claimed | null> => {
  const { session, ending } = await send(engine, claimed, signal)
  await engine.faults.hit('outcome.before_commit')
  const then = await keepTrying(engine, signal, () =>
    engine.store.writeSoon((tx) =>
      'outcome' in ending ? recordAccepted(engine, tx, claimed, ending) : recordFailed(engine, tx, claimed, ending),
    ),
  )
  await engine.faults.hit('outcome.after_commit')
  if ('failure' in ending && ending.failure.code === 'REAUTH_REQUIRED') engine.accounts.needsReconnect(claimed.row.accountId, ending.used)
  if (typeof then === 'object') return then
  if (session && then === 'verify') await verify(engine, claimed.row.id, session)
  return null
}

const send = async (engine: Engine, claimed: Claimed, signal: AbortSignal): Promise<{ session?: AccountSession; ending: Ending }> => {
  let wrote = false
  let httpStatus: number | null = null
  let session: AccountSession | undefined
  let used: Credential | undefined
  const beforeWrite = async (handle?: Record<string, string>): Promise<void> => {
    await engine.faults.hit('ledger.before_commit')
    used = session?.credential()
    await engine.store.writeSoon((tx) => beginWrite(engine, tx, claimed, handle))
    wrote = true
    await engine.faults.hit('write.before_send')
    if (!engine.store.lease.stillMine()) throw new AppError('STATE_CHANGED', { what: 'lease', state: 'lost' })
  }
  try {
    assertMayShow(engine, claimed)
    session = await engine.accounts.open(claimed.row.accountId, signal)
    used = session.credential()
    const hooks = {
      beforeWrite,
      stillMine: () => engine.store.lease.stillMine(),
      answered: (status: number) => {
        httpStatus = status
      },
      uploaded: () => engine.faults.hit('media.after_upload'),
    }
    const outcome = await claimed.adapter.publish(session, claimed.operation, hooks, engine.io)
    await engine.faults.hit('write.after_send')
    return { session, ending: { outcome, httpStatus } }
  } catch (error) {
    if (!isAppError(error)) engine.logger.error({ err: error, publicationId: claimed.row.id }, 'an adapter failed unexpectedly')
    return { ending: { failure: toFailure(error), wrote, used, httpStatus } }
  }
}

/** Who took a word back after it was planned is heard before anything of it is uploaded. */
const assertMayShow = (engine: Engine, { row }: Pick<Claimed, 'row'>): void => {
  if (row.kind === 'text') return
  const assetIds = engine.posts.content(row.postId)?.media.map(({ assetId }) => assetId) ?? []
  assertMediaAllowed(engine.said, assetIds, { id: row.accountId, platform: row.platform })
}

/** The last word before anything goes out: the gate again, and the ledger, with what the post can be asked for by. */
const beginWrite = (
  engine: Engine,
  tx: WriteTx,
  { row, attemptId, adapter, operation }: Claimed,
  handle: Record<string, string> | undefined,
): void => {
  const micros = adapter.priceOf?.(operation.draft).write ?? 0
  const gate = engine.gate.ask(row.accountId, tx.now, { micros, posts: 1 })
  if (gate.answer === 'held') throw new AppError(gate.failure.code, gate.failure.data)
  assertMayShow(engine, { row })
  const app = micros === 0 ? undefined : engine.spending.appOf(row.accountId)
  const began = engine.attempts.beginWrite(tx, attemptId, {
    epoch: engine.store.lease.epoch,
    leaseUntil: tx.now + writeMaxMs,
    paid: app && { appId: app.id, micros },
  })
  if (!began) throw new AppError('STATE_CHANGED', { what: 'attempt', state: 'concluded' })
  const current = handle && engine.publications.get(row.id)
  if (current) engine.publications.save(tx, current, { handle })
  engine.gate.spend(tx, row.accountId, row.platform)
}
