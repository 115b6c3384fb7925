/** Periods of whole days that are over, as dates of one zone's calendar. Pure. */
import { parseDate } from '@internationalized/date'

export interface Period {
  /** `YYYY-MM-DD`, both included. */
  from: string
  to: string
}

const longest = 366

/** The `days` days before `today`. */
export const lastDays = (today: string, days: number): Period => {
  const end = parseDate(today).subtract({ days: 1 })
  return { from: end.subtract({ days: days - 1 }).toString(), to: end.toString() }
}

export const isPeriod = ({ from, to }: Period): boolean => {
  const days = parseDate(to).compare(parseDate(from)) + 1
  return days >= 1 && days <= longest
}
