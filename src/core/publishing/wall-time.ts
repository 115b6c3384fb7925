/** What a person planned, as an instant. Pure. */
import { Temporal } from 'temporal-polyfill'
import type { WallTime } from '../../contract/values.ts'

/**
 * Milliseconds UTC. A wall time that the clocks skip moves on by as much as they did (02:30 becomes 03:30);
 * one that comes twice is the first. Undefined for a day that does not exist (31 February).
 */
export const wallTimeToInstant = ({ wall, zone }: WallTime): number | undefined => {
  try {
    return Temporal.PlainDateTime.from(wall, { overflow: 'reject' }).toZonedDateTime(zone, { disambiguation: 'compatible' })
      .epochMilliseconds
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** What the clock on the wall of `zone` shows at an instant, to the second. */
export const instantToWallTime = (at: number, zone: string): WallTime => ({
  wall: Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second' }),
  zone,
})
