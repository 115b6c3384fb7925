/** What becomes of a publication whose time passed while nobody was there to send it. Pure. */
import type { MissedPolicy } from '../store/schema/publishing.ts'
import { lateGraceMs, lateLimitMs } from './timings.ts'

export type MissedDecision = 'send' | 'ask' | 'drop'

/** `lateMs`: how long after its time it was looked at. `ask` and `drop` both end in `missed`; only `ask` waits for an answer. */
export const decideMissed = (policy: MissedPolicy, lateMs: number): MissedDecision => {
  if (lateMs <= lateGraceMs) return 'send'
  if (policy === 'drop') return 'drop'
  return policy === 'if_late_less_2h' && lateMs < lateLimitMs ? 'send' : 'ask'
}

/** The policy where nobody chose one: a reel (video) may be a little late; for the rest a person is asked. */
export const defaultMissedPolicy = (kind: string): MissedPolicy => (kind === 'video' ? 'if_late_less_2h' : 'ask')
