/** Figures by name, as a person reads them. */
import { useTranslation } from 'react-i18next'
import type { Totals } from '../../../contract/analytics.ts'
import { useFormat } from '../../lib/locale.tsx'

export type FigureName = keyof Totals

const listed: Readonly<Record<FigureName, true>> = {
  posts: true,
  views: true,
  likes: true,
  comments: true,
  shares: true,
  saves: true,
  clicks: true,
  visits: true,
  follows: true,
  watchMs: true,
  engagementRate: true,
}
/** All of them, in the order in which they are listed and exported. */
export const figureNames = Object.keys(listed) as FigureName[]

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
