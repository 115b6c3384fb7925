import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/locale.tsx'
import type { Entry } from './entry.ts'
import { subjectLabel } from './subject-label.ts'

/** What an entry is about, in the reader's language. */
export const useSubjectLabel = (): ((entry: Pick<Entry, 'action' | 'subject'>) => string) => {
  const { t } = useTranslation('history')
  const format = useFormat()
  return useCallback((entry) => subjectLabel(entry, format, (word) => t(`subject.${word}`)), [format, t])
}
