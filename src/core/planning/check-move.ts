/** Which rules of a plan a place on the calendar breaks. Pure; minutes since 1970 UTC unless said otherwise. */
import type { BrokenRule, MoveRule } from '../../contract/calendar.ts'
import type { Band, PlanKind, PlanRules } from '../../contract/plans.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import type { PublicationState } from '../../contract/publications.ts'
import type { Market } from '../../contract/values.ts'
import { mainMarket } from './band-day.ts'
import { wallRange } from './clock-range.ts'
import type { DayBook } from './local-day.ts'
import { dateOfDay, dayOfDate, weekdayOfDay, weekOfDay } from './local-day.ts'
import type { Debt } from './obligations.ts'
import type { SolverMarket } from './solver-types.ts'

/** Something of one creator on her calendar. */
export interface PlacedPost {
  id: string
  accountId: string
  accountHandle: string
  platform: PlatformId
  /** ms UTC. */
  at: number
  assetIds: readonly string[]
  text: string
  /** What it counts as towards what is owed. */
  kind: PlanKind
}

/** What the rules are held against: one creator's calendar. */
export interface MoveFacts {
  book: DayBook
  markets: Readonly<Record<Market, SolverMarket>>
  /** Of the account, or its creator's; null where nobody has made a plan. */
  rulesOf(accountId: string): PlanRules | null
  debts: readonly Debt[]
  /** Everything around, what is to be moved included. */
  posts: readonly PlacedPost[]
}

export interface Move {
  post: PlacedPost
  state: PublicationState
  /** Whether the state machine lets it be planned anew. */
  isMovable: boolean
  /** ms UTC; null for a day that does not exist. */
  to: number | null
}

/** A time chosen in this minute is meant as now. */
const pastAllowedMs = 60_000
const minutesPerDay = 1440
const minuteOf = (ms: number): number => Math.floor(ms / 60_000)

type Found = BrokenRule & { key: string }

const found = (rule: MoveRule, key: string, details: Partial<BrokenRule> = {}): Found => ({
  rule,
  canOverride: true,
  isNew: true,
  other: null,
  actual: null,
  allowed: null,
  range: null,
  zone: null,
  date: null,
  kind: null,
  per: null,
  state: null,
  ...details,
  key: `${rule} ${key}`,
})

/** For each move, in order: what it breaks once all of them are made. What cannot be overridden comes first. */
export const checkMoves = (facts: MoveFacts, moves: readonly Move[], now: number): BrokenRule[][] => {
  const targets = new Map(moves.flatMap(({ post, to }) => (to === null ? [] : [[post.id, to] as const])))
  const after = { ...facts, posts: facts.posts.map((post) => ({ ...post, at: targets.get(post.id) ?? post.at })) }
  return moves.map(({ post, state, isMovable, to }) => {
    const stops = stopsOf({ state, isMovable, to }, now)
    if (to === null) return stops.map(toBroken)
    const before = rulesBrokenBy(facts, post)
    const broken = rulesBrokenBy(after, { ...post, at: to }).map((each) => ({ ...each, isNew: !before.some((old) => isAsBad(old, each)) }))
    return [...stops, ...broken, ...lost(facts, after, { ...post, to }, now)].map(toBroken)
  })
}

/** As far as spacing and bands look. */
const nearMs = 2 * 86_400_000

/**
 * What each of these breaks that are not there yet, once all of them are. There may be thousands: each is held only
 * against what is near it, shares a picture with it or says the same.
 */
export const checkNew = (facts: MoveFacts, fresh: readonly PlacedPost[]): BrokenRule[][] => {
  const posts = [...facts.posts, ...fresh].toSorted((a, b) => a.at - b.at)
  const places = new Map(posts.map((post, place) => [post, place]))
  const byAsset = Map.groupBy(
    posts.flatMap((post) => post.assetIds.map((assetId) => ({ assetId, post }))),
    ({ assetId }) => assetId,
  )
  const byWords = Map.groupBy(posts, (post) => `${post.platform} ${sameWords(post)}`)
  const around = (post: PlacedPost): PlacedPost[] => {
    const place = places.get(post) ?? 0
    let [from, to] = [place, place]
    while (from > 0 && post.at - (posts[from - 1]?.at ?? 0) <= nearMs) from -= 1
    while (to < posts.length && (posts[to]?.at ?? 0) - post.at <= nearMs) to += 1
    const sharing = post.assetIds.flatMap((assetId) => byAsset.get(assetId)?.map((each) => each.post) ?? [])
    const twins = byWords.get(`${post.platform} ${sameWords(post)}`)?.slice(0, 2) ?? []
    return [...new Set([...posts.slice(from, to), ...sharing, ...twins])]
  }
  return fresh.map((post) => rulesBrokenBy({ ...facts, posts: around(post) }, post).map(toBroken))
}

