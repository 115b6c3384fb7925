import { parseDate } from '@internationalized/date'
import { useFormat } from '../../lib/locale.tsx'
import { laterOnGrid } from './wall-grid.ts'

/** An hour of the grid (`YYYY-MM-DDTHH`) as words: its day, and when it begins and ends on its wall. */
export const useHourWords = (): ((hour: string) => { day: string; from: string; to: string }) => {
  const format = useFormat()
  return (hour) => ({
    day: format.longDay(parseDate(hour.slice(0, 10)).toDate('UTC'), 'UTC'),
    from: `${hour.slice(11)}:00`,
    to: laterOnGrid(`${hour}:00:00`, 60).slice(11, 16),
  })
}
