/** A creator of a run, sorted for a person. Pure. */
import type { PlannedCreator } from '../../../contract/plan-runs.ts'

/** Something would be scheduled, moved or called off. */
export const hasChanges = ({ state, counts }: PlannedCreator): boolean =>
  state === 'planned' && counts.new + counts.moved + counts.dropped > 0

/** Something is left to a person. */
export const needsHand = ({ state, counts, findings }: PlannedCreator): boolean =>
  state === 'changed' ||
  state === 'failed' ||
  state === 'no_plan' ||
  state === 'no_account' ||
  counts.gap + counts.blocked > 0 ||
  findings.length > 0

/** How many scheduled publications scheduling these would cancel. */
export const dropsOf = (creators: readonly PlannedCreator[]): number =>
  creators.reduce((sum, one) => sum + (hasChanges(one) ? one.counts.dropped : 0), 0)

export interface RunTotals {
  ready: number
  posts: number
  moves: number
  drops: number
  gaps: number
  applied: number
  byHand: number
}

export const totalsOf = (creators: readonly PlannedCreator[]): RunTotals => ({
  ready: creators.filter(hasChanges).length,
  posts: creators.reduce((sum, one) => sum + (hasChanges(one) ? one.counts.new : 0), 0),
  gaps: creators.reduce((sum, { counts }) => sum + counts.gap + counts.blocked, 0),
  moves: creators.reduce((sum, one) => sum + (hasChanges(one) ? one.counts.moved : 0), 0),
  drops: dropsOf(creators),
  applied: creators.filter(({ applied }) => applied && !applied.undone).length,
  byHand: creators.filter(needsHand).length,
})
