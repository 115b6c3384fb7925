/** What kind each post is: obligations first, the mix for the rest. Pure. */
import type { Obligation, PlanFinding, PlanKind, PlanRules } from '../../contract/plans.ts'
import { planKinds } from '../../contract/plans.ts'
import { emptyFinding, mainMarket } from './band-day.ts'
import type { Chance } from './keyed-chance.ts'
import type { DayBook } from './local-day.ts'
import { dayOfDate, weekOfDay } from './local-day.ts'
import type { TimedSlot } from './place-account.ts'
import type { FixedPost, SolverAccount, SolverInput } from './solver-types.ts'

export interface KindedSlot extends TimedSlot {
  kind: PlanKind
  obliged: boolean
}

interface Deps {
  book: DayBook
  chance: Chance
  input: SolverInput
  findings: PlanFinding[]
}

type Choice = Map<string, { kind: PlanKind; obliged: boolean }>

/** `rules`: the creator's own, for what is owed on any of the accounts. */
export const chooseKinds = (deps: Deps, rules: PlanRules, slots: readonly TimedSlot[]): KindedSlot[] => {
  const chosen: Choice = new Map()
  const { accounts } = deps.input
  for (const account of accounts) {
    const own = slots.filter(({ accountId }) => accountId === account.id)
    for (const obligation of account.rules.obligations)
      if (obligation.by === 'account') oblige(deps, account.rules, obligation, [account], own, chosen)
  }
  for (const obligation of rules.obligations) if (obligation.by === 'creator') oblige(deps, rules, obligation, accounts, slots, chosen)
  for (const account of accounts) {
    mix(
      deps,
      account,
      slots.filter(({ accountId }) => accountId === account.id),
      chosen,
    )
  }
  return slots.flatMap((slot) => {
    const choice = chosen.get(slot.key)
    return choice ? [{ ...slot, ...choice }] : []
  })
}

/** Gives so many posts of each day or week the kind that is owed, as far as there are posts. */
const oblige = (
  deps: Deps,
  rules: PlanRules,
  obligation: Obligation,
  accounts: readonly SolverAccount[],
  slots: readonly TimedSlot[],
  chosen: Choice,
): void => {
  const { kind, count, per } = obligation
  const able = accounts.filter(({ kinds }) => kinds.includes(kind))
  const accountId = accounts.length === 1 ? (accounts[0]?.id ?? null) : null
  if (able.length === 0) return void deps.findings.push({ ...emptyFinding('obligation.not_on_platform'), accountId, kind, wanted: count })
  const ids = new Set(able.map(({ id }) => id))
  const periodOf = periodsOf(deps, rules, per)
  const done = countBy(
    deps.input.fixed.filter((post) => ids.has(post.accountId) && post.kind === kind),
    ({ at }) => periodOf(Math.floor(at / 60_000)),
  )
  const free = groupBy(
    slots.filter(({ accountId: id, key }) => ids.has(id) && !chosen.has(key)),
    ({ at }) => periodOf(at),
  )
  const already = countBy(
    slots.filter(({ key, accountId: id }) => ids.has(id) && chosen.get(key)?.kind === kind),
    ({ at }) => periodOf(at),
  )
  for (const period of periodsIn(deps, rules, per)) {
    const owed = count - (done.get(period) ?? 0) - (already.get(period) ?? 0)
    const candidates = free.get(period) ?? []
    for (const { key } of inTurn(deps, candidates, kind).slice(0, Math.max(0, owed))) chosen.set(key, { kind, obliged: true })
    if (candidates.length < owed)
      deps.findings.push({
        ...emptyFinding('obligation.no_slot'),
        accountId,
        kind,
        date: firstDateOf(period, per),
        wanted: count,
        possible: count - owed + candidates.length,
      })
  }
}

/** Those that had the kind in the last plan first, then those that had none; by lot among them. */
const inTurn = ({ chance, input }: Deps, slots: readonly TimedSlot[], kind: PlanKind): TimedSlot[] => {
  const before = new Map((input.previous ?? []).map((slot) => [slot.key, slot.kind]))
  return slots.toSorted((a, b) => rank(a.key) - rank(b.key))
  function rank(key: string): number {
    const had = before.get(key)
    return (had === kind ? 0 : had === undefined ? 1 : 2) + chance(`oblige ${key}`)
  }
}

