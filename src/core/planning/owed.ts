/** Gathers what a creator owes and what counts towards it, from the store. */
import type { ObligationDay, ObligationRisk } from '../../contract/obligations.ts'
import type { AnyPlatform } from '../platforms/kit/adapter.ts'
import type { Clock } from '../ports.ts'
import type { CreatorReader } from '../store/creator-reader.ts'
import type { CountedRow, ObligationReader } from '../store/obligation-reader.ts'
import type { PlanReader } from '../store/plan-reader.ts'
import { createDayBook } from './local-day.ts'
import { presetsFor } from './markets.ts'
import { outlookOf } from './obligations.ts'
import { planKindOf, planKindsOn } from './plan-kinds.ts'

export interface Owed {
  /** Nothing for a creator without a plan, or who is archived. */
  outlook(creatorId: string, days: number): ObligationDay[]
  /** Whether a plan of hers owes anything at all. */
  owes(creatorId: string): boolean
  /** Those whose outlook there is: everybody in `reach` (null: everybody) who is not archived. */
  creators(reach: ReadonlySet<string> | null): string[]
}

interface Deps {
  reader: PlanReader
  counted: ObligationReader
  creators: CreatorReader
  adapters: readonly AnyPlatform[]
  clock: Pick<Clock, 'now'>
}

const dayMs = 86_400_000
/** A week that today ends began this long ago; one that the last day begins ends this long after. Zones included. */
const aroundMs = 8 * dayMs

export const riskOf = ({ state, isConnected, hasError }: Pick<CountedRow, 'state' | 'isConnected' | 'hasError'>): ObligationRisk | null => {
  if (state === 'awaiting_approval') return 'awaiting_approval'
  if (!isConnected) return 'account'
  if (hasError) return 'content'
  return state === 'ambiguous' || state === 'needs_person' || state === 'failed' ? 'uncertain' : null
}

export const createOwed = ({ reader, counted, creators, adapters, clock }: Deps): Owed => {
  const book = createDayBook()
  return {
    creators: (reach) => creators.list({ archived: false, reach }).map(({ id }) => id),
    owes: (creatorId) => reader.current(creatorId).some(({ rules }) => (rules?.obligations.length ?? 0) > 0),
    outlook: (creatorId, days) => {
      const creator = creators.get(creatorId)
      const plans = new Map(reader.current(creatorId).map(({ accountId, rules }) => [accountId, rules]))
      if (!creator || creator.archivedAt !== null || plans.size === 0) return []
      const own = plans.get(null) ?? null
      const accounts = reader.accounts(creatorId).flatMap(({ id, platform }) => {
        const rules = plans.get(id) ?? own
        const adapter = adapters.find((each) => each.id === platform)
        return rules && adapter ? [{ id, kinds: planKindsOn(platform, adapter.capabilities), rules }] : []
      })
      const now = clock.now()
      const posts = counted.counted(creatorId, now - aroundMs, now + days * dayMs + aroundMs).map((row) => ({
        accountId: row.accountId,
        at: row.dueAt,
        kind: row.kind ?? planKindOf(row.platform, row.contentKind),
        isOut: row.state === 'published',
        risk: riskOf(row),
      }))
      return outlookOf({ creatorId, rules: own, accounts, markets: presetsFor(reader, creator.zone), posts, now, days }, book)
    },
  }
}
