/** A file to start from: the header, and one row that fits this agency. Pure. */
const columns = ['creator', 'account', 'at', 'zone', 'text', 'images', 'alts', 'languages', 'labels'] as const

export type TemplateRow = Record<(typeof columns)[number], string>

const cell = (value: string): string => (/[",;\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** With a byte order mark, so that spreadsheets read the accents. */
export const templateCsv = (row: TemplateRow, separator: ',' | ';'): string =>
  `\ufeff${columns.join(separator)}\r\n${columns.map((column) => cell(row[column])).join(separator)}\r\n`
