/** An account is connected again: what waited for that goes on. */
import type { Engine } from './engine.ts'
import { decideMissed } from './missed-policy.ts'
import { sinceOf } from './operation.ts'
import { giveUpAfterMs } from './timings.ts'
import { transition } from './transition.ts'

/**
 * Whoever reconnects has seen what waits, so what would ask for an answer (`ask`) is sent up to a day late; what is to
 * be dropped or may be two hours late at most keeps to that.
 */
export const resumeAccount = (engine: Engine, accountId: string): void => {
  const waiting = engine.publications.waitingForReconnect(accountId)
  if (waiting.length === 0) return
  engine.store.write((tx) => {
    for (const row of waiting) {
      if (row.state === 'ambiguous') {
        engine.publications.save(tx, row, { nextAt: tx.now })
        continue
      }
      const lateMs = tx.now - sinceOf(row)
      const isTooLate = row.missedPolicy === 'ask' ? lateMs > giveUpAfterMs : decideMissed(row.missedPolicy, lateMs) !== 'send'
      if (isTooLate)
        transition(engine, tx, row, 'missed', { nextAt: null, failure: { code: 'REAUTH_REQUIRED', data: row.failureData ?? {} } })
      else transition(engine, tx, row, 'reconnected', { nextAt: tx.now })
    }
  })
}
