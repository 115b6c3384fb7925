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

/** Beneath each other where they overlap: which row each is drawn on, and how many rows it takes. In the order given. */
export const lanesOf = (segments: readonly Segment[]): { lanes: number[]; count: number } => {
  const ends: number[] = []
  const lanes = segments.map(() => 0)
  for (const [index, { start, end }] of [...segments.entries()].toSorted(([, a], [, b]) => a.start - b.start)) {
    const free = ends.findIndex((before) => before <= start)
    const lane = free < 0 ? ends.length : free
    ends[lane] = end
    lanes[index] = lane
  }
  return { lanes, count: Math.max(1, ends.length) }
}

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
