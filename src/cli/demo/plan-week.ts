/** When the practice agency's posts go out: over a week, by day, on each creator's own clock. Pure. */
import { Temporal } from 'temporal-polyfill'

const hourMs = 3_600_000
const [earliestHour, latestHour] = [8, 22]

export interface PlannedTime {
  /** `YYYY-MM-DD HH:mm` on the creator's wall. */
  wall: string
  /** ms UTC */
  at: number
}

/** `count` times between `from` and `to` (ms UTC), in order, none at night and no two on the same minute. */
export const planWeek = ({
  from,
  to,
  zone,
  count,
  offset,
}: {
  from: number
  to: number
  zone: string
  count: number
  offset: number
}): PlannedTime[] => {
  const first = from + 2 * hourMs
  const step = (to - hourMs - first) / count
  return Array.from({ length: count }, (_, index) => {
    const wished = Temporal.Instant.fromEpochMilliseconds(Math.round(first + step * (index + 0.15 + 0.2 * offset))).toZonedDateTimeISO(zone)
    const minute = (7 + index * 13 + offset * 5) % 60
    const shown = atDay(wished).with({ minute, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 })
    return { wall: shown.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' '), at: shown.epochMilliseconds }
  })
}

/** Hours of the night go to the nearest hour of the day that lies inside the stretch around it. */
const atDay = (wished: Temporal.ZonedDateTime): Temporal.ZonedDateTime => {
  if (wished.hour < earliestHour) return wished.with({ hour: earliestHour + (wished.hour % 4) })
  return wished.hour >= latestHour ? wished.with({ hour: latestHour - 1 - (wished.hour % 2) }) : wished
}
