import { useCallback } from 'react'
import type { WallTime } from '../../../contract/values.ts'
import { useFormat } from '../../lib/locale.tsx'

/** A planned time in one line of text: `mar. 24 nov. 18:30 Paris · 12:30 vous`. */
export const useWhen = (): ((at: WallTime, dueAt: Date) => string) => {
  const format = useFormat()
  return useCallback(
    (at, dueAt) => {
      const { date, wall, viewer } = format.wallTime(at, dueAt)
      return `${date} ${wall}${viewer ? ` · ${viewer}` : ''}`
    },
    [format],
  )
}
