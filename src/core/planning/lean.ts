/** How a plan leans by the advice that was applied, without a word of its rules being changed. Pure. */
import type { Band, PlanRules } from '../../contract/plans.ts'
import { planKinds } from '../../contract/plans.ts'
import type { PlanLeaning } from '../store/plan-reader.ts'
import type { SolverAccount } from './solver-types.ts'

/** What is said of all accounts, and of this one. */
export const leaningsOf = (leanings: readonly PlanLeaning[], accountId: string): PlanLeaning[] =>
  leanings.filter((one) => one.accountId === null || one.accountId === accountId)

/** Rules as they are, with mix, hours, markets and pace leaning. What is 0 stays 0. */
export const leanOn = (rules: PlanRules, leanings: readonly PlanLeaning[]): Pick<SolverAccount, 'rules' | 'hourWeights'> => {
  if (leanings.length === 0) return { rules }
  const mix = { ...rules.mix }
  const hourWeights: SolverAccount['hourWeights'] = {}
  let { markets } = rules
  let most = Number.POSITIVE_INFINITY
  for (const leaning of leanings) {
    if (leaning.markets) markets = leaning.markets
    if (leaning.hours) hourWeights[leaning.market] = leaning.hours
    for (const kind of planKinds) mix[kind] = Math.min(100, mix[kind] * (leaning.mix?.[kind] ?? 1))
    most = Math.min(most, leaning.mostPerDay ?? most)
  }
  return { rules: { ...rules, mix, markets, bands: easeBands(rules.bands, most) }, hourWeights }
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** How many posts a day comes to at the most. */
export const mostOn = (bands: readonly Band[], weekday: number): number =>
  bands.filter(({ days }) => days.includes(weekday)).reduce((sum, { max }) => sum + max, 0)

/** The bands with at most so many posts a day. They keep their names, by which slots are known; days that differ stand apart. */
export const easeBands = (bands: readonly Band[], most: number): Band[] => {
  if (weekdays.every((weekday) => mostOn(bands, weekday) <= most)) return [...bands]
  const eased = new Map(weekdays.map((weekday) => [weekday, easeDay(bands, weekday, most)]))
  return bands.flatMap((band) => {
    const byMost = Map.groupBy(
      weekdays.filter((weekday) => band.days.includes(weekday)),
      (weekday) => eased.get(weekday)?.get(band.id) ?? band.max,
    )
    return [...byMost].map(([max, days]): Band => ({ ...band, days, max, min: Math.min(band.min, max) }))
  })
}

/** Taken one by one: what is only possible before what is due, from the fullest band; among equals another one each day. */
const easeDay = (bands: readonly Band[], weekday: number, most: number): Map<string, number> => {
  const today = bands.filter(({ days }) => days.includes(weekday))
  const left = new Map(today.map(({ id, max }) => [id, max]))
  const maxOf = ({ id }: Band): number => left.get(id) ?? 0
  for (let over = mostOn(bands, weekday) - most; over > 0; over -= 1) {
    const loose = today.filter((band) => maxOf(band) > band.min)
    const from = loose.length > 0 ? loose : today
    const fullest = Math.max(...from.map(maxOf))
    const equal = from.filter((band) => maxOf(band) === fullest)
    const chosen = equal[weekday % equal.length]
    if (chosen) left.set(chosen.id, fullest - 1)
  }
  return left
}
