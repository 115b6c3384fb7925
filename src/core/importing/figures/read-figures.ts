/** Rows of a table → what they say by themselves, with every slip named. Pure: knows no account. */
import { columnsOf, countMeasures, measures, moneyMeasures } from '../../../contract/figures.ts'
import type { FigureColumn, FigureRow, Figures, Mapping } from '../../../contract/figures.ts'
import { noFigures } from '../../store/merge-figures.ts'
import { readCountry } from './read-country.ts'
import { readDay } from './read-day.ts'
import { readAmount, readCount, readCurrency } from './read-number.ts'
import { isEmpty } from './cell.ts'
import type { Cell } from './cell.ts'
import type { Table } from './read-table.ts'

export type Problem = FigureRow['problems'][number]

export interface ReadFigure {
  line: number
  /** As written; empty: none is named. */
  account: string
  /** Null: the row says none. */
  day: string | null
  /** The type, the post or the link, as written; a country's code. */
  subject: string
  url: string | null
  figures: Figures
  problems: Problem[]
}

export const maxSubject = 200

export const problem = (column: string, rule: string, data: Problem['data'] = {}): Problem => ({ column, rule, data })

const shortly = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text)

export const textOf = (cell: Cell | undefined): string => {
  if (isEmpty(cell)) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).replaceAll(/\s+/g, ' ').trim()
}

/** Columns without which no row can be read. */
export const missingColumns = ({ kind, columns }: Mapping): (FigureColumn | 'figure')[] => {
  const [first] = columnsOf[kind]
  return [
    ...(columns[first] === undefined ? [first] : []),
    ...(measures.some((measure) => isOfKind(kind, measure) && columns[measure] !== undefined) ? [] : (['figure'] as const)),
  ]
}

const isOfKind = (kind: Mapping['kind'], column: FigureColumn): boolean => (columnsOf[kind] as readonly FigureColumn[]).includes(column)

const subjectColumn = { days: 'type', posts: 'post', links: 'link', countries: 'country' } as const

const controls = /[\u0000-\u001f\u007f]/

/** The currency that a row shows: its own column's, else the one its amounts carry, else the usual one. */
const readMoney = (cellAt: (column: FigureColumn) => Cell, mapping: Mapping, problems: Problem[]): Partial<Figures> => {
  const named = textOf(cellAt('currency'))
  const own = named === '' ? undefined : readCurrency(named, mapping.currency)
  if (named !== '' && own === undefined) problems.push(problem('currency', 'currency.unknown', { value: shortly(named) }))
  const read: Partial<Figures> = {}
  const shown = new Set<NonNullable<Figures['currency']>>()
  for (const measure of moneyMeasures) {
    const cell = cellAt(measure)
    if (isEmpty(cell)) continue
    const amount = readAmount(cell, { decimal: mapping.decimal, currency: own ?? mapping.currency })
    if ('rule' in amount) problems.push(problem(measure, amount.rule, { value: shortly(textOf(cell)) }))
    else {
      // Some exports write what is taken off as less than nothing.
      read[measure] = measure === 'fee' ? Math.abs(amount.value) : amount.value
      if (amount.currency) shown.add(amount.currency)
    }
  }
  const all = new Set(own === undefined ? shown : [...shown, own])
  if (all.size > 1) problems.push(problem('currency', 'currency.mixed', { value: [...all].join(', ') }))
  const hasMoney = moneyMeasures.some((measure) => read[measure] !== undefined)
  return hasMoney ? { ...read, currency: [...all][0] ?? mapping.currency } : read
}

const readOne = ({ line, cells }: Table['rows'][number], mapping: Mapping): ReadFigure => {
  const { kind, columns } = mapping
  const cellAt = (column: FigureColumn): Cell => {
    const at = isOfKind(kind, column) ? columns[column] : undefined
    return at === undefined ? null : (cells[at] ?? null)
  }
  const problems: Problem[] = []
  const dayCell = cellAt('day')
  const day = isEmpty(dayCell) ? null : readDay(dayCell, mapping.dateOrder)
  if (day && 'rule' in day) problems.push(problem('day', day.rule, { value: shortly(textOf(dayCell)) }))
  if (day === null && kind === 'days') problems.push(problem('day', 'date.missing'))
  const written = textOf(cellAt(subjectColumn[kind]))
  const country = kind === 'countries' && written !== '' ? readCountry(written) : undefined
  const subject = country ?? written
  if (subject === '' && kind !== 'days') problems.push(problem(subjectColumn[kind], `${subjectColumn[kind]}.missing`))
  if (kind === 'countries' && written !== '' && country === undefined)
    problems.push(problem('country', 'country.unknown', { value: shortly(written) }))
  if (subject.length > maxSubject || controls.test(subject))
    problems.push(problem(subjectColumn[kind], 'figure.name_invalid', { allowed: maxSubject }))
  const figures: Figures = { ...noFigures, ...readMoney(cellAt, mapping, problems) }
  for (const measure of countMeasures) {
    const cell = cellAt(measure)
    if (isEmpty(cell)) continue
    const count = readCount(cell)
    if ('rule' in count)
      problems.push(problem(measure, count.rule === 'number.invalid' ? 'count.invalid' : count.rule, { value: shortly(textOf(cell)) }))
    else figures[measure] = count.value
  }
  if (problems.length === 0 && measures.every((measure) => figures[measure] === null)) problems.push(problem('', 'figure.none'))
  const url = textOf(cellAt('url'))
  return {
    line,
    account: textOf(cellAt('account')).replace(/^@/, ''),
    day: day && 'day' in day ? day.day : null,
    subject: subject.slice(0, maxSubject),
    url: URL.canParse(url) && /^https?:/.test(url) ? url.slice(0, 2000) : null,
    figures,
    problems,
  }
}

export const readFigures = (table: Table, mapping: Mapping): ReadFigure[] => table.rows.map((row) => readOne(row, mapping))