const toBroken = ({ key: _key, ...broken }: Found): BrokenRule => broken

/** Whether it was as bad before: the same rule, about the same, and no nearer now. */
const isAsBad = (old: Found, now: Found): boolean => {
  if (old.key !== now.key) return false
  if (old.actual === null || now.actual === null) return true
  return now.rule === 'band.full' ? now.actual <= old.actual : now.actual >= old.actual
}

const stopsOf = ({ state, isMovable, to }: Pick<Move, 'state' | 'isMovable' | 'to'>, now: number): Found[] => [
  ...(isMovable ? [] : [found('state', '', { canOverride: false, state })]),
  ...(to === null ? [found('time.not_a_day', '', { canOverride: false })] : []),
  ...(to !== null && to < now - pastAllowedMs ? [found('time.past', '', { canOverride: false })] : []),
]

/** What is owed for the time that a post leaves, and then no longer there. */
const lost = (before: MoveFacts, after: MoveFacts, post: PlacedPost & { to: number }, now: number): Found[] =>
  before.debts.flatMap(({ accountId, on, kind, per, count, rules }) => {
    if (kind !== post.kind || !on.has(post.accountId)) return []
    const { zone } = before.markets[mainMarket(rules)]
    const periodOf = (at: number): number => {
      const day = before.book.dayAt(minuteOf(at), zone)
      return per === 'day' ? day : weekOfDay(day)
    }
    const period = periodOf(post.at)
    if (period === periodOf(post.to) || period < periodOf(now)) return []
    const dates = per === 'day' ? [dateOfDay(period)] : Array.from({ length: 7 }, (_, index) => dateOfDay(period * 7 - 3 + index))
    if (dates.every((date) => rules.blackoutDates.includes(date))) return []
    const countIn = ({ posts }: MoveFacts): number =>
      posts.filter((other) => other.kind === kind && on.has(other.accountId) && periodOf(other.at) === period).length
    const left = countIn(after)
    if (left >= count || left >= countIn(before)) return []
    return [found('obligation.lost', `${accountId} ${kind} ${period}`, { kind, per, date: dates[0] ?? null, actual: left, allowed: count })]
  })

/** Everything that a post breaks where it stands. */
const rulesBrokenBy = (facts: MoveFacts, post: PlacedPost): Found[] => {
  const rules = facts.rulesOf(post.accountId)
  const others = facts.posts.filter(({ id }) => id !== post.id)
  return [
    ...spacing(rules, post, others),
    ...(rules ? [...sameMinute(rules, post, others), ...hours(facts, rules, post, others), ...reuse(rules, post, others)] : []),
  ]
}

const otherOf = ({ id, accountHandle, at }: PlacedPost): BrokenRule['other'] => ({ publicationId: id, accountHandle, dueAt: new Date(at) })

const spacing = (rules: PlanRules | null, post: PlacedPost, others: readonly PlacedPost[]): Found[] => {
  // Even without a plan, one account posts one thing a minute.
  const allowed = Math.max(1, rules?.minSpacingMinutes ?? 1)
  const away = ({ at }: PlacedPost): number => Math.abs(minuteOf(at) - minuteOf(post.at))
  return others
    .filter((other) => other.accountId === post.accountId && away(other) < allowed)
    .toSorted((a, b) => away(a) - away(b))
    .slice(0, 2)
    .map((other) => found('spacing', other.id, { other: otherOf(other), actual: away(other), allowed }))
}

const sameMinute = (rules: PlanRules, post: PlacedPost, others: readonly PlacedPost[]): Found[] => {
  if (rules.sameMinute) return []
  return others
    .filter(({ accountId, at }) => accountId !== post.accountId && minuteOf(at) === minuteOf(post.at))
    .slice(0, 1)
    .map((other) => found('same_minute', other.id, { other: otherOf(other) }))
}

/** A band that holds a minute, on the day it begins, by the clock of a market it may mean. */
interface Home {
  band: Band
  market: Market
  day: number
  /** The day of the minute itself: after midnight, the one after `day`. */
  today: number
}

const homesOf = ({ book, markets }: MoveFacts, rules: PlanRules, at: number): Home[] =>
  rules.bands.flatMap((band) => {
    const { from, to } = wallRange(band)
    const meant = band.market === null ? rules.markets.map(({ market }) => market) : [band.market]
    return meant.flatMap((market) => {
      const { date, wall } = book.wallAt(at, markets[market].zone)
      const today = dayOfDate(date)
      // What goes on after midnight belongs to the day before.
      return [
        [today, wall],
        [today - 1, wall + minutesPerDay],
      ].flatMap(([day = 0, minute = 0]) =>
        minute >= from && minute < to && band.days.includes(weekdayOfDay(day)) ? [{ band, market, day, today }] : [],
      )
    })
  })

