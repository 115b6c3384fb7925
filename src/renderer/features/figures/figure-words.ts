/** Figures as a person reads them. */
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { measures } from '../../../contract/figures.ts'
import type { Figures } from '../../../contract/figures.ts'
import { figureText } from '../../lib/figure-text.ts'
import { useFormat } from '../../lib/locale.tsx'

/** `Net 12,50 $ · Clics 3`, and what each was before. */
export const useFigureWords = (): ((figures: Figures, before?: Figures | null) => string) => {
  const { t } = useTranslation('figures')
  const format = useFormat()
  return useCallback(
    (figures, before) =>
      measures
        .flatMap((measure) => {
          const after = figureText(figures, measure, format)
          if (after === null) return []
          const former = before ? figureText(before, measure, format) : null
          const value = former === null || former === after ? after : t('was', { before: former, after })
          return [`${t(`column.${measure}`)} ${value}`]
        })
        .join(' · '),
    [t, format],
  )
}
