/** Where an instant is counted: hours since 1970 UTC; days of the agency's zone since 1970-01-01, a week by its Monday, a month by its first day. Pure. */
import type { DayBook } from '../planning/local-day.ts'
import { dateOfDay, dayOfDate } from '../planning/local-day.ts'

export interface Buckets {
  hour(at: number): number
  day(at: number): number
  monday(day: number): number
  month(day: number): number
}

/** 1970-01-01 was a Thursday. */
export const mondayOf = (day: number): number => day - ((((day + 3) % 7) + 7) % 7)

export const createBuckets = (zone: string, book: DayBook): Buckets => {
  let lastDay = Number.NaN
  let lastMonth = 0
  return {
    hour: (at) => Math.floor(at / 3_600_000),
    day: (at) => book.dayAt(Math.floor(at / 60_000), zone),
    monday: mondayOf,
    month: (day) => {
      if (day !== lastDay) {
        lastDay = day
        lastMonth = dayOfDate(`${dateOfDay(day).slice(0, 8)}01`)
      }
      return lastMonth
    },
  }
}

/** 0 is Monday, 00:00–00:59 on the clock of `zone`. */
export const weekHourOf = (at: number, zone: string, book: DayBook): number => {
  const minute = Math.floor(at / 60_000)
  const { wall } = book.wallAt(minute, zone)
  const day = book.dayAt(minute, zone)
  return (day - mondayOf(day)) * 24 + Math.floor(wall / 60)
}
