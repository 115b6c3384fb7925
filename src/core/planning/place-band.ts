/** Finding minutes for the posts of one band on one day. Pure but for the timeline it adds to. */
import type { Market } from '../../contract/values.ts'
import type { BandDay } from './band-day.ts'
import type { Stretch } from './local-day.ts'
import type { Timeline } from './timeline.ts'

export interface Wish {
  key: string
  market: Market
  /** Where it was in the last plan, when it was. */
  before: number | undefined
  /** −½ ≤ x < ½: how far from its even place. */
  jitter: number
  /** The minute it would have, were it alone. */
  target: number
}

export interface Placed {
  wish: Wish
  at: number
}

export interface PlacingRules {
  timeline: Timeline
  spacing: number
  jitterMinutes: number
  /** Whether a minute lies in the window and no other account of the creator has it. */
  isFree(at: number): boolean
  /** Whether another account has it in the last plan, and is likely to keep it. Avoided where there is another. */
  isExpected(at: number): boolean
  /** Whether it would be the same minute as just before: of the hour, or of yesterday. Avoided where there is another. */
  isMonotonous(at: number, market: Market): boolean
  /** How good a minute is; absent: all the same. */
  weight: ((at: number, market: Market) => number) | undefined
}

/** Answers those that found a minute, in the order of time. */
export const placeBand = ({ room }: BandDay, wishes: readonly Wish[], rules: PlacingRules): Placed[] => {
  const placed: Placed[] = []
  // Those that had a place keep it, before anybody new takes it.
  for (const wish of wishes.toSorted((a, b) => Number(b.before !== undefined) - Number(a.before !== undefined))) {
    const at = keepOrFind(wish, room.get(wish.market) ?? [], rules)
    if (at === undefined) continue
    rules.timeline.add(at)
    placed.push({ wish, at })
  }
  return placed.toSorted((a, b) => a.at - b.at)
}

/** Gives each its target among all of its market. To be asked with all places of the band, those taken already too. */
export const withTargets = (room: BandDay['room'], wishes: readonly Omit<Wish, 'target'>[], rules: PlacingRules): Wish[] => {
  const places = new Map<Market, number>()
  const counts = new Map<Market, number>()
  for (const { market } of wishes) counts.set(market, (counts.get(market) ?? 0) + 1)
  return wishes.map((wish) => {
    const place = places.get(wish.market) ?? 0
    places.set(wish.market, place + 1)
    return { ...wish, target: targetOf(room.get(wish.market) ?? [], place, counts.get(wish.market) ?? 1, wish, rules) }
  })
}

const lengthOf = (stretches: readonly Stretch[]): number => stretches.reduce((sum, { start, end }) => sum + end - start, 0)

/**
 * The even place of the `place`th of `count`, moved by its jitter. What the spacing takes is set aside first, so that
 * neighbours that both lean towards each other still keep it.
 */
const targetOf = (stretches: readonly Stretch[], place: number, count: number, wish: Omit<Wish, 'target'>, rules: PlacingRules): number => {
  const length = lengthOf(stretches)
  if (length === 0) return 0
  const { weight, spacing, jitterMinutes } = rules
  const gap = Math.min(spacing, Math.floor(length / count))
  const loose = Math.max(1, length - (count - 1) * gap)
  const stratum = loose / count
  const lean = wish.jitter * Math.min(stratum, 2 * jitterMinutes)
  if (weight) return byWeight(stretches, (place + 0.5) / count + lean / loose, (at) => weight(at, wish.market))
  return minuteAt(stretches, Math.floor(Math.min(loose - 1, Math.max(0, (place + 0.5) * stratum + lean))) + place * gap)
}

const minuteAt = (stretches: readonly Stretch[], offset: number): number => {
  let left = offset
  for (const { start, end } of stretches) {
    if (left < end - start) return start + left
    left -= end - start
  }
  return (stretches.at(-1)?.end ?? 1) - 1
}

