/** CSV text → its records, each with the line it begins at. Throws BAD_INPUT for what makes the file unreadable. Pure. */
import { parse, type CsvError } from 'csv-parse/sync'
import { AppError } from '../app-error.ts'

export interface CsvRecord {
  record: string[]
  line: number
}

type Issue = { path: string; code: string }
export const badInput = (issues: Issue[], cause?: unknown) => new AppError('BAD_INPUT', { issues }, { cause })

export const separators = [',', ';', '\t'] as const

/** A day's work of an agency many times over; beyond it one transaction would hold up what is due. */
export const maxRows = 5000

/** One kind of line break, in cells too; the byte order mark of spreadsheets goes. */
export const tidyCsv = (csv: string): string => csv.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')

/** A quote that is not closed swallows what follows: what was meant cannot be known. `raw` is read up to where that shows. */
const unclosed = (error: CsvError, raw: string): AppError => {
  const line = Number(error['lines'] ?? 0) - (raw.replace(/\n$/, '').split('\n').length - 1)
  return badInput([{ path: `line ${line}`, code: error.code.includes('QUOTE') ? 'csv.quote' : 'csv.unreadable' }], error)
}

export const readRecords = (text: string, delimiter: string): CsvRecord[] => {
  const options = { delimiter, record_delimiter: '\n', info: true, raw: true, relax_column_count: true, skip_empty_lines: true }
  let strays = 0
  const strict: unknown = parse(text, {
    ...options,
    skip_records_with_error: true,
    on_skip: (error, raw) => {
      if (!error) return
      if (error.code !== 'INVALID_OPENING_QUOTE') throw unclosed(error, raw ?? '')
      strays += 1
    },
  })
  // In the midst of a cell that has none around it, a quote is a quote: 5" heels. Spreadsheets read it so too.
  const records = strays === 0 ? strict : parse(text, { ...options, relax_quotes: true })
  return (records as { record: string[]; info: { lines: number }; raw: string }[]).map(({ record, info, raw }) => {
    const body = raw.replace(/^\n+/, '').replace(/\n$/, '')
    return { record, line: info.lines - (body.split('\n').length - 1) }
  })
}
