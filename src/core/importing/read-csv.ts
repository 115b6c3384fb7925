/** CSV text → rows by column, each with the line it begins at. Throws BAD_INPUT for what makes the file unreadable. Pure. */
import { parse, type CsvError } from 'csv-parse/sync'
import { AppError } from '../app-error.ts'
import { columns, isColumn, requiredColumns } from './columns.ts'
import type { Column } from './columns.ts'

export interface CsvRow {
  /** Line in the file where the row begins; the header is line 1. */
  line: number
  cells: Readonly<Record<Column, string>>
  /** Cells beyond the header's, when a row has more. */
  extra: number
  /** Whether `02/03/2027` is the second of March: see `isDayFirst`. */
  dayFirst: boolean
}

/** A day's work of an agency many times over; beyond it one transaction would hold up what is due. */
export const maxRows = 5000

interface CsvRecord {
  record: string[]
  line: number
}

type Issue = { path: string; code: string }
const badInput = (issues: Issue[], cause?: unknown) => new AppError('BAD_INPUT', { issues }, { cause })

const separators = [',', ';', '\t'] as const

/** The separator that makes most columns of the first line. */
const separatorOf = (text: string): string => {
  const header = text.slice(0, text.indexOf('\n') === -1 ? undefined : text.indexOf('\n'))
  const known = (separator: string): number => header.split(separator).filter((name) => isColumn(columnName(name))).length
  return separators.reduce((best, separator) => (known(separator) > known(best) ? separator : best))
}

/**
 * Excel writes `;` where the comma stands in numbers, which is where the day comes first; elsewhere `02/03/2027` may be
 * the third of February, and is not guessed at.
 */
const isDayFirst = (separator: string): boolean => separator === ';'

/** `"Creator "` is `creator`. */
const columnName = (name: string): string => name.replaceAll('"', '').trim().toLowerCase()

/** A quote that is not closed swallows what follows: what was meant cannot be known. `raw` is read up to where that shows. */
const unclosed = (error: CsvError, raw: string): AppError => {
  const line = Number(error['lines'] ?? 0) - (raw.replace(/\n$/, '').split('\n').length - 1)
  return badInput([{ path: `line ${line}`, code: error.code.includes('QUOTE') ? 'csv.quote' : 'csv.unreadable' }], error)
}

const readRecords = (text: string, delimiter: string): CsvRecord[] => {
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

const readHeader = (names: readonly string[]): Column[] => {
  const header = names.map(columnName)
  const issues = [
    ...header.filter((name) => !isColumn(name)).map((name) => ({ path: name, code: 'column.unknown' })),
    ...header.filter((name, index) => header.indexOf(name) !== index).map((name) => ({ path: name, code: 'column.twice' })),
    ...requiredColumns.filter((name) => !header.includes(name)).map((name) => ({ path: name, code: 'column.missing' })),
  ]
  if (issues.length > 0) throw badInput(issues)
  return header as Column[]
}

const empty = Object.fromEntries(columns.map((name) => [name, ''])) as Record<Column, string>

const toRow = (header: readonly Column[], dayFirst: boolean, { record, line }: CsvRecord): CsvRow => ({
  line,
  cells: { ...empty, ...Object.fromEntries(header.map((name, index) => [name, (record[index] ?? '').trim()])) },
  extra: record.slice(header.length).filter((cell) => cell.trim() !== '').length,
  dayFirst,
})

export const readCsv = (csv: string): CsvRow[] => {
  // One kind of line break, in cells too; the byte order mark of spreadsheets goes.
  const text = csv.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  const separator = separatorOf(text)
  const [first, ...rest] = readRecords(text, separator)
  if (!first) throw badInput([{ path: 'csv', code: 'csv.empty' }])
  const header = readHeader(first.record)
  const rows = rest
    .filter(({ record }) => record.some((cell) => cell.trim() !== ''))
    .map((record) => toRow(header, isDayFirst(separator), record))
  if (rows.length === 0) throw badInput([{ path: 'csv', code: 'csv.no_rows' }])
  if (rows.length > maxRows) throw badInput([{ path: 'csv', code: 'csv.too_many_rows' }])
  return rows
}
