/** Whose week ahead is not planned, and what their plans propose for it. Proposes; schedules nothing. */
import type { PlanGap } from '../../contract/obligations.ts'
import type { UnplannedCreator } from '../../contract/plans.ts'
import type { CreatorOverviewRow } from '../store/creator-reader.ts'
import type { ApplyDeps } from './apply-plan.ts'
import { firstUnplanned, shortDays } from './horizon.ts'
import type { HorizonInput } from './horizon.ts'
import { createDayBook, dateOfDay } from './local-day.ts'
import { presetsFor } from './markets.ts'
import { leaningsOf, leanOn } from './lean.ts'
import { planKindsOn } from './plan-kinds.ts'
import { countsOf } from './plan-runs.ts'
import { canPost } from './solve.ts'
import { breathe } from './solve-beside.ts'

type Owner = Pick<CreatorOverviewRow, 'id' | 'name' | 'zone'>

const dayMs = 86_400_000
/** What a person is shown of it. */
const proposalDays = 7
/** Working out a proposal takes a few milliseconds: the first ones are named with theirs, the others are counted. */
const mostNamed = 5
const mostTried = 15
/** So many are looked at before core takes a breath. */
const atOnce = 5

const book = createDayBook()

/** What a creator's plan is held against; undefined where she has none. `days`: so many days ahead. */
const horizonOf = ({ plans: { deps } }: ApplyDeps, { id, zone }: Pick<Owner, 'id' | 'zone'>, days: number): HorizonInput | undefined => {
  const { reader, clock, adapters } = deps
  const rules = new Map(reader.current(id).map((row) => [row.accountId, row.rules]))
  const own = rules.get(null)
  if (!own) return undefined
  const leanings = reader.leanings(id)
  // An account that posts nothing of what is asked for has no places to fill: its plan says so where it is looked at.
  const accounts = reader.accounts(id).flatMap((account) => {
    const adapter = adapters.find((each) => each.id === account.platform)
    const its = leanOn(rules.get(account.id) ?? own, leaningsOf(leanings, account.id)).rules
    return adapter && canPost({ kinds: planKindsOn(account.platform, adapter.capabilities), rules: its }, own)
      ? [{ id: account.id, rules: its }]
      : []
  })
  const now = clock.now()
  const posts = reader.dueTimes(id, now - 2 * dayMs, now + (days + 2) * dayMs)
  return { accounts, markets: presetsFor(reader, zone), posts, now }
}

/** The days ahead on which less is planned than her plan asks for at the least. */
export const findGaps = (deps: ApplyDeps, owner: Pick<Owner, 'id' | 'zone'>, days: number): PlanGap[] => {
  const input = horizonOf(deps, owner, days)
  return input ? shortDays(input, days, book).map(({ day, ...rest }) => ({ ...rest, date: dateOfDay(day) })) : []
}

/** From which day on her week ahead is not planned; null: it is, or she has no plan. */
export const findUnplannedFrom = (deps: ApplyDeps, owner: Pick<Owner, 'id' | 'zone'>): string | null => {
  const input = horizonOf(deps, owner, proposalDays)
  return input ? firstUnplanned(input, book) : null
}

/** `more`: others whose week is not planned, beyond those named. */
export const findUnplanned = async (
  deps: ApplyDeps,
  unplannedFrom: (creatorId: string) => string | null,
  creators: readonly Pick<Owner, 'id' | 'name'>[],
): Promise<{ creators: UnplannedCreator[]; more: number }> => {
  const named: UnplannedCreator[] = []
  let tried = 0
  let more = 0
  for (const [index, creator] of creators.entries()) {
    if (index % atOnce === atOnce - 1) await breathe()
    const from = unplannedFrom(creator.id)
    if (from === null) continue
    if (named.length >= mostNamed || tried >= mostTried) {
      more += 1
      continue
    }
    tried += 1
    const proposed = deps.plans.propose({ creatorId: creator.id, days: proposalDays })
    const counts = await countsOf(deps, creator.id, proposed)
    // What the library cannot fill is no proposal: the plan says it where it is looked at.
    if (counts.new > 0) named.push({ creatorId: creator.id, name: creator.name, from, posts: counts.new, gaps: counts.gap })
  }
  return { creators: named, more }
}
