import { useCallback } from 'react'
import type { Publication } from '../../../contract/publications.ts'
import { useFormat } from '../../lib/locale.tsx'

/** When it is due, in one line of text, the viewer's clock first: `mar. 24 nov. 18:00 (12:00 à New York)`. */
export const useWhenDue = (): ((publication: Pick<Publication, 'at' | 'dueAt'>) => string) => {
  const format = useFormat()
  return useCallback(
    ({ at, dueAt }) => {
      const { date, viewer, wall } = format.viewerTime(at, dueAt)
      return `${date} ${viewer}${wall ? ` (${wall})` : ''}`
    },
    [format],
  )
}
