/** CSV text → rows by column, each with the line it begins at. Throws BAD_INPUT for what makes the file unreadable. Pure. */
import { allColumns, isColumn, requiredColumns } from './columns.ts'
import type { Column } from './columns.ts'
import { badInput, maxRows, readRecords, separators, tidyCsv } from './csv-records.ts'
import type { CsvRecord } from './csv-records.ts'

export interface CsvRow {
  /** Line in the file where the row begins; the header is line 1. */
  line: number
  cells: Readonly<Record<Column, string>>
  /** Cells beyond the header's, when a row has more. */
  extra: number
  /** Whether `02/03/2027` is the second of March: see `isDayFirst`. */
  dayFirst: boolean
}

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

const empty = Object.fromEntries(allColumns.map((name) => [name, ''])) as Record<Column, string>

const toRow = (header: readonly Column[], dayFirst: boolean, { record, line }: CsvRecord): CsvRow => ({
  line,
  cells: { ...empty, ...Object.fromEntries(header.map((name, index) => [name, (record[index] ?? '').trim()])) },
  extra: record.slice(header.length).filter((cell) => cell.trim() !== '').length,
  dayFirst,
})

export const readCsv = (csv: string): CsvRow[] => {
  const text = tidyCsv(csv)
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
