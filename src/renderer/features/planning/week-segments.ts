/** Where hours of the day lie on a week of seven rows. Pure. */
import type { ClockRange } from '../../../contract/plans.ts'

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

export const minutesPerDay = 1440

/** A stretch of one weekday (1 is Monday), in minutes after midnight; `end` is not part of it. */
export interface Segment {
  day: number
  start: number
  end: number
}

const minuteOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

/** Ends after the midnight of the day it begins on. */
export const isOvernight = ({ from, to }: ClockRange): boolean => minuteOf(to) <= minuteOf(from)

/** What goes over midnight goes on at the start of the next day; after Sunday comes Monday. */
export const segmentsOf = (range: ClockRange, days: readonly number[]): Segment[] => {
  const start = minuteOf(range.from)
  const end = minuteOf(range.to)
  return days.flatMap((day) => {
    if (!isOvernight(range)) return [{ day, start, end }]
    const rest = { day: (day % 7) + 1, start: 0, end }
    return [{ day, start, end: minutesPerDay }, ...(end > 0 ? [rest] : [])]
  })
}
