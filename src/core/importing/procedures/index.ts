/** The part of the router that is about bringing posts in. */
import type { Handlers } from '../../procedure.ts'
import type { Imports } from '../imports.ts'
import { applyImport } from './apply-import.ts'
import type { CalendarReader } from '../../store/calendar-reader.ts'
import { exportCsv, exportICalendar } from './export-calendar.ts'
import { listImports } from './list-imports.ts'
import { previewImport } from './preview-import.ts'
import { undoImport } from './undo-import.ts'

export const importsProcedures = ({
  imports,
  calendar,
}: {
  imports: Imports
  calendar: CalendarReader
}): Pick<Handlers, (`imports.${string}` & keyof Handlers) | 'calendar.ics' | 'calendar.csv'> => ({
  'calendar.ics': exportICalendar(calendar),
  'calendar.csv': exportCsv(calendar),
  'imports.preview': previewImport(imports),
  'imports.apply': applyImport(imports),
  'imports.list': listImports(imports),
  'imports.undo': undoImport(imports),
})
