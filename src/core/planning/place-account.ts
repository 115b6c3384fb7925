/** All of one account's posts in the window: how many in which band, and when. */
import type { PlanFinding } from '../../contract/plans.ts'
import type { Market } from '../../contract/values.ts'
import { emptyFinding } from './band-day.ts'
import type { BandDay } from './band-day.ts'
import { stretchesOn } from './clock-range.ts'
import type { Chance } from './keyed-chance.ts'
import type { DayBook, Stretch } from './local-day.ts'
import { findVaried, packBand, placeBand, withTargets } from './place-band.ts'
import type { Placed, PlacingRules, Wish } from './place-band.ts'
import type { FixedPost, SolverAccount, SolverInput } from './solver-types.ts'
import { createTimeline } from './timeline.ts'

/** A post that has its minute and not yet its kind. */
export interface TimedSlot {
  key: string
  accountId: string
  bandDay: BandDay
  market: Market
  /** Minutes since 1970 UTC. */
  at: number
}

interface Deps {
  book: DayBook
  chance: Chance
  input: SolverInput
  /** Minutes that accounts of the creator have; added to. */
  creatorMinutes: Set<number>
  findings: PlanFinding[]
}

const minuteOfMs = (ms: number): number => Math.floor(ms / 60_000)

export const placeAccount = (deps: Deps, account: SolverAccount, bandDays: readonly BandDay[]): TimedSlot[] => {
  const { book, input, creatorMinutes } = deps
  const fixed = input.fixed.filter(({ accountId }) => accountId === account.id)
  const timeline = createTimeline(fixed.map(({ at }) => minuteOfMs(at)))
  const before = new Map(
    (input.previous ?? []).filter(({ accountId }) => accountId === account.id).map(({ key, at }) => [key, minuteOfMs(at)]),
  )
  // Those of the last plan that come later are not placed yet: what is new keeps clear of their minutes too.
  const expected = createTimeline([...before.values()])
  const others = new Set((input.previous ?? []).flatMap(({ accountId, at }) => (accountId === account.id ? [] : minuteOfMs(at))))
  const window = { from: Math.ceil(input.window.from / 60_000), to: Math.floor(input.window.to / 60_000) }
  const isInWindow = (at: number): boolean => at >= window.from && at < window.to
  const { rules } = account
  const weightOf = weightsOf(deps, account)
  const placing: PlacingRules = {
    timeline,
    spacing: rules.minSpacingMinutes,
    jitterMinutes: rules.jitterMinutes,
    isExpected: (at) => !rules.sameMinute && others.has(at),
    isFree: (at) => rules.sameMinute || !creatorMinutes.has(at),
    isMonotonous: (at, market) => [timeline, expected].some((taken) => isMonotonous(taken, book, at, input.markets[market].zone)),
    weight: weightOf,
  }
  const claims = claimFixed(bandDays, fixed)
  const slots: TimedSlot[] = []
  for (const bandDay of bandDays) {
    const wishes = wishesOf(deps, account, bandDay, claims.get(bandDay) ?? [], before, placing)
    const placed = place(deps, account, bandDay, wishes, placing)
    // What lies outside was drawn all the same, so that the rest stays where it is when the window moves on. What
    // would have been outside and was only pushed in belongs outside: planning again would push it elsewhere.
    const belongs = ({ wish, at }: Placed): boolean => isInWindow(at) && (wish.before === at || isInWindow(wish.target))
    for (const each of placed) if (!belongs(each)) timeline.remove(each.at)
    const inWindow = placed.filter(belongs)
    const { kept, monotonous } =
      rules.jitterMinutes === 0
        ? { kept: inWindow, monotonous: 0 }
        : vary(deps, bandDay, inWindow, { ...placing, isFree: (at) => isInWindow(at) && placing.isFree(at) })
    if (monotonous > 0) deps.findings.push(findingOf('vary.impossible', account, bandDay, kept.length, kept.length - monotonous))
    for (const { wish, at } of kept) {
      if (!rules.sameMinute) creatorMinutes.add(at)
      slots.push({ key: wish.key, accountId: account.id, bandDay, market: wish.market, at })
    }
  }
  return slots
}

