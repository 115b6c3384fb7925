/**
 * Which posts a group's accounts repost, and when. Pure: what was planned before is handed in, and what it answers is
 * kept by the caller. Asked again whenever figures were read; it never answers what it answered before.
 */
import { Temporal } from 'temporal-polyfill'
import type { AmplifierPass, AmplifierRules } from '../../../contract/amplifiers.ts'
import type { ContentKind, PlatformId } from '../../../contract/platforms.ts'
import type { Market } from '../../../contract/values.ts'
import { quietUntil } from '../../gate/quiet-until.ts'
import type { QuietHours } from '../../gate/quiet-until.ts'
import { chanceOf } from '../../planning/keyed-chance.ts'

/** An account with a grant that stands. */
export interface Member {
  grantId: string
  accountId: string
  platform: PlatformId
  /** Null: all that the group reposts. */
  kinds: readonly ContentKind[] | null
}

/** A post of the creator's that is out and was not removed. */
export interface AmplifiedPost {
  publicationId: string
  accountId: string
  platform: PlatformId
  kind: ContentKind
  /** In whose time it was meant. */
  market: Market
  /** ms UTC */
  publishedAt: number
  /** Null: not known. */
  likes: number | null
  /** Likes and comments. */
  engaged: number | null
  /** What posts of its account have after a day; null: too few are known. */
  median: number | null
}

/** A repost that was done, waits, or stands in somebody's name already. */
export interface Taken {
  publicationId: string
  accountId: string
  /** When it is or was due, ms UTC. */
  at: number
  /** For which group; null: by hand, which no budget counts. */
  groupId: string | null
}

export interface WantedRepost {
  publicationId: string
  accountId: string
  grantId: string
  dueAt: number
}

export interface Passed {
  publicationId: string
  /** Null: for all of them. */
  accountId: string | null
  why: AmplifierPass
}

export interface RepostFacts {
  groupId: string
  rules: AmplifierRules
  members: readonly Member[]
  posts: readonly AmplifiedPost[]
  taken: readonly Taken[]
  /** The market's. */
  quiet: QuietHours
  now: number
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The calendar day of an instant: `2026-03-02`. */
export const dayOf = (at: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString()

/** What keeps a post from being reposted yet, or at all; undefined: nothing does. */
const heldBack = (
  post: AmplifiedPost,
  { market, kinds, minLikes, medianPercent, withinHours }: AmplifierRules,
  now: number,
): AmplifierPass | undefined => {
  if (post.market !== market) return 'market'
  if (!kinds.includes(post.kind)) return 'kind'
  if (now > post.publishedAt + withinHours * hour) return 'too_late'
  // Unknown is not 0, and not enough either.
  if (minLikes !== null) {
    if (post.likes === null) return 'unmeasured'
    if (post.likes < minLikes) return 'threshold'
  }
  if (medianPercent !== null) {
    if (post.engaged === null || post.median === null) return 'unmeasured'
    if (post.engaged * 100 < post.median * medianPercent) return 'threshold'
  }
  return undefined
}

/** How much of each day is spoken for. */
const countDays = ({ groupId, taken, quiet: { zone } }: RepostFacts) => {
  const used = new Map<string, number>()
  const keysOf = (accountId: string, at: number, forGroup: boolean): string[] => {
    const date = dayOf(at, zone)
    return [`${accountId} ${date}`, ...(forGroup ? [`group ${date}`] : [])]
  }
  const count = (accountId: string, at: number, forGroup: boolean): void => {
    for (const key of keysOf(accountId, at, forGroup)) used.set(key, (used.get(key) ?? 0) + 1)
  }
  for (const one of taken) if (one.groupId !== null) count(one.accountId, one.at, one.groupId === groupId)
  return {
    add: (accountId: string, at: number) => count(accountId, at, true),
    ofAccount: (accountId: string, at: number) => used.get(`${accountId} ${dayOf(at, zone)}`) ?? 0,
    ofGroup: (at: number) => used.get(`group ${dayOf(at, zone)}`) ?? 0,
  }
}

export const planReposts = (facts: RepostFacts): { wanted: WantedRepost[]; passed: Passed[] } => {
  const { groupId, rules, members, posts, taken, quiet, now } = facts
  const chance = chanceOf(groupId)
  const days = countDays(facts)
  const known = new Set(taken.map(({ publicationId, accountId }) => `${publicationId} ${accountId}`))
  const wanted: WantedRepost[] = []
  const passed: Passed[] = []

  /** Never when the market sleeps; as far into its morning as it would have been into the night's end. */
  const awake = (at: number, afterMs: number): number => {
    const until = quietUntil(quiet, at)
    if (until === null) return at
    const later = until + afterMs
    return quietUntil(quiet, later) === null ? later : until
  }

  /** The first time from `at` on, at this time of some day, at which neither the account's day nor the group's is full. */
  const placed = (accountId: string, at: number, afterMs: number, latest: number): number | AmplifierPass => {
    let when = awake(at, afterMs)
    let full: AmplifierPass = 'too_late'
    while (when <= latest) {
      if (days.ofAccount(accountId, when) >= rules.accountPerDay) full = 'account_day'
      else if (days.ofGroup(when) >= rules.groupPerDay) full = 'group_day'
      else if (quietUntil(quiet, when) === null) return when
      when = awake(when + day, afterMs)
    }
    return full
  }

  for (const post of posts.toSorted((a, b) => a.publishedAt - b.publishedAt || (a.publicationId < b.publicationId ? -1 : 1))) {
    const { publicationId } = post
    const near = members.filter(({ accountId, platform }) => accountId !== post.accountId && platform === post.platform)
    const open = near.filter(({ accountId }) => !known.has(`${publicationId} ${accountId}`))
    if (open.length === 0) continue
    const why = heldBack(post, rules, now)
    if (why !== undefined) {
      passed.push({ publicationId, accountId: null, why })
      continue
    }
    // Drawn anew for each post, so that it is not always the same account that comes first.
    const turns = near.toSorted((a, b) => chance(`${publicationId} turn ${a.accountId}`) - chance(`${publicationId} turn ${b.accountId}`))
    const spanMs = (rules.lastAfterMinutes - rules.firstAfterMinutes) * minute
    for (const [turn, { accountId, grantId, kinds }] of turns.entries()) {
      const key = `${publicationId} ${accountId}`
      if (known.has(key)) continue
      if (kinds !== null && !kinds.includes(post.kind)) {
        passed.push({ publicationId, accountId, why: 'kind' })
        continue
      }
      // Each in the middle half of its part of the time: never two at once, and never evenly.
      const share = (turn + 0.25 + 0.5 * chance(key)) / turns.length
      const afterMs = Math.round(spanMs * share)
      const at = placed(accountId, now + rules.firstAfterMinutes * minute + afterMs, afterMs, post.publishedAt + rules.withinHours * hour)
      if (typeof at === 'string') {
        passed.push({ publicationId, accountId, why: at })
        continue
      }
      known.add(key)
      days.add(accountId, at)
      wanted.push({ publicationId, accountId, grantId, dueAt: at })
    }
  }
  return { wanted, passed }
}
