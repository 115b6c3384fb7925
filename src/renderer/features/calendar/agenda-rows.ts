/** Publications as the lines of an agenda: days, what is in them, where now is, and the days with nothing. Pure. */
import { parseDate } from '@internationalized/date'
import type { Publication, PublicationState } from '../../../contract/publications.ts'
import { dayKey } from '../../lib/format.ts'
import { groupBy } from '../../lib/group-by.ts'

export type AgendaRow =
  | { kind: 'day'; id: string; day: string; count: number }
  | { kind: 'publication'; id: string; publication: Publication }
  | { kind: 'now'; id: 'now' }
  /** Days with nothing, both included, earliest first. */
  | { kind: 'gap'; id: string; from: string; to: string }

export interface AgendaOptions {
  /** On whose clock days begin. */
  zone: string
  now: Date
  order: 'soonest' | 'latest'
  /** The day that the list begins at; absent: today. */
  from?: string
  /** Days that stand in the list even where nothing is due: something is missing on them. */
  isMarked?: (day: string) => boolean
  /** Those asked for; absent: all. */
  states?: readonly PublicationState[] | undefined
}

const nextDay = (day: string, step: 1 | -1): string => parseDate(day).add({ days: step }).toString()

/** The days between two, neighbours with nothing to say of them in one line. */
const gapBetween = (before: string, after: string, { order, isMarked = () => false }: AgendaOptions): AgendaRow[] => {
  // While what was shown before, in the other order, is still there.
  if (order === 'soonest' ? after < before : after > before) return []
  const step = order === 'soonest' ? 1 : -1
  const rows: AgendaRow[] = []
  let first: string | null = null
  const close = (last: string): void => {
    if (first === null) return
    const [from, to] = step === 1 ? [first, last] : [last, first]
    rows.push({ kind: 'gap', id: `gap:${from}`, from, to })
    first = null
  }
  let last = before
  for (let day = nextDay(before, step); day !== after; day = nextDay(day, step)) {
    if (isMarked(day)) {
      close(last)
      rows.push({ kind: 'day', id: `day:${day}`, day, count: 0 })
    } else first ??= day
    last = day
  }
  close(last)
  return rows
}

/** Days of publications already in order, each with what is due on it. */
const byDay = (publications: readonly Publication[], zone: string): Map<string, Publication[]> =>
  groupBy(publications, ({ dueAt }) => dayKey(dueAt, zone))

/** Where now falls among the day's publications: before the first one that is still to come. */
const withNow = (rows: AgendaRow[], now: Date, order: AgendaOptions['order']): AgendaRow[] => {
  const isAhead = (row: AgendaRow) => row.kind === 'publication' && row.publication.dueAt.getTime() > now.getTime()
  const first = order === 'soonest' ? rows.findIndex(isAhead) : rows.findLastIndex(isAhead) + 1
  const place = first === -1 ? rows.length : first
  return [...rows.slice(0, place), { kind: 'now', id: 'now' }, ...rows.slice(place)]
}

/** In the list to be read, and no part of what a day holds: as in the grid. */
const isOff = (state: PublicationState): boolean => state === 'cancelled' || state === 'vetoed'

export const agendaRows = (publications: readonly Publication[], options: AgendaOptions): AgendaRow[] => {
  const { zone, now, order, from, states } = options
  const today = dayKey(now, zone)
  const days = byDay(publications, zone)
  // Today stands in the list even when empty, so that now has a place.
  if (order === 'soonest' && (from ?? today) <= today && !days.has(today) && [...days.keys()].every((day) => day > today)) {
    days.clear()
    days.set(today, [])
    for (const [day, due] of byDay(publications, zone)) days.set(day, due)
  }
  const isCounted = ({ state }: Publication): boolean => !isOff(state) || (states?.includes(state) ?? false)
  let previous: string | null = null
  const rows: AgendaRow[] = []
  for (const [day, due] of days) {
    if (previous !== null) rows.push(...gapBetween(previous, day, options))
    const inDay = due.map((publication): AgendaRow => ({ kind: 'publication', id: publication.id, publication }))
    rows.push(
      { kind: 'day', id: `day:${day}`, day, count: due.filter(isCounted).length },
      ...(day === today ? withNow(inDay, now, order) : inDay),
    )
    previous = day
  }
  return rows
}
