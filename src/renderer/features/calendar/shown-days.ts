/** Which days a view shows, and the day a step leads to. Pure; days are `YYYY-MM-DD`, weeks begin on Monday. */
import { endOfMonth, getDayOfWeek, parseDate, startOfMonth, type CalendarDate } from '@internationalized/date'
import type { GridView } from './calendar-search.ts'

export interface ShownDays {
  /** The first and the last day on the page, both included. */
  from: string
  to: string
}

const locale = 'fr-FR'
const monday = (day: CalendarDate): CalendarDate => day.subtract({ days: getDayOfWeek(day, locale) })

export const shownDays = (view: GridView, date: string): ShownDays => {
  const day = parseDate(date)
  if (view === 'day') return { from: date, to: date }
  const first = monday(view === 'month' ? startOfMonth(day) : day)
  if (view === 'week') return { from: first.toString(), to: first.add({ days: 6 }).toString() }
  const last = monday(endOfMonth(day)).add({ days: 6 })
  return { from: first.toString(), to: last.toString() }
}

/** What a list of no end shows of the calendar, as far as one export reaches: a year on from its first day, or back from it. */
export const listDays = (first: string, isPast: boolean): ShownDays => {
  const yearOn = parseDate(first)
    .add({ days: isPast ? -364 : 364 })
    .toString()
  return isPast ? { from: yearOn, to: first } : { from: first, to: yearOn }
}

/** The same place one month, week or day on (`1`) or back (`-1`). */
export const stepped = (view: GridView, date: string, by: 1 | -1): string => {
  const day = parseDate(date)
  return day.add(view === 'month' ? { months: by } : view === 'week' ? { weeks: by } : { days: by }).toString()
}
