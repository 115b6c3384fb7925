/** Until when a market sleeps. Pure. */
import { Temporal } from 'temporal-polyfill'
import type { ClockRange } from '../../contract/plans.ts'

export interface QuietHours {
  zone: string
  ranges: readonly ClockRange[]
}

const isWithin = (clock: string, { from, to }: ClockRange): boolean =>
  from < to ? clock >= from && clock < to : clock >= from || clock < to

/** The end of the range that `now` is in; of the next too, where one begins as the other ends. Null: it is awake. */
export const quietUntil = ({ zone, ranges }: QuietHours, now: number): number | null => {
  let at = now
  for (let round = 0; round <= ranges.length; round += 1) {
    const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
    const clock = here.toPlainTime().toString({ smallestUnit: 'minute' })
    const range = ranges.find((one) => isWithin(clock, one))
    if (!range) return at === now ? null : at
    const end = here.withPlainTime(range.to)
    at = (Temporal.ZonedDateTime.compare(end, here) > 0 ? end : here.add({ days: 1 }).withPlainTime(range.to)).epochMilliseconds
  }
  // The whole day round: it is asked again tomorrow.
  return at
}
