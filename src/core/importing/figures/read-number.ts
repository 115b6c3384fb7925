/** A cell → a count, or an amount in cents with the currency it shows. Pure. */
import { currencies } from '../../../contract/figures.ts'
import type { Currency, Mapping } from '../../../contract/figures.ts'
import type { Cell } from './cell.ts'

export type NumberRule = 'number.invalid' | 'number.ambiguous' | 'number.too_large'

/** Beyond it something else was meant, and sums would lose cents. */
const most = 1e12

const symbols: Readonly<Record<string, Currency>> = {
  $: 'USD',
  US$: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  C$: 'CAD',
  CA$: 'CAD',
  A$: 'AUD',
  AU$: 'AUD',
}
const dollars: readonly Currency[] = ['USD', 'CAD', 'AUD']

const isCurrency = (text: string): text is Currency => (currencies as readonly string[]).includes(text)

/** `eur`, `€`, `$`: a `$` alone is whichever dollar is usual. */
export const readCurrency = (text: string, usual: Currency): Currency | undefined => {
  const wanted = text.trim().toUpperCase()
  if (wanted === '$' && dollars.includes(usual)) return usual
  return isCurrency(wanted) ? wanted : symbols[wanted]
}

const spaces = /[\s\u00a0\u202f\u2009'’]/g

/** `(1 234,56 €)` → sign, figures with their separators, currency as written. */
const partsOf = (text: string): { sign: 1 | -1; figures: string; currency: string } | undefined => {
  const bare = text.replaceAll(spaces, '').replaceAll(/[−–]/g, '-')
  const isBracketed = /^\(.*\)$/.test(bare)
  const inner = isBracketed ? bare.slice(1, -1) : bare
  const found = /^([+-]?)([A-Za-z]{0,3}[$€£]?)([+-]?)(\d[\d.,]*|[.,]\d+)([A-Za-z]{0,3}[$€£]?)(-?)$/.exec(inner)
  if (!found) return undefined
  const [, lead = '', before = '', inside = '', figures = '', after = '', trail = ''] = found
  const signs = `${lead}${inside}${trail}`
  if ((before !== '' && after !== '') || signs.length + Number(isBracketed) > 1) return undefined
  return { sign: isBracketed || signs === '-' ? -1 : 1, figures, currency: before + after }
}

const grouped = (figures: string, separator: string): boolean => new RegExp(`^\\d{1,3}(?:\\${separator}\\d{3})+$`).test(figures)

/** What stands before the cents, when the figures alone show it; null: they do not. */
const shownDecimal = (figures: string): ',' | '.' | null => {
  const last = Math.max(figures.lastIndexOf(','), figures.lastIndexOf('.'))
  if (last === -1) return null
  const separator = figures[last] === ',' ? ',' : '.'
  const other = separator === ',' ? '.' : ','
  if (figures.includes(other)) return figures.indexOf(separator) === last ? separator : null
  // One kind alone: twice is thousands, and three figures after it may be.
  if (figures.indexOf(separator) !== last) return other
  return figures.length - last - 1 === 3 && last <= 3 && last > 0 && !figures.startsWith('0') ? null : separator
}

/** Of a column of amounts. Null: nothing shows it, or they disagree. */
export const decimalOf = (cells: readonly Cell[]): Mapping['decimal'] => {
  const shown = new Set(
    cells.flatMap((cell) => {
      const parts = typeof cell === 'string' ? partsOf(cell) : undefined
      return parts ? (shownDecimal(parts.figures) ?? []) : []
    }),
  )
  const [only] = shown
  return shown.size === 1 ? (only ?? null) : null
}

const valueOf = (figures: string, decimal: ',' | '.'): number | undefined => {
  const group = decimal === ',' ? '.' : ','
  const [whole = '', cents, ...more] = figures.split(decimal)
  if (more.length > 0 || (cents?.includes(group) ?? false)) return undefined
  if (whole.includes(group) && !grouped(whole, group)) return undefined
  const value = Number(`${whole.replaceAll(group, '') || '0'}.${cents ?? '0'}`)
  return Number.isNaN(value) ? undefined : value
}

/** Rounded to the cent, away from zero: exports carry shares of a cent. */
const toCents = (value: number): number => Math.sign(value) * Math.round(Math.abs(value) * 100 + 1e-7)

const within = (value: number): { value: number } | { rule: NumberRule } =>
  Number.isFinite(value) && Math.abs(value) <= most ? { value } : { rule: 'number.too_large' }

export const readAmount = (
  cell: Cell,
  { decimal, currency: usual }: Pick<Mapping, 'decimal' | 'currency'>,
): { value: number; currency?: Currency } | { rule: NumberRule } => {
  if (typeof cell === 'number') return within(toCents(cell))
  const parts = typeof cell === 'string' ? partsOf(cell) : undefined
  if (!parts) return { rule: 'number.invalid' }
  const currency = parts.currency === '' ? null : readCurrency(parts.currency, usual)
  if (currency === undefined) return { rule: 'number.invalid' }
  const isPlain = /^\d+$/.test(parts.figures)
  const known = decimal ?? (isPlain ? '.' : shownDecimal(parts.figures))
  if (known === null) return { rule: 'number.ambiguous' }
  const value = valueOf(parts.figures, known)
  if (value === undefined) return { rule: 'number.invalid' }
  const read = within(parts.sign * toCents(value))
  return 'rule' in read ? read : { ...read, ...(currency && { currency }) }
}

/** Whole and not below zero; `1,234` and `1.234` are both thousands. */
export const readCount = (cell: Cell): { value: number } | { rule: NumberRule } => {
  if (typeof cell === 'number') return Number.isInteger(cell) && cell >= 0 ? within(cell) : { rule: 'number.invalid' }
  const bare = typeof cell === 'string' ? cell.replaceAll(spaces, '') : ''
  if (/^\d+$/.test(bare)) return within(Number(bare))
  if (/^\d+[.,]0+$/.test(bare) && !/^\d{1,3}[.,]000$/.test(bare)) return within(Number.parseInt(bare, 10))
  if (grouped(bare, ',') || grouped(bare, '.')) return within(Number(bare.replaceAll(/[.,]/g, '')))
  return { rule: 'number.invalid' }
}
