/** The calendar for other programs: iCalendar, and CSV as an import takes it. */
import { AppError } from '../../app-error.ts'
import { toICalendar } from '../../planning/icalendar.ts'
import type { Handler, ProcedureInput } from '../../procedure.ts'
import { toFilter } from '../../publishing/procedures/list-publications.ts'
import type { CalendarReader, CalendarRow } from '../../store/calendar-reader.ts'
import { toCsv } from '../export-csv.ts'

const maxMs = 366 * 86_400_000

const rowsOf = (reader: CalendarReader, input: ProcedureInput<'calendar.ics'>, reach: ReadonlySet<string> | null): CalendarRow[] => {
  const { from, to } = input
  if (to <= from || to.getTime() - from.getTime() > maxMs)
    throw new AppError('BAD_INPUT', { issues: [{ path: 'to', code: 'period.invalid' }] })
  const filter = toFilter(input, reach)
  return filter ? reader.rows({ ...filter, from: from.getTime(), to: to.getTime() }) : []
}

export const exportICalendar =
  (reader: CalendarReader): Handler<'calendar.ics'> =>
  ({ input, call }) => {
    const rows = rowsOf(reader, input, call.reach)
    return { text: toICalendar(rows), events: rows.length }
  }

export const exportCsv =
  (reader: CalendarReader): Handler<'calendar.csv'> =>
  ({ input, call }) =>
    toCsv(rowsOf(reader, input, call.reach), input.separator)
