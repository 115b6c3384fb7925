/** What is owed in the days ahead as rows of a grid: by creator, account and kind, a cell a day. Pure. */
import type { ObligationDay, ObligationState } from '../../../contract/obligations.ts'
import { groupBy } from '../../lib/group-by.ts'

export interface OutlookRow {
  key: string
  /** By date; a day that owes nothing is absent. A week's stands on the first of its shown days. */
  cells: ReadonlyMap<string, { day: ObligationDay; span: number }>
  first: ObligationDay
}

export interface OutlookCreator {
  creatorId: string
  rows: OutlookRow[]
  worst: ObligationState
}

const severity: Record<ObligationState, number> = { missing: 0, at_risk: 1, planned: 2, met: 3 }
const dayMs = 86_400_000
const numberOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs
const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** `count` dates from `first` on. */
export const datesFrom = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => dateOf(numberOf(first) + index))

/** Which of the shown dates a day or week of what is owed covers. */
const covered = ({ date, per }: ObligationDay, dates: readonly string[]): string[] => {
  const all = per === 'day' ? [date] : datesFrom(date, 7)
  return dates.filter((shown) => all.includes(shown))
}

/** Whom something is missing for first, then at risk; the rest by name. */
export const outlookRows = (
  days: readonly ObligationDay[],
  dates: readonly string[],
  nameOf: (creatorId: string) => string,
): OutlookCreator[] =>
  [...groupBy(days, ({ creatorId }) => creatorId)]
    .map(([creatorId, own]): OutlookCreator => {
      const shown = own.filter((day) => covered(day, dates).length > 0)
      const rows = [...groupBy(shown, ({ accountId, kind, per }) => `${accountId} ${kind} ${per}`)].flatMap(([key, some]): OutlookRow[] => {
        const [first] = some
        const cells = some.map((day): [string, { day: ObligationDay; span: number }] => {
          const on = covered(day, dates)
          return [on[0] ?? day.date, { day, span: on.length }]
        })
        return first ? [{ key, first, cells: new Map(cells) }] : []
      })
      const worst = shown.reduce<ObligationState>((so, { state }) => (severity[state] < severity[so] ? state : so), 'met')
      return { creatorId, rows, worst }
    })
    .filter(({ rows }) => rows.length > 0)
    .toSorted((a, b) => severity[a.worst] - severity[b.worst] || nameOf(a.creatorId).localeCompare(nameOf(b.creatorId)))
