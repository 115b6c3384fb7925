/** Whether the week ahead holds as much as a plan asks for at the least. Pure; cheap enough to be asked of everybody. */
import type { PlanRules } from '../../contract/plans.ts'
import type { Market } from '../../contract/values.ts'
import { mainMarket } from './band-day.ts'
import type { DayBook } from './local-day.ts'
import { dateOfDay, dayOfDate, weekdayOfDay } from './local-day.ts'

export interface HorizonInput {
  accounts: readonly { id: string; rules: PlanRules }[]
  markets: Readonly<Record<Market, { zone: string }>>
  /** What is scheduled or out around the week; `at` in ms UTC. */
  posts: readonly { accountId: string; at: number }[]
  /** ms UTC. */
  now: number
}

/** Tomorrow and the five days after it, the whole days of the coming 168 hours: today is what one is in the middle of. */
const days = 6

/** The first day of the week ahead on which an account has less than its bands' minimum; null: it is planned. */
export const firstUnplanned = ({ accounts, markets, posts, now }: HorizonInput, book: DayBook): string | null => {
  const short = accounts.flatMap(({ id, rules }) => {
    const { zone } = markets[mainMarket(rules)]
    const dayOf = (at: number): number => dayOfDate(book.wallAt(Math.floor(at / 60_000), zone).date)
    const counts = new Map<number, number>()
    for (const { accountId, at } of posts) if (accountId === id) counts.set(dayOf(at), (counts.get(dayOf(at)) ?? 0) + 1)
    const ahead = Array.from({ length: days }, (_, index) => dayOf(now) + 1 + index).filter(
      (day) => !rules.blackoutDates.includes(dateOfDay(day)),
    )
    const wantedOn = (day: number, of: 'min' | 'max'): number =>
      rules.bands.filter((band) => band.days.includes(weekdayOfDay(day))).reduce((sum, band) => sum + band[of], 0)
    const first = ahead.find((day) => (counts.get(day) ?? 0) < wantedOn(day, 'min'))
    if (first !== undefined) return [first]
    // A plan that insists on nothing still wants something of a week in which there is nothing at all.
    const isEmpty = ahead.every((day) => !counts.has(day))
    return isEmpty ? ahead.filter((day) => wantedOn(day, 'max') > 0).slice(0, 1) : []
  })
  return short.length === 0 ? null : dateOfDay(Math.min(...short))
}
