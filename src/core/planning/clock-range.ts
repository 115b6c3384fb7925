/** Ranges of the clock as wall minutes, and where they lie in real time. Pure. */
import type { ClockRange } from '../../contract/plans.ts'
import type { DayBook, Stretch } from './local-day.ts'
import { dateOfDay, joined } from './local-day.ts'

const minutesPerDay = 1440

export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

/** `to` not after `from` goes on after midnight: answered as more than 1440. */
export const wallRange = ({ from, to }: ClockRange): { from: number; to: number } => {
  const start = minutesOf(from)
  const end = minutesOf(to)
  return { from: start, to: end > start ? end : end + minutesPerDay }
}

/** The minutes of a range that begins on `day` (days since 1970) in which something can be planned. */
export const plannableOn = (book: DayBook, day: number, zone: string, range: ClockRange): Stretch[] =>
  over(book.plannable, day, zone, range)

/** The minutes of a range that begins on `day`, each time the wall shows them. */
export const stretchesOn = (book: DayBook, day: number, zone: string, range: ClockRange): Stretch[] =>
  over(book.stretches, day, zone, range)

const over = (cut: DayBook['stretches'], day: number, zone: string, range: ClockRange): Stretch[] => {
  const { from, to } = wallRange(range)
  const today = cut(dateOfDay(day), zone, from, Math.min(to, minutesPerDay))
  return to <= minutesPerDay ? today : joined([...today, ...cut(dateOfDay(day + 1), zone, 0, to - minutesPerDay)])
}
