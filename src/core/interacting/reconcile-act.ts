/** What became of an act whose end nobody wrote down, or whose answer was lost: asked first where it may be out, never guessed. */
import { isAppError } from '../app-error.ts'
import type { DueEntry } from '../due/due-queue.ts'
import { toFailure } from '../failure.ts'
import type { Failure } from '../failure.ts'
import type { InteractionProof } from '../platforms/kit/adapter.ts'
import { nextLookMs } from '../publishing/retry.ts'
import { giveUpAfterMs } from '../publishing/timings.ts'
import type { InteractionRow } from '../store/interaction-reader.ts'
import type { WriteTx } from '../store/store.ts'
import type { Interacting } from './parts.ts'
import { recordDone } from './record-done.ts'
import { mayBeSentAgain, refuse, sendAct, toInteraction } from './send-act.ts'
import { beginsWithinMs, leaseMarginMs, pressedMaxMs } from './timings.ts'

export const reconcileAct = async (it: Interacting, entry: DueEntry): Promise<void> => {
  const { engine } = it
  const row = await engine.store.writeSoon((tx) => {
    engine.queue.remove(tx, entry)
    const found = it.rows.get(entry.id)
    if (found?.nextAt !== entry.dueAt) return undefined
    if (found.state === 'planned') {
      if (isSentAnew(found, tx.now)) it.rows.move(tx, found, ['planned'], { nextAt: tx.now + beginsWithinMs })
      else refuse(it, tx, found, { failureCode: null, failureData: null })
      return it.rows.get(entry.id)
    }
    const failure = { failureCode: 'OUTCOME_UNKNOWN', failureData: {} }
    // Still in the queue, should this process end before it is asked.
    const nextAt = tx.now + nextLookMs(tx.now - found.createdAt)
    it.rows.move(tx, found, ['sending', 'unknown'], { state: 'unknown', nextAt, ...(found.state === 'sending' && failure) })
    return it.rows.get(entry.id)
  })
  if (row?.state === 'planned') return sendAct(it, row)
  if (row?.state !== 'unknown') return
  await engine.faults.hit('reconcile.before_lookup')
  if (mayBeSentAgain(row)) await sendAct(it, row)
  else await lookForAnswer(it, row)
  await engine.faults.hit('reconcile.after_commit')
}

/**
 * What certainly did not go out goes out: pressed by somebody, as it was pressed, while that is fresh. What nobody pressed is
 * given back to whoever wanted it, who decides again whether it still fits. Pure.
 */
const isSentAnew = ({ automated, createdAt }: InteractionRow, now: number): boolean => automated === null && now - createdAt <= pressedMaxMs

/** It is not there, and nobody can be sending it any more. A server that answered with an error is not asked again by itself. */
const recordAbsent = (it: Interacting, tx: WriteTx, row: InteractionRow): void => {
  const neverLeft = { tries: 0, failureCode: null, failureData: null }
  if (row.httpStatus === null && isSentAnew(row, tx.now))
    it.rows.move(tx, row, ['unknown'], { ...neverLeft, state: 'planned', nextAt: tx.now + 1 })
  else refuse(it, tx, row, neverLeft)
}

const lookForAnswer = async (it: Interacting, row: InteractionRow): Promise<void> => {
  const { engine } = it
  const askedAt = engine.clock.now()
  const answer = await find(it, row)
  await engine.store.writeSoon((tx) => {
    const now = it.rows.get(row.id)
    if (now?.state !== 'unknown') return
    if (answer.proof !== undefined && answer.proof !== null) return recordDone(it, tx, now, answer.proof)
    const believedFrom = (now.leaseUntil ?? 0) + leaseMarginMs
    if (answer.proof === null && askedAt >= believedFrom) return recordAbsent(it, tx, now)
    if (answer.proof !== undefined) return void it.rows.move(tx, now, ['unknown'], { nextAt: Math.max(believedFrom, tx.now + 1) })
    const { failure } = answer
    const isOver = failure.code === 'NOT_SUPPORTED' || failure.code === 'NOT_FOUND' || tx.now - now.createdAt > giveUpAfterMs
    const patch = { failureCode: failure.code, failureData: failure.data }
    it.rows.move(tx, now, ['unknown'], isOver ? { failureCode: 'OUTCOME_UNKNOWN', failureData: {}, nextAt: null } : patch)
  })
}

const find = async (
  it: Interacting,
  row: InteractionRow,
): Promise<{ proof: InteractionProof | null } | { proof: undefined; failure: Failure }> => {
  const { engine } = it
  try {
    const platform = engine.accountRows.account(row.accountId)?.platform
    const interactions = platform && engine.adapterOf(platform).interactions
    if (!interactions?.findAnswer) return { proof: undefined, failure: { code: 'NOT_SUPPORTED', data: {} } }
    const session = await engine.accounts.open(row.accountId, engine.closing, 'look_up')
    return { proof: await interactions.findAnswer(session, toInteraction(it, row), engine.io) }
  } catch (error) {
    if (!isAppError(error)) engine.logger.error({ err: error, interactionId: row.id }, 'an answer could not be looked for')
    return { proof: undefined, failure: toFailure(error) }
  }
}
