/** A band on one day: where its posts may lie and how many there are to be. Pure. */
import type { Band, Obligation, PlanFinding, PlanRules } from '../../contract/plans.ts'
import type { Market } from '../../contract/values.ts'
import { plannableOn, stretchesOn } from './clock-range.ts'
import type { Chance } from './keyed-chance.ts'
import type { DayBook, Stretch } from './local-day.ts'
import { dateOfDay, weekdayOfDay, without } from './local-day.ts'
import type { SolverAccount, SolverInput } from './solver-types.ts'

export interface BandDay {
  band: Band
  day: number
  date: string
  /** How many are to be in it, fixed ones included. */
  wanted: number
  /** How many it must have, as far as there is room at all: its minimum, and what is owed. */
  needed: number
  /** By market, what the band leaves once the quiet hours are taken out. */
  room: ReadonlyMap<Market, readonly Stretch[]>
}

/** The market whose calendar days the plan's obligations and blackouts mean. */
export const mainMarket = ({ markets }: Pick<PlanRules, 'markets'>): Market =>
  markets.reduce((heaviest, next) => (next.weight > heaviest.weight ? next : heaviest)).market

interface Deps {
  book: DayBook
  chance: Chance
  markets: SolverInput['markets']
}

/** Quiet hours that can touch a day: those that began the day before, too. */
const quietAround = ({ book, markets }: Deps, rules: PlanRules, market: Market, day: number): Stretch[] => {
  const { zone, quiet } = markets[market]
  return [day - 1, day, day + 1].flatMap((at) => (rules.quietHours ?? quiet).flatMap((range) => stretchesOn(book, at, zone, range)))
}

/** A band that goes over midnight stops where a blacked-out day begins. */
const blackedOut = ({ book, markets }: Deps, blackout: ReadonlySet<string>, market: Market, day: number): Stretch[] => {
  const next = dateOfDay(day + 1)
  return blackout.has(next) ? book.stretches(next, markets[market].zone, 0, 1440) : []
}

/** Accounts and creators mostly share their hours: what a band leaves on a day is worked out once for all of them. */
const roomOf = (deps: Deps, rules: PlanRules, blackout: ReadonlySet<string>, band: Band, day: number): Map<Market, readonly Stretch[]> => {
  const markets = band.market === null ? rules.markets.map(({ market }) => market) : [band.market]
  return new Map(
    markets.map((market) => {
      const { zone, quiet } = deps.markets[market]
      const closing = (rules.quietHours ?? quiet).map(({ from, to }) => `${from}-${to}`).join(' ')
      const name = `${zone} ${day} ${band.from}-${band.to} ${blackout.has(dateOfDay(day + 1))} ${closing}`
      const room = deps.book.remember(name, () => {
        const closed = [...quietAround(deps, rules, market, day), ...blackedOut(deps, blackout, market, day)]
        return without(plannableOn(deps.book, day, zone, band), closed)
      })
      return [market, room]
    }),
  )
}

/** Every band of an account on every day from `firstDay` to `lastDay`, in the order of the day. */
export const bandDaysOf = (deps: Deps, account: SolverAccount, firstDay: number, lastDay: number): BandDay[] => {
  const { rules } = account
  const blackout = new Set(rules.blackoutDates)
  const all: BandDay[] = []
  for (let day = firstDay; day <= lastDay; day += 1) {
    const date = dateOfDay(day)
    if (blackout.has(date)) continue
    const weekday = weekdayOfDay(day)
    const today = rules.bands
      .filter(({ days }) => days.includes(weekday))
      .map((band): BandDay => {
        const drawn = band.min + Math.floor(deps.chance(`count ${account.id} ${date} ${band.id}`) * (band.max - band.min + 1))
        return { band, day, date, wanted: drawn, needed: band.min, room: roomOf(deps, rules, blackout, band, day) }
      })
    raiseForObligations(today, account)
    all.push(...today.toSorted((a, b) => startOf(a) - startOf(b)))
  }
  return all
}

/** What an account owes each day by itself needs as many places; bands are widened up to their maximum for it. */
const raiseForObligations = (today: readonly BandDay[], { rules, kinds }: SolverAccount): void => {
  let missing = dailyNeed(rules.obligations, kinds) - today.reduce((sum, { wanted }) => sum + wanted, 0)
  for (const bandDay of today) {
    const more = Math.min(Math.max(0, missing), bandDay.band.max - bandDay.wanted)
    bandDay.wanted += more
    if (more > 0) bandDay.needed = bandDay.wanted
    missing -= more
  }
}

const dailyNeed = (obligations: readonly Obligation[], kinds: SolverAccount['kinds']): number =>
  obligations
    .filter(({ per, by, kind }) => per === 'day' && by === 'account' && kinds.includes(kind))
    .reduce((sum, { count }) => sum + count, 0)

const startOf = ({ room }: BandDay): number =>
  Math.min(...[...room.values()].map((stretches) => stretches[0]?.start ?? Number.POSITIVE_INFINITY))

export const emptyFinding = (rule: PlanFinding['rule']): PlanFinding => ({
  rule,
  accountId: null,
  date: null,
  days: 1,
  kind: null,
  bandId: null,
  wanted: 0,
  possible: 0,
})
