/** What a solution would change of what is scheduled. Pure. */
import type { PlannedRow } from '../store/plan-reader.ts'
import type { Slot } from './solver-types.ts'

export interface SlotChange {
  slot: Slot
  change: 'new' | 'kept' | 'moved'
  row: PlannedRow | null
}

export interface PlanDiff {
  slots: SlotChange[]
  /** Of the earlier plan, with no slot any more. */
  dropped: PlannedRow[]
}

export const diffOf = (slots: readonly Slot[], movable: readonly PlannedRow[]): PlanDiff => {
  const byKey = new Map(movable.map((row) => [row.slotKey, row]))
  const used = new Set<string>()
  const changes = slots.map((slot): SlotChange => {
    const row = byKey.get(slot.key)
    // Another kind is another post: what was made for it goes, and a new one comes.
    if (!row || row.kind !== slot.kind) return { slot, change: 'new', row: null }
    used.add(row.publicationId)
    return { slot, change: row.dueAt === slot.at ? 'kept' : 'moved', row }
  })
  return { slots: changes, dropped: movable.filter(({ publicationId }) => !used.has(publicationId)) }
}
