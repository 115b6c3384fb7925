/** When an act that did not go out is tried again. Pure. */
import type { AutomatedActRow } from '../../store/automated-act-reader.ts'
import type { InteractionRow } from '../../store/interaction-reader.ts'

const minute = 60_000
const firstWaitMs = 5 * minute
const longestWaitMs = 6 * 60 * minute
export const mostTries = 12

/** What is over by itself, or by somebody's hand. */
const passing: readonly (string | null)[] = [
  'HELD',
  'VAULT_LOCKED',
  'QUOTA_EXCEEDED',
  'RATE_LIMITED',
  'REAUTH_REQUIRED',
  'SPEND_CAP',
  'OFFLINE',
  'PLATFORM_DOWN',
  // The process ended before it was sent.
  null,
]

/**
 * Null: not any more. Only what certainly never left: nothing of it was written or what was is certainly not there, or the
 * platform itself said that it did not take it.
 */
export const retryAt = (
  { tries }: Pick<AutomatedActRow, 'tries'>,
  { failureCode, failureData, tries: writes }: Pick<InteractionRow, 'failureCode' | 'failureData' | 'tries'>,
  now: number,
): number | null => {
  const isCertain = writes === 0 || failureCode === 'RATE_LIMITED'
  if (!isCertain || !passing.includes(failureCode) || tries >= mostTries) return null
  const said = Date.parse(String(failureData?.['retryAt']))
  const wait = Math.min(firstWaitMs * 2 ** Math.max(0, tries - 1), longestWaitMs)
  return Number.isNaN(said) ? now + wait : Math.max(said, now + minute)
}
