/**
 * The band solver: (plan, history, library, window, seed, hour weights) → slots, and every rule it could not meet.
 * Pure and deterministic. Each draw hangs on the name of what it is for (keyed-chance.ts), not on what was drawn
 * before, so that an edit moves what it touches and little else.
 *
 * In this order: how many posts each band gets each day; a minute for each; a kind for each; its content.
 */
import type { PlanFinding, PlanKind, PlanRules } from '../../contract/plans.ts'
import { bandDaysOf, emptyFinding } from './band-day.ts'
import { chooseKinds } from './choose-kinds.ts'
import { fillSlots } from './fill-slots.ts'
import type { FilledSlot } from './fill-slots.ts'
import { chanceOf } from './keyed-chance.ts'
import { createDayBook } from './local-day.ts'
import type { DayBook } from './local-day.ts'
import { isInside, placeAccount } from './place-account.ts'
import type { Slot, Solution, SolverAccount, SolverInput } from './solver-types.ts'

/** `rules`: the creator's plan, for what is owed on any of the accounts. `book` may be shared between calls. */
export const solve = (input: SolverInput, rules: PlanRules, book: DayBook = createDayBook()): Solution => {
  const findings: PlanFinding[] = []
  const deps = {
    book,
    chance: chanceOf(`${input.seed} ${input.creatorId}`),
    markets: input.markets,
    input,
    findings,
    creatorMinutes: new Set<number>(),
  }
  for (const { at } of input.fixed) deps.creatorMinutes.add(Math.floor(at / 60_000))
  const { first, last } = daysOf(input, book)
  const timed = input.accounts.flatMap((account) => {
    const bandDays = bandDaysOf(deps, account, first, last)
    const none = account.rules.bands.length === 0 ? 'plan.no_bands' : 'plan.no_days'
    if (!bandDays.some((bandDay) => isInside(deps, bandDay))) findings.push({ ...emptyFinding(none), accountId: account.id })
    // One that can post nothing takes no minute from the others.
    const own = canPost(account, rules) ? deps : { ...deps, creatorMinutes: new Set(deps.creatorMinutes) }
    return placeAccount(own, account, bandDays)
  })
  const kinded = chooseKinds(deps, rules, timed)
  const accounts = new Map(input.accounts.map((account) => [account.id, account]))
  const filled = fillSlots(deps, kinded, (kind, id) => wants(accounts.get(id), kind, rules))
  return {
    slots: filled.map((slot) => toSlot(input, book, slot)).toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1)),
    findings: gathered(findings),
  }
}

/** Whether it posts anything of what its plan, or its creator's `rules`, ask for. */
export const canPost = (account: Pick<SolverAccount, 'kinds' | 'rules'>, rules: PlanRules): boolean =>
  account.kinds.some((kind) => wants(account, kind, rules))

/** Whether the account posts this kind: for its mix, or because it is owed. */
const wants = (account: Pick<SolverAccount, 'kinds' | 'rules'> | undefined, kind: PlanKind, { obligations }: PlanRules): boolean =>
  account !== undefined &&
  account.kinds.includes(kind) &&
  (account.rules.mix[kind] > 0 || [...account.rules.obligations, ...obligations].some((owed) => owed.kind === kind))

/** Every calendar day that any market's clock shows in the window, and the one before: a band may go over midnight. */
const daysOf = ({ window, markets }: SolverInput, book: DayBook): { first: number; last: number } => {
  const zones = [...new Set(Object.values(markets).map(({ zone }) => zone))]
  const dayAt = (ms: number, zone: string): number => book.dayAt(Math.floor(ms / 60_000), zone)
  return {
    first: Math.min(...zones.map((zone) => dayAt(window.from, zone))) - 1,
    last: Math.max(...zones.map((zone) => dayAt(window.to, zone))),
  }
}

const toSlot = (
  { markets }: SolverInput,
  book: DayBook,
  { key, accountId, at, market, bandDay, kind, obliged, content }: FilledSlot,
): Slot => {
  const { zone } = markets[market]
  const { date, wall } = book.wallAt(at, zone)
  const clock = `${String(Math.floor(wall / 60)).padStart(2, '0')}:${String(wall % 60).padStart(2, '0')}`
  return {
    key,
    accountId,
    at: at * 60_000,
    wall: `${date}T${clock}`,
    zone,
    market,
    bandId: bandDay.band.id,
    date: bandDay.date,
    kind,
    obliged,
    ...content,
  }
}

/** The same thing on many days is said once, with how many days. */
const gathered = (findings: readonly PlanFinding[]): PlanFinding[] => {
  const byWhat = new Map<string, PlanFinding>()
  for (const finding of findings) {
    const { rule, accountId, kind, bandId, wanted, possible } = finding
    const key = [rule, accountId, kind, bandId, wanted, possible].join(' ')
    const known = byWhat.get(key)
    if (known) known.days += 1
    else byWhat.set(key, { ...finding })
  }
  return [...byWhat.values()]
}