const quietAt = ({ book, markets }: MoveFacts, rules: PlanRules, at: number, market: Market): Partial<BrokenRule> | undefined => {
  const { zone, quiet } = markets[market]
  const { wall } = book.wallAt(at, zone)
  const range = (rules.quietHours ?? quiet).find((each) => {
    const { from, to } = wallRange(each)
    return (wall >= from && wall < to) || wall + minutesPerDay < to
  })
  return range && { range, zone }
}

/** Blackouts, quiet hours and bands: as the solver has them, a place is right when it is right for one market. */
const hours = (facts: MoveFacts, rules: PlanRules, post: PlacedPost, others: readonly PlacedPost[]): Found[] => {
  const at = minuteOf(post.at)
  const all = homesOf(facts, rules, at)
  // A band that began on a day that is open stops where one that is not begins.
  const outOf = ({ day, today }: Home): string | undefined => [day, today].map(dateOfDay).find((date) => rules.blackoutDates.includes(date))
  const homes = all.filter((home) => outOf(home) === undefined)
  const date = facts.book.wallAt(at, facts.markets[mainMarket(rules)].zone).date
  const blackedOut = homes.length > 0 ? undefined : (all.map(outOf)[0] ?? date)
  const isBlackedOut = blackedOut !== undefined && rules.blackoutDates.includes(blackedOut)
  const candidates = homes.length > 0 ? homes.map(({ market }) => market) : rules.markets.map(({ market }) => market)
  const quiets = [...new Set(candidates)].map((market) => quietAt(facts, rules, at, market))
  const quiet = quiets.every(Boolean) ? quiets[0] : undefined
  return [
    ...(isBlackedOut ? [found('blackout', blackedOut, { date: blackedOut })] : []),
    ...(quiet ? [found('quiet', '', quiet)] : []),
    ...(rules.bands.length > 0 && all.length === 0 ? [found('band.outside', '')] : []),
    ...(homes.length > 0 ? crowded(facts, rules, post, others, homes) : []),
  ]
}

const keyOf = ({ band, day }: Home): string => `${band.id}/${day}`

/** Counts only what can be in no other band than these, so that bands that overlap are not said to be full too early. */
const crowded = (facts: MoveFacts, rules: PlanRules, post: PlacedPost, others: readonly PlacedPost[], homes: readonly Home[]): Found[] => {
  const mine = new Map(homes.map((home) => [keyOf(home), home]))
  const allowed = [...mine.values()].reduce((sum, { band }) => sum + band.max, 0)
  const near = others.filter(({ accountId, at }) => accountId === post.accountId && Math.abs(at - post.at) < nearMs)
  const inside = near.filter(({ at }) => {
    const keys = homesOf(facts, rules, minuteOf(at)).map(keyOf)
    return keys.length > 0 && keys.every((key) => mine.has(key))
  })
  const [first] = homes
  if (!first || inside.length + 1 <= allowed) return []
  const { from, to } = first.band
  const details = { actual: inside.length + 1, allowed, range: { from, to }, zone: facts.markets[first.market].zone }
  return [found('band.full', [...mine.keys()].toSorted().join(' '), details)]
}

const dayMs = 86_400_000
/** Asked of every two of them. */
const wordsOf = new WeakMap<PlacedPost, string>()
const sameWords = (post: PlacedPost): string => {
  const known = wordsOf.get(post) ?? post.text.trim().replaceAll(/\s+/g, ' ').toLowerCase()
  wordsOf.set(post, known)
  return known
}

const reuse = (rules: PlanRules, post: PlacedPost, others: readonly PlacedPost[]): Found[] => {
  const elsewhere = others.filter(({ platform }) => platform === post.platform)
  const shared = elsewhere
    .filter(
      ({ assetIds, at }) => Math.abs(at - post.at) < rules.reuseAfterDays * dayMs && assetIds.some((id) => post.assetIds.includes(id)),
    )
    .toSorted((a, b) => Math.abs(a.at - post.at) - Math.abs(b.at - post.at))
  const words = sameWords(post)
  const twin = rules.captionOnce && words !== '' ? elsewhere.find((other) => sameWords(other) === words) : undefined
  return [
    ...shared.slice(0, 1).map((other) =>
      found('asset.reused', other.id, {
        other: otherOf(other),
        actual: Math.floor(Math.abs(other.at - post.at) / dayMs),
        allowed: rules.reuseAfterDays,
      }),
    ),
    ...(twin ? [found('caption.reused', '', { other: otherOf(twin) })] : []),
  ]
}
