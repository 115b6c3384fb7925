/**
 * A table as a CSV file that Excel, LibreOffice and Numbers open with a double click: UTF-8 with its mark, CRLF, and
 * the separator that the language's spreadsheets expect. Pure.
 */
import type { Language } from '../../contract/values.ts'

export type CsvValue = string | number | null

/** What the language's Excel takes when a file is opened by a double click. */
export const separators = { fr: ';', en: ',' } as const satisfies Record<Language, string>

/** What a spreadsheet would run as a formula when a cell begins with it (OWASP, "CSV Injection"), full-width forms too. */
const runsAsFormula = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/

/** Text only: a number that we write ourselves is one. */
const harmless = (text: string): string => (runsAsFormula.test(text) ? `'${text}` : text)

const written = (value: CsvValue, language: Language): string => {
  if (value === null) return ''
  if (typeof value === 'number') return language === 'fr' ? String(value).replace('.', ',') : String(value)
  return harmless(value)
}

const quoted = (text: string, separator: string): string =>
  text.includes(separator) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

/** `null` is an empty cell: unknown is not 0. */
export const toCsv = (rows: readonly (readonly CsvValue[])[], language: Language): string => {
  const separator = separators[language]
  const lines = rows.map((row) => row.map((value) => quoted(written(value, language), separator)).join(separator))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}