const periodsOf = ({ book, input }: Deps, rules: PlanRules, per: 'day' | 'week') => {
  const { zone } = input.markets[mainMarket(rules)]
  return (at: number): number => {
    const day = book.dayAt(at, zone)
    return per === 'day' ? day : weekOfDay(day)
  }
}

/** Days or weeks that lie whole in the window, and are not blacked out; of a week, at least one day is not. */
const periodsIn = (deps: Deps, rules: PlanRules, per: 'day' | 'week'): number[] => {
  const { zone } = deps.input.markets[mainMarket(rules)]
  const first = deps.book.dayAt(Math.ceil(deps.input.window.from / 60_000) - 1, zone) + 1
  const end = deps.book.dayAt(Math.floor(deps.input.window.to / 60_000), zone)
  const blackout = new Set(rules.blackoutDates.map(dayOfDate))
  const days = Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index)
  if (per === 'day') return days.filter((day) => !blackout.has(day))
  const weeks = countBy(days, weekOfDay)
  return [...weeks].filter(([, length]) => length === 7).map(([week]) => week)
}

const firstDateOf = (period: number, per: 'day' | 'week'): string =>
  new Date((per === 'day' ? period : period * 7 - 3) * 86_400_000).toISOString().slice(0, 10)

/** Old posts that the mix still remembers. */
const memoryMs = 28 * 86_400_000
/** How many posts over its share a kind may come to be by being kept where it was. */
const tolerance = 2

/**
 * In the order of time, each post gets the kind that is furthest behind its share of all so far: no kind is ever more
 * than one post away from its share, where nothing is owed.
 */
const mix = (deps: Deps, account: SolverAccount, slots: readonly TimedSlot[], chosen: Choice): void => {
  const shares = sharesOf(deps, account)
  if (shares.size === 0) return
  const { input, chance } = deps
  const before = new Map((input.previous ?? []).filter(({ accountId }) => accountId === account.id).map(({ key, kind }) => [key, kind]))
  const events = [
    ...slots.map((slot) => ({ at: slot.at * 60_000, slot, kind: null })),
    ...input.fixed.filter((post) => isRemembered(input, account, post)).map(({ at, kind }) => ({ at, slot: null, kind })),
  ].toSorted((a, b) => a.at - b.at)
  const counts = new Map<PlanKind, number>()
  let total = 0
  const behind = (kind: PlanKind): number => (shares.get(kind) ?? 0) * (total + 1) - (counts.get(kind) ?? 0)
  for (const { slot, kind } of events) {
    let is = kind ?? (slot ? chosen.get(slot.key)?.kind : undefined)
    if (slot && !is) {
      const kept = before.get(slot.key)
      is =
        kept && shares.has(kept) && behind(kept) > 1 - tolerance
          ? kept
          : furthestBehind([...shares.keys()], behind, (each) => chance(`kind ${slot.key} ${each}`))
      chosen.set(slot.key, { kind: is, obliged: false })
    }
    if (!is) continue
    counts.set(is, (counts.get(is) ?? 0) + 1)
    total += 1
  }
}

const isRemembered = ({ window }: SolverInput, account: SolverAccount, { accountId, at }: FixedPost): boolean =>
  accountId === account.id && at >= window.from - memoryMs && at < window.to

const furthestBehind = (kinds: readonly PlanKind[], behind: (kind: PlanKind) => number, lot: (kind: PlanKind) => number): PlanKind =>
  kinds.reduce((best, next) => {
    const lead = behind(next) - behind(best)
    return lead > 1e-9 || (Math.abs(lead) <= 1e-9 && lot(next) < lot(best)) ? next : best
  })

const sharesOf = ({ findings }: Deps, { id, kinds, rules }: SolverAccount): Map<PlanKind, number> => {
  const wanted = planKinds.filter((kind) => rules.mix[kind] > 0)
  const possible = wanted.filter((kind) => kinds.includes(kind))
  const total = possible.reduce((sum, kind) => sum + rules.mix[kind], 0)
  if (possible.length === 0 && rules.bands.length > 0) {
    findings.push({ ...emptyFinding('mix.not_on_platform'), accountId: id, kind: wanted[0] ?? null })
  }
  return new Map(possible.map((kind) => [kind, rules.mix[kind] / total]))
}

const countBy = <T, K>(items: readonly T[], key: (item: T) => K): Map<K, number> => {
  const counts = new Map<K, number>()
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1)
  return counts
}

const groupBy = <T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
