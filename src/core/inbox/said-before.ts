/** What of a reading was said before anybody here could read it, so that it is nobody's work any more. Pure. */
import type { ReceivedItem } from '../platforms/kit/adapter.ts'
import { stillOpenMs } from './timings.ts'

type Said = Pick<ReceivedItem, 'at' | 'seenAt' | 'own' | 'kind' | 'conversation'>

/** What an author's program says may be years off; when the platform took it in is not. */
const cameAt = ({ at, seenAt }: Said): number => seenAt ?? at

/**
 * `since`: from when on the stream could be read, ms UTC; null: that is not known, and nothing is of before. What was said in
 * the two days before it is new, as it is probably still to be answered, but for messages that the account itself answered.
 */
export const isSaidBefore = (item: Said, since: number | null, beside: readonly Said[]): boolean => {
  if (since === null || item.own || cameAt(item) >= since) return false
  if (cameAt(item) < since - stillOpenMs) return true
  const { kind, conversation, at } = item
  return kind === 'message' && beside.some((one) => one.own === true && one.conversation === conversation && one.at > at)
}
