/** The calendar in the columns that an import takes: one row for each post, time and text. Pure. */
import type { CalendarRow } from '../store/calendar-reader.ts'
import { columns } from './columns.ts'

/** What separates values within a cell cannot stand in one. */
const listed = (values: readonly string[]): string => values.map((value) => value.replaceAll('|', '/')).join('|')

export type CsvSeparator = ',' | ';'

const cell = (value: string): string => (/[",;\t\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** `2026-03-02T09:00:00` → `2026-03-02 09:00`; seconds where there are any. */
const timeOf = (wall: string): string => wall.replace('T', ' ').replace(/^(.{16}):00$/, '$1')

const cellsOf = (group: readonly CalendarRow[], row: CalendarRow): Record<(typeof columns)[number], string> => ({
  creator: row.creatorName,
  account: listed(group.map(({ platform, handle }) => `${platform}:${handle}`)),
  at: timeOf(row.wallTime),
  zone: row.zone,
  text: row.text,
  images: listed(row.media.map(({ fileName }) => fileName)),
  alts: row.media.some(({ alt }) => alt !== '') ? listed(row.media.map(({ alt }) => alt.replaceAll(/\s+/g, ' '))) : '',
  languages: listed(row.languages),
  labels: listed(row.labels),
})

/** In the order of `rows`. */
export const toCsv = (rows: readonly CalendarRow[], separator: CsvSeparator): { text: string; rows: number } => {
  const groups = [...Map.groupBy(rows, ({ postId, wallTime, zone, text }) => `${postId} ${wallTime} ${zone} ${text}`).values()]
  const lines = groups.flatMap((group) => {
    const [row] = group
    if (!row) return []
    const cells = cellsOf(group, row)
    return [columns.map((column) => cell(cells[column])).join(separator)]
  })
  return { text: `${[columns.join(separator), ...lines].join('\r\n')}\r\n`, rows: lines.length }
}
