/** How steadily a creator posts, against her plan. Pure. Instants are ms UTC, days are counted from 1970-01-01. */
import type { ObligationDay } from '../../contract/obligations.ts'
import { planKinds } from '../../contract/plans.ts'
import type { PlanKind, PlanRules } from '../../contract/plans.ts'
import type { ConsistencyReport } from '../../contract/reports.ts'
import type { Market } from '../../contract/values.ts'
import { stretchesOn } from '../planning/clock-range.ts'
import type { DayBook } from '../planning/local-day.ts'
import { dayOfDate, weekdayOfDay } from '../planning/local-day.ts'

/** What went out. */
export interface OutPost {
  accountId: string
  /** When it did. */
  at: number
  kind: PlanKind
}

/** How many, how long between two in a row on one account, and how much that varies. */
export const rhythmOf = (posts: readonly OutPost[], days: number): ConsistencyReport['rhythm'] => {
  const gaps = [...Map.groupBy(posts, ({ accountId }) => accountId).values()].flatMap((own) => {
    const times = own.map(({ at }) => at).toSorted((a, b) => a - b)
    return times.slice(1).map((at, index) => (at - (times[index] ?? at)) / 3_600_000)
  })
  return {
    posts: posts.length,
    postsPerDay: days === 0 ? null : posts.length / days,
    gaps: gaps.length,
    meanGapHours: gaps.length === 0 ? null : meanOf(gaps),
    variation: variationOf(gaps),
  }
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * The coefficient of variation, σ / μ with μ = Σx/n and σ = √(Σ(x − μ)²/n): without a unit, so that who posts twice a day
 * and who posts twice a week can be compared. Null for fewer than two values and for a mean of 0.
 */
export const variationOf = (values: readonly number[]): number | null => {
  if (values.length < 2) return null
  const mean = meanOf(values)
  return mean === 0 ? null : Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2))) / mean
}

export interface Keeping {
  /** By account; one without a plan is absent. */
  rulesOf: ReadonlyMap<string, PlanRules>
  markets: Readonly<Record<Market, { zone: string }>>
  book: DayBook
}

/** How many went out within a band of their account's plan. */
export const hoursOf = (posts: readonly OutPost[], keeping: Keeping): ConsistencyReport['hours'] => {
  const planned = posts.flatMap((post) => {
    const rules = keeping.rulesOf.get(post.accountId)
    return rules ? [isWithin(post.at, rules, keeping)] : []
  })
  const within = planned.filter(Boolean).length
  return { within, of: planned.length, share: planned.length === 0 ? null : within / planned.length }
}

/** A band over midnight began the day before. */
const isWithin = (at: number, { bands, markets: spokenTo }: PlanRules, { markets, book }: Keeping): boolean => {
  const minute = Math.floor(at / 60_000)
  return bands.some((band) =>
    (band.market === null ? spokenTo.map(({ market }) => market) : [band.market]).some((market) => {
      const { zone } = markets[market]
      const today = dayOfDate(book.wallAt(minute, zone).date)
      return [today - 1, today].some(
        (day) =>
          band.days.includes(weekdayOfDay(day)) &&
          stretchesOn(book, day, zone, band).some(({ start, end }) => minute >= start && minute < end),
      )
    }),
  )
}

/** `rules` null: nothing is wanted. */
export const mixOf = (posts: readonly OutPost[], rules: PlanRules | null): ConsistencyReport['mix'] => {
  const total = rules ? planKinds.reduce((sum, kind) => sum + rules.mix[kind], 0) : 0
  return planKinds.flatMap((kind) => {
    const count = posts.filter((post) => post.kind === kind).length
    const target = rules && total > 0 ? rules.mix[kind] / total : null
    if (count === 0 && !target) return []
    return [{ kind, posts: count, share: posts.length === 0 ? null : count / posts.length, target }]
  })
}

/** A plan as it was saved; `rules` null: the account followed its creator's again. */
export interface SavedPlan {
  accountId: string | null
  rules: PlanRules | null
  at: number
}

/**
 * Whether a plan owed it by then: a day counts from the one on which it was saved, a week from the first whole one.
 * What a plan did not ask for yet, or no longer, was not missed.
 */
export const createWasOwed = (plans: readonly SavedPlan[], book: DayBook): ((day: ObligationDay) => boolean) => {
  const inOrder = plans.toSorted((a, b) => a.at - b.at)
  const savedOn = new Map<string, number[]>()
  const daysIn = (zone: string): number[] => {
    const days = savedOn.get(zone) ?? inOrder.map(({ at }) => dayOfDate(book.wallAt(Math.floor(at / 60_000), zone).date))
    savedOn.set(zone, days)
    return days
  }
  return ({ accountId, kind, per, date, zone }) => {
    const day = dayOfDate(date)
    const saved = daysIn(zone)
    const rulesOf = (whose: string | null) =>
      inOrder.findLast((plan, index) => plan.accountId === whose && (saved[index] ?? Infinity) <= day)?.rules ?? null
    const rules = (accountId === null ? null : rulesOf(accountId)) ?? rulesOf(null)
    const by = accountId === null ? 'creator' : 'account'
    return rules !== null && rules.obligations.some((owed) => owed.kind === kind && owed.per === per && owed.by === by)
  }
}

/** `days`: what was owed on each, in the order of time; a day that owed nothing neither breaks a row nor makes it longer. */
export const streaksOf = (days: readonly ObligationDay[]): ConsistencyReport['streaks'] =>
  [...Map.groupBy(days, ({ accountId, kind, per }) => `${accountId} ${kind} ${per}`).values()].flatMap((own) => {
    const [first] = own
    if (!first) return []
    let current = 0
    let longest = 0
    for (const { state } of own) {
      current = state === 'met' ? current + 1 : 0
      longest = Math.max(longest, current)
    }
    const { accountId, kind, per, wanted } = first
    return [{ accountId, kind, per, wanted, met: own.filter(({ state }) => state === 'met').length, of: own.length, current, longest }]
  })
