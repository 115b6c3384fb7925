/**
 * Attempts that failed or were held up, in the history. Whoever makes them must not be able to fill the store: of one
 * kind from one place the first, second, fifth, tenth, twentieth … of a day is written down, with the count so far.
 */
import { isAppError } from '../app-error.ts'
import type { ProcedurePath } from '../../contract/index.ts'
import type { Logger } from '../log.ts'
import type { Call, Handler, ProcedureInput } from '../procedure.ts'
import type { AuditEntry, Store } from '../store/store.ts'

const dayMs = 24 * 60 * 60 * 1000
/** Kinds and places told apart a day; the rest share one count. */
const maxKeys = 500
const sharedKey = 'others'

/** Whether a count is one to write down: 1, 2, 5, 10, 20, 50 … */
const isRound = (count: number): boolean => {
  const power = 10 ** Math.floor(Math.log10(count))
  return [1, 2, 5].some((step) => count === step * power)
}

/** Answers the count so far when this attempt is to be written down. */
export const createAttemptCounter = (): ((key: string, now: number) => number | undefined) => {
  let since = -Infinity
  const counts = new Map<string, number>()
  return (key, now) => {
    if (Math.abs(now - since) >= dayMs) {
      since = now
      counts.clear()
    }
    const of = counts.has(key) || counts.size < maxKeys ? key : sharedKey
    const count = (counts.get(of) ?? 0) + 1
    counts.set(of, count)
    return isRound(count) ? count : undefined
  }
}

export type Way = 'password' | 'recovery_code' | 'link' | 'confirmation' | 'vault'
type Subject = AuditEntry['subject']

/** Nothing of what was typed: people type passwords into the field for the e-mail. */
export const unknownPerson: Subject = { kind: 'user', id: 'unknown', label: '' }

export interface AttemptHistory {
  /** The same handler; when it refuses, that is noted. */
  noting<P extends ProcedurePath>(way: Way, subjectOf: (input: ProcedureInput<P>, call: Call) => Subject, handler: Handler<P>): Handler<P>
}

export const createAttemptHistory = (store: Store, logger: Pick<Logger, 'warn'>): AttemptHistory => {
  const count = createAttemptCounter()

  const note = (outcome: 'failed' | 'blocked', way: Way, subject: Subject, { actor, origin }: Call): void => {
    const attempts = count(JSON.stringify([outcome, way, subject.id, origin.address]), store.ids.clock.now())
    if (attempts === undefined) return
    const { address, agent } = origin
    try {
      store.write((tx) => tx.audit({ actor, action: `session.attempt_${outcome}`, subject, after: { way, address, agent, attempts } }))
    } catch (error) {
      // A full disk must not turn "wrong password" into another answer.
      logger.warn({ err: error, outcome, way }, 'an attempt could not be written down')
    }
  }

  return {
    noting: (way, subjectOf, handler) => async (args) => {
      try {
        return await handler(args)
      } catch (error) {
        if (isAppError(error, 'WRONG_CREDENTIALS', 'LINK_INVALID')) note('failed', way, subjectOf(args.input, args.call), args.call)
        if (isAppError(error, 'TOO_MANY_ATTEMPTS')) note('blocked', way, subjectOf(args.input, args.call), args.call)
        throw error
      }
    },
  }
}
