/** Where creators' plans stand, kept for each until something of hers changes or a day begins. */
import type { ObligationDay } from '../../contract/obligations.ts'
import type { Store } from '../store/store.ts'
import type { ApplyDeps } from './apply-plan.ts'
import { shownOn } from './days-ahead.ts'
import type { Missing } from './days-ahead.ts'
import { keepByCreator } from './keep-by-creator.ts'
import { createDayBook } from './local-day.ts'
import { presetsFor } from './markets.ts'
import type { Owed } from './owed.ts'
import { findGaps, findUnplannedFrom } from './unplanned.ts'

export interface StandingPlans {
  /** What is missing on the 31 days ahead. */
  missing(creatorId: string): Missing
  /** The days from today on, as `obligations.outlook` has them. */
  outlook(creatorId: string, days: number): readonly ObligationDay[]
  /** From which day on her week ahead is not planned; null: it is, or she has no plan. */
  unplannedFrom(creatorId: string): string | null
}

interface Deps {
  store: Pick<Store, 'onCommitted'>
  planning: ApplyDeps
  owed: Owed
}

const daysAhead = 31
const nothing: Missing = { debts: [], gaps: [] }

export const createStandingPlans = ({ store, planning, owed }: Deps): StandingPlans => {
  const { reader, creators, clock } = planning.plans.deps
  const book = createDayBook()
  const minuteNow = (): number => Math.floor(clock.now() / 60_000)

  /** When a day is over on one of the clocks that her plans may go by, ms UTC. */
  const dayEnd = (zone: string): number =>
    Math.min(...Object.values(presetsFor(reader, zone)).map((market) => book.dayEnd(minuteNow(), market.zone))) * 60_000

  const keep = <T>(none: T, make: (owner: { id: string; zone: string }) => T): ((creatorId: string) => T) =>
    keepByCreator({ store, clock }, (creatorId) => {
      const owner = creators.get(creatorId)
      if (owner?.archivedAt !== null) return { value: none, until: Number.POSITIVE_INFINITY }
      return { value: make(owner), until: dayEnd(owner.zone) }
    })

  const outlooks = new Map<number, (creatorId: string) => readonly ObligationDay[]>()
  const outlookOver = (days: number): ((creatorId: string) => readonly ObligationDay[]) => {
    const found = outlooks.get(days)
    if (found) return found
    const made = keep<readonly ObligationDay[]>([], ({ id }) => owed.outlook(id, days))
    outlooks.set(days, made)
    return made
  }

  return {
    missing: keep(nothing, (owner) => ({
      debts: owed.outlook(owner.id, daysAhead).flatMap((debt) => {
        const date = shownOn(debt, book.wallAt(minuteNow(), debt.zone).date)
        return date === null ? [] : [{ shownOn: date, debt }]
      }),
      gaps: findGaps(planning, owner, daysAhead),
    })),
    outlook: (creatorId, days) => outlookOver(days)(creatorId),
    unplannedFrom: keep<string | null>(null, (owner) => findUnplannedFrom(planning, owner)),
  }
}
