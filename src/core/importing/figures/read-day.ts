/** A cell → the day it names. Pure. */
import { foldText } from '../../fold-text.ts'
import type { Mapping } from '../../../contract/figures.ts'
import type { Cell } from './cell.ts'

const months = [
  ['january', 'jan', 'janvier', 'janv'],
  ['february', 'feb', 'fevrier', 'fevr', 'fev'],
  ['march', 'mar', 'mars'],
  ['april', 'apr', 'avril', 'avr'],
  ['may', 'mai'],
  ['june', 'jun', 'juin'],
  ['july', 'jul', 'juillet', 'juil'],
  ['august', 'aug', 'aout'],
  ['september', 'sep', 'sept', 'septembre'],
  ['october', 'oct', 'octobre'],
  ['november', 'nov', 'novembre'],
  ['december', 'dec', 'decembre'],
]

const monthOf = (word: string): number => months.findIndex((names) => names.includes(word)) + 1

/** The day, or undefined when there is no such one. */
const dayOf = (year: number, month: number, day: number): string | undefined => {
  const at = new Date(Date.UTC(year, month - 1, day))
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : undefined
}

/** Days since the last one of 1899, as spreadsheets count: 2009 to 2119, so that no other number is taken for a day. */
const serialDay = (serial: number): string | undefined =>
  serial >= 40_000 && serial < 80_000
    ? new Date(Math.round((Math.floor(serial) - 25_569) * 86_400_000)).toISOString().slice(0, 10)
    : undefined

/** As `words` leaves them: without capitals. */
const isoForm = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?$/
const slashForm = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[t ,].*)?$/
const dayWordForm = /^(?:[a-z]{2,9}\.?,? )?(\d{1,2})(?:er|st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})(?:[ ,].*)?$/
const wordDayForm = /^(?:[a-z]{2,9}\.?,? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:[ ,].*)?$/

const words = (text: string): string => foldText(text).replaceAll(/\s+/g, ' ').trim()

/** `ambiguous`: `02/03/2026`, and nobody says which comes first. */
export const readDay = (cell: Cell, order: Mapping['dateOrder']): { day: string } | { rule: 'date.invalid' | 'date.ambiguous' } => {
  const found = findDay(cell, order)
  if (found === ambiguous) return { rule: 'date.ambiguous' }
  return found === undefined ? { rule: 'date.invalid' } : { day: found }
}

const ambiguous = Symbol('ambiguous')

const findDay = (cell: Cell, order: Mapping['dateOrder']): string | typeof ambiguous | undefined => {
  // A spreadsheet's day has no zone: it is read as UTC.
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? undefined : cell.toISOString().slice(0, 10)
  if (typeof cell === 'number') return serialDay(cell)
  if (typeof cell !== 'string') return undefined
  const text = words(cell)
  if (/^\d{5}(?:[.,]\d+)?$/.test(text)) return serialDay(Number(text.replace(',', '.')))
  const iso = isoForm.exec(text)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const slash = slashForm.exec(text)
  if (slash) {
    const [first, second, year] = [Number(slash[1]), Number(slash[2]), Number(slash[3])]
    const known = order ?? (first === second || first > 12 ? 'day_first' : second > 12 ? 'month_first' : null)
    if (known === null) return ambiguous
    return known === 'day_first' ? dayOf(year, second, first) : dayOf(year, first, second)
  }
  const dayWord = dayWordForm.exec(text)
  if (dayWord) return dayOf(Number(dayWord[3]), monthOf(dayWord[2] ?? ''), Number(dayWord[1]))
  const wordDay = wordDayForm.exec(text)
  return wordDay ? dayOf(Number(wordDay[3]), monthOf(wordDay[1] ?? ''), Number(wordDay[2])) : undefined
}

/** What a column of dates shows: a first figure over twelve is a day, a second one too. Null: none does, or they disagree. */
export const dateOrderOf = (cells: readonly Cell[]): Mapping['dateOrder'] => {
  const pairs = cells.flatMap((cell) => {
    const found = typeof cell === 'string' ? slashForm.exec(words(cell)) : null
    return found ? [{ first: Number(found[1]), second: Number(found[2]) }] : []
  })
  const dayFirst = pairs.some(({ first }) => first > 12)
  const monthFirst = pairs.some(({ second }) => second > 12)
  return dayFirst === monthFirst ? null : dayFirst ? 'day_first' : 'month_first'
}
