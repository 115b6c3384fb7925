/** Reading a post back: the proof that it is out. Failing to is tried again, and never a reason to publish again. */
import { AppError, isAppError } from '../app-error.ts'
import { toFailure } from '../failure.ts'
import type { Failure } from '../failure.ts'
import type { AccountSession, RemotePost } from '../platforms/kit/adapter.ts'
import { systemActor } from '../store/store.ts'
import type { Engine } from './engine.ts'
import { lookUp } from './look-up.ts'
import { outAt } from './record-outcome.ts'
import { nextLookMs } from './retry.ts'
import { giveUpAfterMs } from './timings.ts'

/** `opened`: what the attempt that just published still has in hand. */
export const verify = async (engine: Engine, id: string, opened?: AccountSession): Promise<void> => {
  await engine.faults.hit('verify.before_read')
  let failure: Failure | null = null
  let found: RemotePost | null = null
  try {
    const lookup = await lookUp(engine, id, 'all', opened)
    if (lookup.state === 'found') found = lookup.remote
    if (lookup.state === 'absent') failure = toFailure(new AppError('NOT_FOUND', { what: 'post', id }))
    if (lookup.state === 'refused') failure = toFailure(lookup.error)
    if (lookup.state === 'processing' || lookup.state === 'unseen') failure = { code: 'PLATFORM_DOWN', data: {} }
  } catch (error) {
    if (isAppError(error, 'CANCELLED')) return
    failure = toFailure(error)
  }
  await engine.store.writeSoon((tx) => {
    const row = engine.publications.get(id)
    if (row?.state !== 'published' || row.verifiedAt !== null || row.removedAt !== null) return
    const since = row.publishedAt ?? row.stateSince
    if (failure === null)
      engine.publications.save(
        tx,
        row,
        {
          ...(found && row.remoteId === null && outAt(found, since)),
          verifiedAt: tx.now,
          nextAt: null,
          failureCode: null,
          failureData: null,
        },
        { reason: 'verified', actor: systemActor.name },
      )
    else if (tx.now - since < giveUpAfterMs) engine.publications.save(tx, row, { nextAt: tx.now + nextLookMs(tx.now - since) })
    else
      engine.publications.save(
        tx,
        row,
        { nextAt: null, failureCode: failure.code, failureData: failure.data },
        { reason: 'not_verified', actor: systemActor.name },
      )
    tx.emit({
      kind: 'publication.changed',
      publicationId: id,
      creatorId: row.creatorId,
      accountId: row.accountId,
      from: row.state,
      to: row.state,
      failureCode: failure?.code ?? null,
    })
  })
  await engine.faults.hit('verify.after_commit')
}
