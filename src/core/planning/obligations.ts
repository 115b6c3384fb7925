/** Whether what a plan owes is out, scheduled, at risk or missing. Pure. Instants are ms UTC. */
import type { ObligationDay, ObligationRisk, ObligationState } from '../../contract/obligations.ts'
import { obligationRisks } from '../../contract/obligations.ts'
import type { Obligation, PlanKind, PlanRules } from '../../contract/plans.ts'
import type { Market } from '../../contract/values.ts'
import { mainMarket } from './band-day.ts'
import type { DayBook } from './local-day.ts'
import { dateOfDay, dayOfDate, weekOfDay } from './local-day.ts'

export interface OwingAccount {
  id: string
  /** What its platform takes. */
  kinds: readonly PlanKind[]
  rules: PlanRules
}

/** What counts towards an obligation: it is out, or still to come. */
export interface CountedPost {
  accountId: string
  /** When it is due; also of one that went out late. */
  at: number
  kind: PlanKind
  isOut: boolean
  /** What stands in the way of one that is to come. */
  risk: ObligationRisk | null
}

export interface OutlookInput {
  creatorId: string
  /** The creator's own plan, for what is owed on any account. */
  rules: PlanRules | null
  accounts: readonly OwingAccount[]
  markets: Readonly<Record<Market, { zone: string }>>
  posts: readonly CountedPost[]
  now: number
  /** The first day (`YYYY-MM-DD`) where it is not the one of `now`. */
  first?: string
  days: number
}

/** What is owed on one account, or on any of them (`accountId` null). */
export interface Debt {
  accountId: string | null
  on: ReadonlySet<string>
  kind: PlanKind
  per: Obligation['per']
  count: number
  rules: PlanRules
}

/** By account (the creator's first), kind and time. */
export const outlookOf = (input: OutlookInput, book: DayBook): ObligationDay[] =>
  debtsOf(input).flatMap((debt) => daysOf(input, debt, book))

/** Two obligations of one kind on one account are the larger of them, as the solver has it. */
export const debtsOf = ({ rules, accounts }: Pick<OutlookInput, 'rules' | 'accounts'>): Debt[] => {
  const byKey = new Map<string, Debt>()
  const owe = (debt: Debt): void => {
    const key = `${debt.accountId} ${debt.kind} ${debt.per}`
    const known = byKey.get(key)
    if (!known || known.count < debt.count) byKey.set(key, debt)
  }
  for (const { by, kind, per, count } of rules?.obligations ?? []) {
    const on = new Set(accounts.filter(({ kinds }) => kinds.includes(kind)).map(({ id }) => id))
    if (rules && by === 'creator' && on.size > 0) owe({ accountId: null, on, kind, per, count, rules })
  }
  for (const account of accounts)
    for (const { by, kind, per, count } of account.rules.obligations)
      if (by === 'account' && account.kinds.includes(kind))
        owe({ accountId: account.id, on: new Set([account.id]), kind, per, count, rules: account.rules })
  return [...byKey.values()]
}

const daysOf = ({ creatorId, markets, posts, now, first: asked, days }: OutlookInput, debt: Debt, book: DayBook): ObligationDay[] => {
  const { zone } = markets[mainMarket(debt.rules)]
  const dayOf = (at: number): number => book.dayAt(Math.floor(at / 60_000), zone)
  const periodOf = (day: number): number => (debt.per === 'day' ? day : weekOfDay(day))
  const first = asked === undefined ? dayOf(now) : dayOfDate(asked)
  const blackout = new Set(debt.rules.blackoutDates)
  const counted = Map.groupBy(
    posts.filter(({ accountId, kind }) => kind === debt.kind && debt.on.has(accountId)),
    ({ at }) => periodOf(dayOf(at)),
  )
  const periods = new Set(Array.from({ length: days }, (_, index) => periodOf(first + index)))
  return [...periods].flatMap((period) => {
    const start = debt.per === 'day' ? period : period * 7 - 3
    const dates = Array.from({ length: debt.per === 'day' ? 1 : 7 }, (_, index) => dateOfDay(start + index))
    if (dates.every((date) => blackout.has(date))) return []
    const { accountId, kind, per, count } = debt
    return [{ creatorId, accountId, kind, per, date: dateOfDay(start), zone, ...standing(count, counted.get(period) ?? []) }]
  })
}

type Standing = Pick<ObligationDay, 'wanted' | 'out' | 'planned' | 'risky' | 'gap' | 'state' | 'risks'>

/** Where one day or week stands. */
export const standing = (wanted: number, posts: readonly Pick<CountedPost, 'isOut' | 'risk'>[]): Standing => {
  const open = posts.filter(({ isOut }) => !isOut)
  const out = posts.length - open.length
  const found = new Set(open.map(({ risk }) => risk))
  const risky = open.filter(({ risk }) => risk !== null).length
  return {
    wanted,
    out,
    planned: open.length,
    risky,
    gap: Math.max(0, wanted - posts.length),
    state: stateOf(wanted, out, open.length, risky),
    risks: obligationRisks.filter((risk) => found.has(risk)),
  }
}

const stateOf = (wanted: number, out: number, open: number, risky: number): ObligationState => {
  if (out >= wanted) return 'met'
  if (out + open - risky >= wanted) return 'planned'
  return out + open >= wanted ? 'at_risk' : 'missing'
}
