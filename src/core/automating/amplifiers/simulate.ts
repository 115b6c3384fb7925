/**
 * What a group would have done in a time that is over: each reading of figures is gone through in order, decided as it
 * would have been decided then, and held to what the gate lets each account do. Pure.
 */
import type { AutomationVerdict, Circumstances } from '../../../contract/automation.ts'
import { decide } from '../../gate/decide.ts'
import type { AutomatedAccount } from '../../gate/decide.ts'
import { planReposts } from './plan-reposts.ts'
import type { AmplifiedPost, Passed, RepostFacts, Taken } from './plan-reposts.ts'

/** Of a post of the agency's own, to which nobody said anything. */
export const ofOwnPost: Circumstances = { engaged: false, summoned: false, answered: false, ofAgency: true, theirsAt: null }

export interface PastReading {
  at: number
  likes: number | null
  engaged: number | null
}

export interface PastPost extends Omit<AmplifiedPost, 'likes' | 'engaged' | 'median'> {
  /** Oldest first. */
  readings: readonly PastReading[]
}

export interface Past extends Pick<RepostFacts, 'groupId' | 'rules' | 'members' | 'quiet'> {
  posts: readonly PastPost[]
  /** What posts of an account came to after a day, as it was known at an instant; null: of too few. */
  medianAt(accountId: string, at: number): number | null
  /** What the gate knows of an account. */
  accountOf(accountId: string): AutomatedAccount
  to: number
}

export interface WouldBe {
  publicationId: string
  accountId: string
  at: number
  likes: number | null
  verdict: AutomationVerdict
}

const hour = 3_600_000
const mostPutOffs = 100

export const simulate = (past: Past): { reposts: WouldBe[]; passed: Passed[] } => {
  const { groupId, rules, members, quiet, posts, to } = past
  const taken: Taken[] = []
  const planned: Omit<WouldBe, 'verdict'>[] = []
  const left = new Map<string, Passed[]>()
  const moments = posts
    .flatMap((post) => {
      const until = Math.min(to, post.publishedAt + rules.withinHours * hour)
      return [{ at: post.publishedAt, likes: null, engaged: null }, ...post.readings]
        .filter(({ at }) => at <= until)
        .map((reading) => ({ post, reading }))
    })
    .toSorted((a, b) => a.reading.at - b.reading.at)
  for (const { post, reading } of moments) {
    const { readings: _all, ...facts } = post
    const { at: now, likes, engaged } = reading
    const median = rules.medianPercent === null ? null : past.medianAt(post.accountId, now)
    const found = planReposts({ groupId, rules, members, quiet, taken, posts: [{ ...facts, likes, engaged, median }], now })
    for (const { publicationId, accountId, dueAt } of found.wanted) {
      taken.push({ publicationId, accountId, at: dueAt, groupId })
      planned.push({ publicationId, accountId, at: dueAt, likes })
    }
    // What was said last stands.
    left.set(post.publicationId, found.passed)
  }
  return { reposts: throughGate(planned, past), passed: [...left.values()].flat() }
}

/** When each would have gone out: what is put off comes again, after what is due before. */
const throughGate = (planned: readonly Omit<WouldBe, 'verdict'>[], { accountOf, to }: Past): WouldBe[] => {
  const reposts: WouldBe[] = []
  const writes = new Map<string, number[]>()
  const waiting = planned.map((one) => ({ ...one, putOffs: 0 }))
  for (;;) {
    waiting.sort((a, b) => a.at - b.at)
    const next = waiting.shift()
    if (!next || next.at > to) return reposts
    const { putOffs, ...one } = next
    const own = writes.get(one.accountId) ?? []
    const decision = decide('repost', { account: accountOf(one.accountId), of: ofOwnPost }, own, one.at)
    if (decision.verdict === 'later') {
      if (putOffs < mostPutOffs) waiting.push({ ...one, at: decision.retryAt, putOffs: putOffs + 1 })
      continue
    }
    if (decision.verdict === 'allowed') writes.set(one.accountId, [...own, one.at])
    reposts.push({ ...one, verdict: decision.verdict })
  }
}
