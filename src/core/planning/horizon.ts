/** Whether the week ahead holds as much as a plan asks for at the least. Pure; cheap enough to be asked of everybody. */
import type { PlanRules } from '../../contract/plans.ts'
import type { Market } from '../../contract/values.ts'
import { mainMarket } from './band-day.ts'
import type { DayBook } from './local-day.ts'
import { dateOfDay, weekdayOfDay } from './local-day.ts'

export interface HorizonInput {
  accounts: readonly { id: string; rules: PlanRules }[]
  markets: Readonly<Record<Market, { zone: string }>>
  /** What is scheduled or out around the week; `at` in ms UTC. */
  posts: readonly { accountId: string; at: number }[]
  /** ms UTC. */
  now: number
}

/** A day on which an account has less than its plan asks for at the least. */
export interface ShortDay {
  accountId: string
  /** Counted from 1970-01-01. */
  day: number
  wanted: number
  planned: number
}

/** Tomorrow and the five days after it, the whole days of the coming 168 hours: today is what one is in the middle of. */
const weekDays = 6

const wantedOn = ({ bands, blackoutDates }: PlanRules, day: number, of: 'min' | 'max'): number =>
  blackoutDates.includes(dateOfDay(day))
    ? 0
    : bands.filter((band) => band.days.includes(weekdayOfDay(day))).reduce((sum, band) => sum + band[of], 0)

/** For each account: its coming days from tomorrow on, with how many posts each has. */
const ahead = ({ accounts, markets, posts, now }: HorizonInput, length: number, book: DayBook) => {
  const byAccount = Map.groupBy(posts, ({ accountId }) => accountId)
  return accounts.map(({ id, rules }) => {
    const { zone } = markets[mainMarket(rules)]
    const dayOf = (at: number): number => book.dayAt(Math.floor(at / 60_000), zone)
    const counts = new Map<number, number>()
    for (const { at } of byAccount.get(id) ?? []) {
      const day = dayOf(at)
      counts.set(day, (counts.get(day) ?? 0) + 1)
    }
    const tomorrow = dayOf(now) + 1
    const days = Array.from({ length }, (_, index) => tomorrow + index)
    return { id, rules, days: days.map((day) => ({ day, planned: counts.get(day) ?? 0 })) }
  })
}

type Ahead = ReturnType<typeof ahead>

const shortOf = (accounts: Ahead): ShortDay[] =>
  accounts.flatMap(({ id, rules, days }) =>
    days.flatMap(({ day, planned }) => {
      const wanted = wantedOn(rules, day, 'min')
      return planned < wanted ? [{ accountId: id, day, wanted, planned }] : []
    }),
  )

/** The days ahead, from tomorrow on, that hold less than the bands' minimum. */
export const shortDays = (input: HorizonInput, length: number, book: DayBook): ShortDay[] => shortOf(ahead(input, length, book))

/** The first day of the week ahead on which an account has less than its bands' minimum; null: it is planned. */
export const firstUnplanned = (input: HorizonInput, book: DayBook): string | null => {
  const week = ahead(input, weekDays, book)
  const short = shortOf(week).map(({ day }) => day)
  // A plan that insists on nothing still wants something of a week in which there is nothing at all.
  const empty = week
    .filter(({ days }) => days.every(({ planned }) => planned === 0))
    .flatMap(({ rules, days }) => days.filter(({ day }) => wantedOn(rules, day, 'max') > 0).map(({ day }) => day))
  const all = [...short, ...empty]
  return all.length === 0 ? null : dateOfDay(Math.min(...all))
}
