/** Hours in which nobody is written to, on the clock of whoever would be. Pure. */
import { Temporal } from 'temporal-polyfill'
import type { QuietHours } from '../../../contract/alert-channels.ts'

/** When they are over, where `at` lies in them; null where it does not. The same hour twice: never quiet. */
export const quietEnd = (at: number, quiet: QuietHours | null, zone: string): number | null => {
  if (!quiet || quiet.from === quiet.to) return null
  const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const clock = here.toPlainTime().toString({ smallestUnit: 'minute' })
  const isOverMidnight = quiet.from > quiet.to
  const isQuiet = isOverMidnight ? clock >= quiet.from || clock < quiet.to : clock >= quiet.from && clock < quiet.to
  if (!isQuiet) return null
  const day = isOverMidnight && clock >= quiet.from ? here.toPlainDate().add({ days: 1 }) : here.toPlainDate()
  return day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(quiet.to) }).epochMilliseconds
}
