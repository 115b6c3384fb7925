/** What is to be done about a creator's alerts, given what is worth one now: raised, told again, sent up, over. Pure. */
import { isDeepStrictEqual } from 'node:util'
import { alertSeverity, isNews } from '../../contract/alerts.ts'
import type { AlertRow } from '../store/alert-reader.ts'
import type { Cause } from './causes.ts'
import { soonest } from './causes.ts'

export interface ReviewPlan {
  raise: Cause[]
  /** Open since before, and to be said again: the day itself has come. */
  remind: AlertRow[]
  escalate: AlertRow[]
  resolve: AlertRow[]
  /** What is to be said of an open one is another: half of what was owed is there, a time was moved. */
  restate: { row: AlertRow; data: Cause['data'] }[]
  /** When the next of the open ones goes up by itself; null: none does. */
  nextAt: number | null
  /** Of open ones that nobody acknowledged, by key: when each goes up; null: not by itself. */
  upAt(key: string): number | null
}

/**
 * When an alert goes up: `afterMs` after it was raised (null: never). What waits for approval goes up halfway to its time
 * at the latest: at its time it is too late to give it.
 */
export const escalationAt = (
  { kind, raisedAt, data }: Pick<AlertRow, 'kind' | 'raisedAt' | 'data'>,
  afterMs: number | null,
): number | null => {
  // What is only worth knowing is nobody's to see to.
  if (afterMs === null || alertSeverity[kind] === 'worth_knowing') return null
  const dueAt = kind === 'approval.waiting' && typeof data.dueAt === 'string' ? Date.parse(data.dueAt) : Infinity
  return dueAt <= raisedAt ? raisedAt + afterMs : Math.min(raisedAt + afterMs, Math.floor((raisedAt + dueAt) / 2))
}

/** News that come while others wait are told of again, and not more often. */
const newsAgainMs = 60 * 60_000

/** `escalateAfterMs` null: nothing goes up. */
export const reviewOf = (causes: readonly Cause[], open: readonly AlertRow[], escalateAfterMs: number | null, now: number): ReviewPlan => {
  const known = new Map(open.map((row) => [row.dedupKey, row]))
  const byKey = new Map(causes.map((cause) => [cause.key, cause]))
  const raise = causes.filter(({ key }) => !known.has(key))
  const standing = open.flatMap((row) => {
    const cause = byKey.get(row.dedupKey)
    return cause ? [{ row, data: cause.data }] : []
  })
  const due = standing.filter(({ row: { level, acknowledgedAt } }) => level === 1 && acknowledgedAt === null)
  const times = new Map<string, number | null>([
    ...due.map(({ row, data }): [string, number | null] => [row.dedupKey, escalationAt({ ...row, data }, escalateAfterMs)]),
    ...raise.map(({ key, kind, data }): [string, number | null] => [key, escalationAt({ kind, raisedAt: now, data }, escalateAfterMs)]),
  ])
  const upAt = (key: string): number | null => times.get(key) ?? null
  const escalate = due.flatMap(({ row }) => ((upAt(row.dedupKey) ?? Infinity) <= now ? [row] : []))
  return {
    raise,
    remind: causes.flatMap(({ key, kind, tellAt }) => {
      const row = known.get(key)
      // What somebody has in hand is not said again.
      if (!row || row.acknowledgedAt !== null || escalate.includes(row)) return []
      const isDue = isNews(kind) ? tellAt - row.toldAt >= newsAgainMs : kind === 'obligation.missing' && tellAt > row.toldAt
      return isDue ? [row] : []
    }),
    escalate,
    resolve: open.filter(({ dedupKey }) => !byKey.has(dedupKey)),
    restate: standing.filter(({ row, data }) => !isDeepStrictEqual(row.data, data)),
    upAt,
    nextAt: soonest(
      [...times.values()].flatMap((time) => time ?? []),
      now,
    ),
  }
}