/** The minute below which the share `quantile` of all weight lies. Steps of a quarter of an hour: weights are by the hour. */
const byWeight = (stretches: readonly Stretch[], quantile: number, weight: (at: number) => number): number => {
  const step = 15
  const cells = stretches.flatMap(({ start, end }) =>
    Array.from({ length: Math.ceil((end - start) / step) }, (_, index) => {
      const at = start + index * step
      const length = Math.min(step, end - at)
      return { at, length, weight: Math.max(weight(at), 1e-6) * length }
    }),
  )
  let left = Math.min(Math.max(quantile, 0), 0.9999) * cells.reduce((sum, cell) => sum + cell.weight, 0)
  for (const cell of cells) {
    if (left < cell.weight) return cell.at + Math.floor((left / cell.weight) * cell.length)
    left -= cell.weight
  }
  return (stretches.at(-1)?.end ?? 1) - 1
}

const keepOrFind = (wish: Wish, stretches: readonly Stretch[], rules: PlacingRules): number | undefined => {
  const isAllowed = (at: number): boolean => rules.isFree(at) && keepsSpacing(at, rules)
  const { before, target } = wish
  if (before !== undefined && stretches.some(({ start, end }) => before >= start && before < end) && isAllowed(before)) return before
  const isClear = (at: number): boolean => isAllowed(at) && !rules.isExpected(at)
  const varies =
    rules.jitterMinutes === 0 ? undefined : nearest(stretches, target, (at) => isClear(at) && !rules.isMonotonous(at, wish.market))
  return varies ?? nearest(stretches, target, isClear) ?? nearest(stretches, target, isAllowed)
}

/** The nearest minute to where a post would have been that is not `monotonous`; the post itself is not in the timeline. */
export const findVaried = (
  { room }: BandDay,
  { market, target }: Wish,
  rules: PlacingRules,
  isMonotonous: PlacingRules['isMonotonous'],
): number | undefined =>
  nearest(room.get(market) ?? [], target, (at) => rules.isFree(at) && keepsSpacing(at, rules) && !isMonotonous(at, market))

const keepsSpacing = (at: number, { timeline, spacing }: PlacingRules): boolean => {
  // Even without a spacing, one account posts one thing a minute.
  const least = Math.max(1, spacing)
  const next = timeline.next(at)
  if (next !== undefined && next - at < least) return false
  const previous = timeline.previous(at)
  return previous === undefined || at - previous >= least
}

/** The allowed minute nearest to `target`, the earlier of two as near. */
const nearest = (stretches: readonly Stretch[], target: number, isAllowed: (at: number) => boolean): number | undefined => {
  const first = stretches[0]
  const last = stretches.at(-1)
  if (!first || !last) return undefined
  const isInside = (at: number): boolean => stretches.some(({ start, end }) => at >= start && at < end)
  const farthest = Math.max(target - first.start, last.end - 1 - target)
  for (let away = 0; away <= farthest; away += 1) {
    if (isInside(target - away) && isAllowed(target - away)) return target - away
    if (away > 0 && isInside(target + away) && isAllowed(target + away)) return target + away
  }
  return undefined
}

/**
 * As many as there is room for, one after another from the left: what is done when even places left fewer than the
 * band's minimum. Earliest first is the most that fits on a line.
 */
export const packBand = ({ room }: BandDay, wishes: readonly Wish[], rules: PlacingRules): Placed[] => {
  const placed: Placed[] = []
  for (const wish of wishes) {
    const at = earliest(room.get(wish.market) ?? [], (minute) => rules.isFree(minute) && keepsSpacing(minute, rules))
    if (at === undefined) continue
    rules.timeline.add(at)
    placed.push({ wish, at })
  }
  return placed.toSorted((a, b) => a.at - b.at)
}

const earliest = (stretches: readonly Stretch[], isAllowed: (at: number) => boolean): number | undefined => {
  for (const { start, end } of stretches) for (let at = start; at < end; at += 1) if (isAllowed(at)) return at
  return undefined
}
