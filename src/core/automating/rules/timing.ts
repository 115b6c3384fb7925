/** When a rule acts: so long after as its seed says, and by the clock. Pure. */
import { Temporal } from 'temporal-polyfill'
import type { RuleSpec, RuleTrigger } from '../../../contract/rules.ts'
import { chanceOf } from '../../planning/keyed-chance.ts'

const minute = 60_000

/** Somewhere in between, always the same for the same rule, act and subject. */
export const dueAfter = (ruleId: string, { fromMinutes, toMinutes }: RuleSpec['delay'], name: string, now: number): number =>
  now + Math.floor((fromMinutes + (toMinutes - fromMinutes) * chanceOf(ruleId)(`delay ${name}`)) * minute)

/** The next time that a clock there shows it, after `now`. */
export const nextRun = ({ at, days }: Extract<RuleTrigger, { on: 'schedule' }>, zone: string, now: number): number => {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const day = today.add({ days: ahead })
    if (!days.includes(day.dayOfWeek)) continue
    const instant = day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(at) }).epochMilliseconds
    if (instant > now) return instant
  }
  // The same day of next week, at a time that has passed today.
  return today.add({ days: 7 }).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(at) }).epochMilliseconds
}
