/** A proposal sorted for a person: what happens to each, day by day, and how many of each there are. Pure. */
import type { PlanProposal, ProposedSlot } from '../../../contract/plans.ts'
import { dayKey } from '../../lib/format.ts'
import { groupBy } from '../../lib/group-by.ts'

/** `blocked`: has its content, and something stands against it. `gap`: has no content yet. */
export const slotStates = ['new', 'moved', 'kept', 'dropped', 'gap', 'blocked'] as const
export type SlotState = (typeof slotStates)[number]

export const stateOf = ({ change, filled, problems }: ProposedSlot): SlotState => {
  if (change !== 'new') return change
  if (!filled) return 'gap'
  return problems.some(({ severity }) => severity === 'error') ? 'blocked' : 'new'
}

/** What scheduling takes: core leaves the others to people. */
export const canApply = (state: SlotState): boolean => state === 'new' || state === 'moved'

export type Dropped = PlanProposal['dropped'][number]

export type ProposalEntry =
  | { id: string; state: Exclude<SlotState, 'dropped'>; dueAt: Date; zone: string; slot: ProposedSlot }
  | { id: string; state: 'dropped'; dueAt: Date; zone: string; dropped: Dropped }

/** In order of time. What is dropped is told on the clock its account is planned by. */
export const entriesOf = ({ slots, dropped }: PlanProposal, viewerZone: string): ProposalEntry[] => {
  const zones = new Map(slots.map(({ accountId, at }) => [accountId, at.zone]))
  const entries: ProposalEntry[] = [
    ...slots.map((slot) => {
      const state = stateOf(slot)
      return { id: slot.key, state: state as Exclude<SlotState, 'dropped'>, dueAt: slot.dueAt, zone: slot.at.zone, slot }
    }),
    ...dropped.map((one) => ({
      id: one.publicationId,
      state: 'dropped' as const,
      dueAt: one.dueAt,
      zone: zones.get(one.accountId) ?? viewerZone,
      dropped: one,
    })),
  ]
  return entries.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
}

/** Days on each entry's own clock, in order. */
export const daysOf = (entries: readonly ProposalEntry[]): [day: string, entries: ProposalEntry[]][] =>
  [...groupBy(entries, ({ dueAt, zone }) => dayKey(dueAt, zone))].toSorted(([a], [b]) => (a < b ? -1 : 1))

export const countsOf = (entries: readonly ProposalEntry[]): Record<SlotState, number> => {
  const counts = { new: 0, moved: 0, kept: 0, dropped: 0, gap: 0, blocked: 0 }
  for (const { state } of entries) counts[state] += 1
  return counts
}
