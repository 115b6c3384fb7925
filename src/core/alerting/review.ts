/** What is to be done about a creator's alerts, given what is worth one now: raised, told again, sent up, over. Pure. */
import type { AlertRow } from '../store/alert-reader.ts'
import type { Cause } from './causes.ts'
import { soonest } from './causes.ts'

export interface ReviewPlan {
  raise: Cause[]
  /** Open since before, and to be said again: the day itself has come. */
  remind: AlertRow[]
  escalate: AlertRow[]
  resolve: AlertRow[]
  /** When the next of the open ones goes up by itself; null: none does. */
  nextAt: number | null
}

/** `escalateAfterMs` null: nothing goes up. */
export const reviewOf = (causes: readonly Cause[], open: readonly AlertRow[], escalateAfterMs: number | null, now: number): ReviewPlan => {
  const known = new Map(open.map((row) => [row.dedupKey, row]))
  const still = new Set(causes.map(({ key }) => key))
  const raise = causes.filter(({ key }) => !known.has(key))
  const standing = open.filter(({ dedupKey }) => still.has(dedupKey))
  const due = standing.filter(({ level, acknowledgedAt }) => level === 1 && acknowledgedAt === null)
  const upAt = ({ raisedAt }: Pick<AlertRow, 'raisedAt'>): number => raisedAt + (escalateAfterMs ?? Infinity)
  const escalate = due.filter((row) => upAt(row) <= now)
  return {
    raise,
    remind: causes.flatMap(({ key, kind, tellAt }) => {
      const row = known.get(key)
      // What somebody has in hand is not said again.
      return row && kind === 'obligation.missing' && row.acknowledgedAt === null && tellAt > row.toldAt && !escalate.includes(row)
        ? [row]
        : []
    }),
    escalate,
    resolve: open.filter(({ dedupKey }) => !still.has(dedupKey)),
    nextAt: escalateAfterMs === null ? null : soonest([...due.map(upAt), ...raise.map(() => now + escalateAfterMs)], now),
  }
}