/** Which fixed posts stand in which band: each in the first one that holds it. */
const claimFixed = (bandDays: readonly BandDay[], fixed: readonly FixedPost[]): Map<BandDay, FixedPost[]> => {
  const claims = new Map<BandDay, FixedPost[]>()
  const byKey = new Map<string, BandDay>(bandDays.map((bandDay) => [`${bandDay.date}/${bandDay.band.id}`, bandDay]))
  for (const post of fixed) {
    const at = minuteOfMs(post.at)
    // One that was made from a slot is that slot, wherever a person has moved it since.
    const own = post.slotKey === null ? undefined : byKey.get(post.slotKey.split('/').slice(1, 3).join('/'))
    const home = own ?? bandDays.find(({ room }) => [...room.values()].some((stretches) => holds(stretches, at)))
    if (home) claims.set(home, [...(claims.get(home) ?? []), post])
  }
  return claims
}

const holds = (stretches: readonly Stretch[], at: number): boolean => stretches.some(({ start, end }) => at >= start && at < end)

/** The places of a band that nothing fixed has: a slot's own publication has its slot, any other the nearest. */
const wishesOf = (
  { chance }: Deps,
  account: SolverAccount,
  bandDay: BandDay,
  claimed: readonly FixedPost[],
  before: ReadonlyMap<string, number>,
  rules: PlacingRules,
): Wish[] => {
  const places = Array.from({ length: bandDay.wanted }, (_, place) => {
    const key = `${account.id}/${bandDay.date}/${bandDay.band.id}/${place}`
    return { key, market: marketOf(chance, account, bandDay, place), before: before.get(key), jitter: chance(`time ${key}`) - 0.5 }
  })
  const taken = new Set(claimed.map(({ slotKey }) => slotKey))
  let open = withTargets(bandDay.room, places, rules).filter(({ key }) => !taken.has(key))
  const known = new Set(places.map(({ key }) => key))
  for (const { slotKey, at } of claimed) {
    if (slotKey !== null && known.has(slotKey)) continue
    const minute = minuteOfMs(at)
    const near = nearestOf(open, minute)
    open = open.filter((wish) => wish !== near)
  }
  return open
}

/**
 * Whose place a post from elsewhere has. One that the last plan did not use before one that it did: what was planned
 * beside such a post may meanwhile stand nearer to it than the place it took.
 */
const nearestOf = (wishes: readonly Wish[], minute: number): Wish | undefined => {
  const unused = wishes.filter(({ before }) => before === undefined)
  const away = ({ before, target }: Wish): number => Math.abs((before ?? target) - minute)
  return (unused.length > 0 ? unused : wishes).reduce<Wish | undefined>(
    (best, next) => (best === undefined || away(next) < away(best) ? next : best),
    undefined,
  )
}

/** The golden ratio's share: turn by turn over the markets, evenly at any length. */
const golden = 0.618_033_988_749_894_9

const marketOf = (chance: Chance, { id, rules }: SolverAccount, { band, date }: BandDay, place: number): Market => {
  if (band.market !== null) return band.market
  const total = rules.markets.reduce((sum, { weight }) => sum + weight, 0)
  let left = ((chance(`market ${id} ${date} ${band.id}`) + place * golden) % 1) * total
  for (const { market, weight } of rules.markets) {
    if (left < weight) return market
    left -= weight
  }
  return rules.markets[0]?.market ?? 'other'
}

/** Whether something of the band lies in the window, quiet hours included: only that is worth telling. */
export const isInside = ({ book, input }: Pick<Deps, 'book' | 'input'>, { band, day, room }: BandDay): boolean =>
  [...room.keys()].some((market) =>
    stretchesOn(book, day, input.markets[market].zone, band).some(
      ({ start, end }) => start * 60_000 < input.window.to && end * 60_000 > input.window.from,
    ),
  )

