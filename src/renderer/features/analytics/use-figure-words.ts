/** Figures by name, as a person reads them. */
import { useTranslation } from 'react-i18next'
import type { Totals } from '../../../contract/analytics.ts'
import { useFormat } from '../../lib/locale.tsx'

export type FigureName = keyof Totals

export const useFigureWords = () => {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  const numberOf = (figure: FigureName, value: number): string => {
    if (figure === 'engagementRate') return format.percent(value)
    return figure === 'watchMs' ? format.duration(value) : format.number(value)
  }
  return {
    label: (figure: FigureName): string => t(`figure.${figure}`),
    formula: (figure: FigureName): string => t(`formula.${figure}`),
    /** Null is unknown. */
    value: (figure: FigureName, value: number | null): string => (value === null ? '—' : numberOf(figure, value)),
  }
}
