/** Between an instant and what a wall clock in a zone shows, by the contract's rules for clock changes. */
import { fromDate, parseDateTime, toCalendarDateTime, toZoned } from '@internationalized/date'
import type { WallTime } from '../../contract/values.ts'

/** A time the clocks skip moves to after the gap, one that comes twice takes the first. */
export const instantOf = ({ wall, zone }: WallTime): Date => toZoned(parseDateTime(wall), zone, 'compatible').toDate()

/** `YYYY-MM-DDTHH:mm` on the zone's clock. */
export const wallOf = (at: Date, zone: string): string => toCalendarDateTime(fromDate(at, zone)).toString().slice(0, 16)

/** The same to the second. */
export const wallSecondOf = (at: Date, zone: string): string => toCalendarDateTime(fromDate(at, zone)).toString().slice(0, 19)

/** Moved by days and minutes of that wall clock: 18:30 stays 18:30 over a clock change. */
export const shifted = ({ wall, zone }: WallTime, by: { days: number; minutes: number }): WallTime => ({
  wall: parseDateTime(wall).add(by).toString().slice(0, 19),
  zone,
})

/** The same instant on another clock. */
export const onClock = (at: WallTime, zone: string): WallTime => ({ wall: wallOf(instantOf(at), zone), zone })

/** Whether the clocks skip this time that day. */
export const isSkipped = (at: WallTime): boolean => wallOf(instantOf(at), at.zone) !== at.wall.slice(0, 16)
