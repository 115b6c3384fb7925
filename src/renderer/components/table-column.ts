import type { ReactNode } from 'react'
import type { CsvValue } from '../lib/csv.ts'

export interface Column<Row> {
  id: string
  header: string
  /** The header is read aloud but not shown (a column of menus). */
  hideHeader?: boolean
  cell: (row: Row) => ReactNode
  /** A grid track: `8rem`, `minmax(12rem, 2fr)`. */
  width?: string
  /** `end` for numbers. */
  align?: 'start' | 'end'
  /** Ascending order; its presence makes the column sortable. */
  compare?: (a: Row, b: Row) => number
  /** What the CSV says; a column without it is not exported. */
  csv?: (row: Row) => CsvValue
  /** Always shown: without it a row is not known. */
  isFixed?: boolean
  /** Shown only once chosen. */
  isExtra?: boolean
}

export interface Sort {
  column: string
  direction: 'ascending' | 'descending'
}
