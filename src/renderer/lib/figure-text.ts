/** Figures that were brought in, as a person reads them. Pure. */
import { moneyMeasures } from '../../contract/figures.ts'
import type { Figures, Measure } from '../../contract/figures.ts'
import type { Format } from './format.ts'

const isMoney = (measure: Measure): boolean => (moneyMeasures as readonly Measure[]).includes(measure)

export const figureText = (figures: Figures, measure: Measure, format: Format): string | null => {
  const value = figures[measure]
  if (value === null) return null
  if (!isMoney(measure)) return format.number(value)
  const currency = figures.currency ?? 'USD'
  return new Intl.NumberFormat(format.locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(value / 100)
}

/** Of `YYYY-MM-DD`. */
export const dayText = (day: string, format: Format): string => format.date(new Date(`${day}T12:00:00Z`), 'UTC')
