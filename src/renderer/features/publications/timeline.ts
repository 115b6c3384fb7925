/** State changes and attempts as one story, oldest first. Pure. */
import type * as z from 'zod'
import type { attempt, stateChange } from '../../../contract/publications.ts'

export type Attempt = z.infer<typeof attempt>
export type StateChange = z.infer<typeof stateChange>

export type TimelineEntry =
  | { kind: 'change'; id: string; at: Date; change: StateChange }
  | { kind: 'attempt'; id: string; at: Date; attempt: Attempt }

/** At the same moment, the change that opens an attempt comes before it, and others after. */
const rank = (entry: TimelineEntry): number => (entry.kind === 'attempt' ? 1 : entry.change.to === 'sending' ? 0 : 2)

export const timeline = (changes: readonly StateChange[], attempts: readonly Attempt[]): TimelineEntry[] =>
  [
    ...changes.map((change, index): TimelineEntry => ({ kind: 'change', id: `change:${index}`, at: change.at, change })),
    ...attempts.map((attempt): TimelineEntry => ({ kind: 'attempt', id: attempt.id, at: attempt.startedAt, attempt })),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime() || rank(a) - rank(b))
