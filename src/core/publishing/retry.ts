/** What to do after a failed attempt, by the class that the contract's table gives its code. Pure. */
import { errorTable } from '../../contract/errors.ts'
import type { RetryClass } from '../../contract/errors.ts'
import type { Failure } from '../failure.ts'
import { giveUpAfterMs } from './timings.ts'

export type RetryDecision =
  /** Try again then. */
  | { then: 'retry'; at: number }
  /** It may be out: look it up. */
  | { then: 'look_up' }
  /** It says nothing about the post (the lease was lost, core is closing): put back as it was. */
  | { then: 'put_back'; at: number }
  /** When the account is connected again. */
  | { then: 'reconnect' }
  /** Not by itself. */
  | { then: 'person' }

const firstWaitMs = 15_000
const longestWaitMs = 30 * 60_000
const putBackMs = 5000

/** Doubling from 15 s to half an hour, each between half and all of it, so that many do not come back at once. */
export const backoffMs = (tries: number, random: number): number => {
  const full = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.max(0, tries - 1))
  return Math.round(full * (0.5 + random / 2))
}

/** Waits between looks at something: half of how long it has been looked at, from 2 s to half an hour. */
export const nextLookMs = (sinceMs: number): number => Math.min(longestWaitMs, Math.max(2000, Math.round(sinceMs / 2)))

const retryAtOf = (data: Record<string, unknown>, now: number): number => {
  const at = data['retryAt']
  const ms = at instanceof Date ? at.getTime() : typeof at === 'string' ? Date.parse(at) : Number.NaN
  return Number.isNaN(ms) ? now + firstWaitMs : Math.max(ms, now + 1000)
}

export interface FailedAttempt {
  failure: Failure
  /** Whether the guarded write had begun (its time stands in the ledger). */
  wrote: boolean
  /** Attempts so far, this one counted. */
  tries: number
  /** When the operation was first to go out, ms UTC. */
  since: number
  now: number
  /** 0 ≤ x < 1 */
  random: number
}

const untilGivenUp = ({ since, now }: FailedAttempt, at: number): RetryDecision =>
  Math.max(now, at) - since > giveUpAfterMs ? { then: 'person' } : { then: 'retry', at }

export const decideRetry = (attempt: FailedAttempt): RetryDecision => {
  const { failure, wrote, tries, now, random } = attempt
  const retry: RetryClass = errorTable[failure.code].retry
  switch (retry) {
    case 'at':
      return untilGivenUp(attempt, retryAtOf(failure.data, now))
    case 'backoff':
      return untilGivenUp(attempt, now + backoffMs(tries, random))
    case 'reconcile':
      return wrote ? { then: 'look_up' } : untilGivenUp(attempt, now + backoffMs(tries, random))
    case 'after_reconnect':
      return { then: 'reconnect' }
    case 'person':
      return { then: 'person' }
    case 'never':
      return { then: 'put_back', at: now + putBackMs }
  }
}
