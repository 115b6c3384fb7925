/**
 * The clock on a wall, day by day, in minutes. Pure.
 *
 * A day is a list of pieces: stretches in which wall time and real time run side by side. Most days have one; a day
 * on which the clocks change has two, with what is skipped in neither, and what comes twice in both.
 */
import { Temporal } from 'temporal-polyfill'

/** `wall`: minutes since midnight; `at`: minutes since 1970 UTC; both at the piece's start. */
export interface Piece {
  wall: number
  at: number
  length: number
}

/** From `start` up to, and not including, `end`; minutes since 1970 UTC. */
export interface Stretch {
  start: number
  end: number
}

const minutesPerDay = 1440
const minuteOf = (time: Temporal.ZonedDateTime): number => Math.floor(time.epochMilliseconds / 60_000)
const offsetMinutes = (time: Temporal.ZonedDateTime): number => time.offsetNanoseconds / 60e9

/** The pieces of a calendar day (`YYYY-MM-DD`) in a zone, in the order of real time. */
const piecesOf = (date: string, zone: string): Piece[] => {
  const day = Temporal.PlainDate.from(date)
  const start = day.toZonedDateTime({ timeZone: zone })
  const end = day.add({ days: 1 }).toZonedDateTime({ timeZone: zone })
  const pieces: Piece[] = []
  let from = start
  for (;;) {
    const change = from.getTimeZoneTransition('next')
    const until = change && minuteOf(change) < minuteOf(end) ? change : end
    const at = minuteOf(from)
    if (minuteOf(until) > at) pieces.push({ wall: wallOf(from), at, length: minuteOf(until) - at })
    if (until === end) return pieces
    from = until
  }
}

const wallOf = (time: Temporal.ZonedDateTime): number => time.hour * 60 + time.minute

/** Days already worked out, by zone and date: a plan asks for the same ones over and over. */
export interface DayBook {
  pieces(date: string, zone: string): readonly Piece[]
  /** Every real minute whose wall time lies in `from`–`to` of the day (wall minutes). What comes twice counts twice. */
  stretches(date: string, zone: string, from: number, to: number): Stretch[]
  /** The same, without the second time round: a planned wall time that comes twice means the first. */
  plannable(date: string, zone: string, from: number, to: number): Stretch[]
  /** What the wall shows at a minute. */
  wallAt(at: number, zone: string): { date: string; wall: number }
  /** The calendar day there at a minute, counted from 1970-01-01. */
  dayAt(at: number, zone: string): number
  /** The minute with which the day of `at` is over. */
  dayEnd(at: number, zone: string): number
  /** What was made before under a name that says all it hangs on. Not to be changed by who gets it. */
  remember(name: string, make: () => readonly Stretch[]): readonly Stretch[]
}

const largestBook = 50_000

export const createDayBook = (): DayBook => {
  const known = new Map<string, readonly Piece[]>()
  const made = new Map<string, readonly Stretch[]>()
  const offsets = new Map<string, { from: number; until: number; offset: number }>()

  const pieces = (date: string, zone: string): readonly Piece[] => {
    const key = `${date} ${zone}`
    const found = known.get(key)
    if (found) return found
    if (known.size >= largestBook) known.clear()
    const day = piecesOf(date, zone)
    known.set(key, day)
    return day
  }

  const cut = (all: readonly Piece[], from: number, to: number): Stretch[] =>
    all.flatMap(({ wall, at, length }) => {
      const start = Math.max(from, wall)
      const end = Math.min(to, wall + length)
      return end > start ? [{ start: at + start - wall, end: at + end - wall }] : []
    })

  const offsetAt = (at: number, zone: string): number => {
    const last = offsets.get(zone)
    if (last && at >= last.from && at < last.until) return last.offset
    const time = Temporal.Instant.fromEpochMilliseconds(at * 60_000).toZonedDateTimeISO(zone)
    const next = time.getTimeZoneTransition('next')
    const offset = offsetMinutes(time)
    offsets.set(zone, { from: at, until: next ? minuteOf(next) : Number.POSITIVE_INFINITY, offset })
    return offset
  }

  const wallAt = (at: number, zone: string): { date: string; wall: number } => {
    const local = at + offsetAt(at, zone)
    const day = Math.floor(local / minutesPerDay)
    return { date: dateOfDay(day), wall: local - day * minutesPerDay }
  }

  return {
    pieces,
    stretches: (date, zone, from, to) => joined(cut(pieces(date, zone), from, to)),
    plannable: (date, zone, from, to) => joined(cut(firstTimeOnly(pieces(date, zone)), from, to)),
    wallAt,
    dayAt: (at, zone) => Math.floor((at + offsetAt(at, zone)) / minutesPerDay),
    dayEnd: (at, zone) => {
      const last = pieces(wallAt(at, zone).date, zone).at(-1)
      return last ? last.at + last.length : at
    },
    remember: (name, make) => {
      const found = made.get(name)
      if (found) return found
      if (made.size >= largestBook) made.clear()
      const stretches = make()
      made.set(name, stretches)
      return stretches
    },
  }
}

const firstTimeOnly = (pieces: readonly Piece[]): readonly Piece[] => {
  if (pieces.length === 1) return pieces
  let shown = 0
  return pieces.flatMap((piece) => {
    const late = Math.max(0, shown - piece.wall)
    shown = Math.max(shown, piece.wall + piece.length)
    return late >= piece.length ? [] : [{ wall: piece.wall + late, at: piece.at + late, length: piece.length - late }]
  })
}

/** Sorted and with neighbours joined. */
export const joined = (stretches: readonly Stretch[]): Stretch[] => {
  const result: Stretch[] = []
  for (const stretch of stretches.length > 1 ? stretches.toSorted((a, b) => a.start - b.start) : stretches) {
    const last = result.at(-1)
    if (last && stretch.start <= last.end) last.end = Math.max(last.end, stretch.end)
    else result.push({ ...stretch })
  }
  return result
}

/** What of `from` is in none of `holes`; both sorted. */
export const without = (from: readonly Stretch[], holes: readonly Stretch[]): Stretch[] => {
  let left: readonly Stretch[] = from
  for (const hole of holes) {
    left = left.flatMap(({ start, end }) =>
      hole.end <= start || hole.start >= end
        ? [{ start, end }]
        : [
            { start, end: Math.min(end, hole.start) },
            { start: Math.max(start, hole.end), end },
          ].filter((part) => part.end > part.start),
    )
  }
  return [...left]
}

const dates = new Map<number, string>()
/** Of a day counted from 1970-01-01. */
export const dateOfDay = (day: number): string => {
  const known = dates.get(day)
  if (known) return known
  if (dates.size >= largestBook) dates.clear()
  const date = new Date(day * 86_400_000).toISOString().slice(0, 10)
  dates.set(day, date)
  return date
}
/** Days since 1970-01-01 of a `YYYY-MM-DD`. */
export const dayOfDate = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000
/** 1 is Monday. 1970-01-01 was a Thursday. */
export const weekdayOfDay = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1
/** ISO weeks, counted; week 0 is the one with 1970-01-01. */
export const weekOfDay = (day: number): number => Math.floor((day + 3) / 7)
