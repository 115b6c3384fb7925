/**
 * Between instants and the grid. The grid knows no zones: it is given what the wall of the shown zone says, as if that
 * were UTC, and a place on it is such a wall time. So a day always has 24 rows; on the day the clocks go forward one of
 * them stays empty, on the day they go back one holds two hours.
 */
import type { WallTime } from '../../../contract/values.ts'
import { instantOf, wallSecondOf } from '../../lib/wall-clock.ts'

/** `YYYY-MM-DDTHH:mm:ss` in the shown zone. */
export const gridPlace = (at: Date, zone: string): string => wallSecondOf(at, zone)

/** So many minutes later on the wall. */
export const laterOnGrid = (place: string, minutes: number): string =>
  new Date(Date.parse(`${place}Z`) + minutes * 60_000).toISOString().slice(0, 19)

/** A publication takes no time; this much makes it readable, and never reaches into the next day. */
export const gridEnd = (place: string): string => {
  const end = new Date(Date.parse(`${place}Z`) + 45 * 60_000).toISOString()
  const midnight = new Date(Date.parse(`${place.slice(0, 10)}T00:00:00Z`) + 86_400_000).toISOString()
  return (end < midnight ? end : midnight).slice(0, 19)
}

/** So many hours of a grid are in sight at once, more or less. */
const hoursInSight = 12
const morning = 7

/**
 * The hour that a week or a day opens at: two before now where today is shown; else the one from which most posts are in
 * sight, as near to the morning as that allows.
 */
export const firstHour = (now: string | null, posts: readonly string[]): string => {
  const hourOf = (place: string): number => Number(place.slice(11, 13))
  const hours = posts.map(hourOf)
  const inSight = (from: number): number => hours.filter((hour) => hour >= from && hour < from + hoursInSight).length
  const opened = Array.from({ length: 25 - hoursInSight }, (_, hour) => hour).reduce((best, hour) => {
    const more = inSight(hour) - inSight(best)
    return more > 0 || (more === 0 && Math.abs(hour - morning) < Math.abs(best - morning)) ? hour : best
  })
  return `${String(now === null ? opened : Math.max(0, hourOf(now) - 2)).padStart(2, '0')}:00:00`
}

/** Of a date that the grid hands back. */
export const placeOfGridDate = (date: Date): string => date.toISOString().slice(0, 19)

const short = (wall: string): string => (wall.length === 19 && wall.endsWith(':00') ? wall.slice(0, 16) : wall)

const says = (instant: Date, zone: string): WallTime | undefined => {
  const at = { wall: short(wallSecondOf(instant, zone)), zone }
  return instantOf(at).getTime() === instant.getTime() ? at : undefined
}

/**
 * An instant as a planned time, on the first of `zones` that can say it: a time that comes twice means the first, so
 * the second cannot be said on that clock. UTC can say any.
 */
export const plannedAs = (instant: Date, zones: readonly string[]): WallTime => {
  for (const zone of zones) {
    const at = says(instant, zone)
    if (at) return at
  }
  return { wall: short(wallSecondOf(instant, 'UTC')), zone: 'UTC' }
}

/** What a place on the grid means for something planned on its own clock. A time that is skipped is the one after. */
export const droppedAt = (own: WallTime, place: string, shownZone: string): WallTime =>
  plannedAs(instantOf({ wall: place, zone: shownZone }), [own.zone, shownZone])

/** Whether this is the second time round of an hour that comes twice. */
export const isSecondTime = (at: Date, zone: string): boolean =>
  instantOf({ wall: wallSecondOf(at, zone), zone }).getTime() !== at.getTime()
