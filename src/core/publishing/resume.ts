/** What held publications up is over (an account connected again, the stop lifted): what waited for that goes on. */
import type { PublicationRow } from '../store/publication-reader.ts'
import type { WriteTx } from '../store/store.ts'
import type { Engine } from './engine.ts'
import { decideMissed } from './missed-policy.ts'
import { sinceOf } from './operation.ts'
import { hasBegun } from './parts.ts'
import { giveUpAfterMs } from './timings.ts'
import { transition } from './transition.ts'

/**
 * Whoever lifts it has seen what waits, so what would ask for an answer (`ask`) is sent up to a day late; what is to
 * be dropped or may be two hours late at most keeps to that.
 */
export const letGoOn = (
  engine: Pick<Engine, 'publications' | 'accountRows' | 'parts'>,
  tx: WriteTx,
  waiting: readonly PublicationRow[],
  reason: 'reconnected' | 'resumed',
): void => {
  for (const row of waiting) {
    if (row.state === 'ambiguous') {
      engine.publications.save(tx, row, { nextAt: tx.now })
      continue
    }
    const lateMs = tx.now - sinceOf(row)
    // What has begun is ended.
    const isWaited = row.missedPolicy === 'ask' || hasBegun(engine, row.id)
    const isTooLate = isWaited ? lateMs > giveUpAfterMs : decideMissed(row.missedPolicy, lateMs) !== 'send'
    // Missed for what it waited for, not for being late.
    const failure = row.failureCode === null ? null : { code: row.failureCode as never, data: row.failureData ?? {} }
    if (isTooLate) transition(engine, tx, row, 'missed', { nextAt: null, failure })
    else transition(engine, tx, row, reason, { nextAt: tx.now })
  }
}

export const resumeAccount = (engine: Engine, accountId: string): void => {
  const waiting = engine.publications.waitingForReconnect(accountId)
  if (waiting.length > 0) engine.store.write((tx) => letGoOn(engine, tx, waiting, 'reconnected'))
}

/** The vault is open: what waited for it goes on. */
export const resumeUnlocked = (engine: Engine): void => {
  const waiting = engine.publications.heldBy('VAULT_LOCKED')
  if (waiting.length > 0) engine.store.write((tx) => letGoOn(engine, tx, waiting, 'resumed'))
}

/** What waited for money goes on where there is some again. */
export const resumePaid = (engine: Engine): void => {
  const now = engine.clock.now()
  const waiting = engine.publications.heldBy('SPEND_CAP').filter((row) => !engine.spending.inTheWay(row.accountId, 1, now))
  if (waiting.length > 0) engine.store.write((tx) => letGoOn(engine, tx, waiting, 'resumed'))
}