const place = (deps: Deps, account: SolverAccount, bandDay: BandDay, wishes: readonly Wish[], rules: PlacingRules): Placed[] => {
  if (wishes.length === 0) return []
  const placed = placeBand(bandDay, wishes, rules)
  const taken = bandDay.wanted - wishes.length
  // A band that has what it needs is not packed for the sake of one more that was only drawn.
  if (placed.length === wishes.length || placed.length + taken >= bandDay.needed) return placed
  for (const { at } of placed) rules.timeline.remove(at)
  const packed = packBand(bandDay, wishes, rules)
  const best = packed.length > placed.length ? packed : restore(placed, packed, rules)
  const least = bandDay.band.min - taken
  if (best.length < least && isInside(deps, bandDay)) {
    const rule = [...bandDay.room.values()].every((stretches) => stretches.length === 0) ? 'band.too_short' : 'band.full'
    deps.findings.push(findingOf(rule, account, bandDay, bandDay.band.min, best.length + taken))
  }
  return best
}

/**
 * Gives those that repeat a minute another one, where there is one: a band that was packed had none looked for, and
 * beside what was placed after it a post may have one that it had not at first. `monotonous` counts those that have
 * none. What stays where it was repeats a minute rather than move; it counts only when it could not move either, so
 * that planning again says the same.
 */
const vary = (
  { book, input }: Deps,
  bandDay: BandDay,
  placed: readonly Placed[],
  rules: PlacingRules,
): { kept: Placed[]; monotonous: number } => {
  const { timeline } = rules
  const repeats = (at: number, market: Market): boolean => isMonotonous(timeline, book, at, input.markets[market].zone)
  const another = ({ wish, at }: Placed): number | undefined => {
    timeline.remove(at)
    const found = findVaried(bandDay, wish, rules, repeats)
    timeline.add(at)
    return found
  }
  const kept = [...placed]
  // Leaving a minute makes neighbours of two others, which may repeat each other then: looked at again, not for ever.
  for (let pass = 0; pass <= kept.length; pass += 1) {
    let isStill = true
    for (const [index, each] of kept.entries()) {
      if (each.wish.before === each.at || !repeats(each.at, each.wish.market)) continue
      const at = another(each)
      if (at === undefined) continue
      timeline.remove(each.at)
      timeline.add(at)
      kept[index] = { ...each, at }
      isStill = false
    }
    if (isStill) break
  }
  const cannot = kept.filter((each) => repeats(each.at, each.wish.market) && (each.wish.before !== each.at || another(each) === undefined))
  return { kept: kept.toSorted((a, b) => a.at - b.at), monotonous: cannot.length }
}

const findingOf = (
  rule: PlanFinding['rule'],
  { id }: SolverAccount,
  { date, band }: BandDay,
  wanted: number,
  possible: number,
): PlanFinding => ({
  ...emptyFinding(rule),
  accountId: id,
  date,
  bandId: band.id,
  wanted,
  possible,
})

const restore = (placed: readonly Placed[], packed: readonly Placed[], { timeline }: PlacingRules): Placed[] => {
  for (const { at } of packed) timeline.remove(at)
  for (const { at } of placed) timeline.add(at)
  return [...placed]
}

/** The same minute of the hour as the post before or after, or the same time as one the day before or after. */
const isMonotonous = (timeline: ReturnType<typeof createTimeline>, book: DayBook, at: number, zone: string): boolean => {
  const previous = timeline.previous(at)
  const next = timeline.next(at + 1)
  if ((previous !== undefined && (at - previous) % 60 === 0) || (next !== undefined && (next - at) % 60 === 0)) return true
  const { wall } = book.wallAt(at, zone)
  // A day is 23 to 25 hours long.
  return [at - 1500, at + 1380].some((first) => {
    for (let other = timeline.next(first); other !== undefined && other <= first + 120; other = timeline.next(other + 1)) {
      if (book.wallAt(other, zone).wall === wall) return true
    }
    return false
  })
}

const weightsOf = ({ input: { markets }, book }: Deps, { hourWeights }: SolverAccount): PlacingRules['weight'] => {
  if (!hourWeights) return undefined
  return (at, market) => {
    const weights = hourWeights[market]
    if (!weights) return 1
    const { date, wall } = book.wallAt(at, markets[market].zone)
    const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
    return weights[weekday * 24 + Math.floor(wall / 60)] ?? 1
  }
}
