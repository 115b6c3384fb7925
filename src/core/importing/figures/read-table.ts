/** A CSV or XLSX file → its cells, row by row. Throws BAD_INPUT for what makes the file unreadable. */
import type { CsvEncoding } from '../../../contract/imports.ts'
import { badInput, maxRows, readRecords, separators, tidyCsv } from '../csv-records.ts'
import { decodeCsv } from '../decode-csv.ts'
import { isEmpty } from './cell.ts'
import type { Cell } from './cell.ts'
import type { ReadSheet } from './read-beside.ts'
import { isZip } from './read-xlsx.ts'

export interface TableRow {
  /** Line in the file; of a spreadsheet, its row. */
  line: number
  cells: readonly Cell[]
}

export interface Table {
  header: string[]
  rows: TableRow[]
  encoding: CsvEncoding | null
  sheet: string | null
  /** Excel writes `;` where the comma stands in numbers, which is where the day comes first. */
  isSemicolon: boolean
}

const maxColumns = 200

/** The separator that makes most cells of a line, outside of quotes. */
const separatorOf = (text: string): string => {
  const line =
    text
      .slice(0, 10_000)
      .split('\n')
      .find((one) => separators.some((separator) => one.includes(separator))) ?? ''
  const bare = line.replaceAll(/"[^"]*"/g, '')
  const count = (separator: string): number => bare.split(separator).length
  return separators.reduce((best, separator) => (count(separator) > count(best) ? separator : best))
}

/** The header is the first row of two cells or more: what stands above it is a title. A file of one column has a header of one. */
const toTable = (all: readonly TableRow[], rest: Omit<Table, 'header' | 'rows'>): Table => {
  const full = all.filter(({ cells }) => cells.some((cell) => !isEmpty(cell)))
  const widest = full.reduce((most, { cells }) => Math.max(most, cells.filter((cell) => !isEmpty(cell)).length), 0)
  const at = full.findIndex(({ cells }) => cells.filter((cell) => !isEmpty(cell)).length >= Math.min(2, widest))
  const first = full[at]
  if (!first) throw badInput([{ path: 'csv', code: 'csv.empty' }])
  if (first.cells.length > maxColumns) throw badInput([{ path: 'csv', code: 'file.too_wide' }])
  const rows = full.slice(at + 1)
  if (rows.length === 0) throw badInput([{ path: 'csv', code: 'csv.no_rows' }])
  if (rows.length > maxRows) throw badInput([{ path: 'csv', code: 'csv.too_many_rows' }])
  return { ...rest, header: first.cells.map((cell) => (isEmpty(cell) ? '' : String(cell).trim().slice(0, 200))), rows }
}

export const readTable = async (file: File, readSheet: ReadSheet): Promise<Table> => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (isZip(bytes)) {
    const { sheet, data } = await readSheet(bytes)
    return toTable(
      data.map((cells, index) => ({ line: index + 1, cells })),
      { encoding: null, sheet, isSemicolon: false },
    )
  }
  const { text, encoding } = decodeCsv(bytes)
  const tidy = tidyCsv(text)
  const separator = separatorOf(tidy)
  return toTable(
    readRecords(tidy, separator).map(({ record, line }) => ({ line, cells: record.map((cell) => cell.trim()) })),
    { encoding, sheet: null, isSemicolon: separator === ';' },
  )
}
