/** A table's columns by the names that its rows have here, for statements that are prepared by hand. */
import { getTableColumns } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'

export const columnsOf = (table: SQLiteTable): string =>
  Object.entries(getTableColumns(table))
    .map(([name, { name: column }]) => (name === column ? column : `${column} AS ${name}`))
    .join(', ')

/** `[property, column]` of each. */
export const columnNames = (table: SQLiteTable): [string, string][] =>
  Object.entries(getTableColumns(table)).map(([name, { name: column }]) => [name, column])
