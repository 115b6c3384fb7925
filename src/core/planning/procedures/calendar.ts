/** The calendar: what lies on each day, and moving, calling off and putting back what does. */
import { Temporal } from 'temporal-polyfill'
import { standingStates } from '../../../contract/calendar.ts'
import { AppError } from '../../app-error.ts'
import type { Handler, ProcedureInput } from '../../procedure.ts'
import { toFilter } from '../../publishing/procedures/list-publications.ts'
import { toPublication } from '../../publishing/to-publication.ts'
import type { CalendarReader } from '../../store/calendar-reader.ts'
import type { ApplyDeps } from '../apply-plan.ts'
import { splitByHour, type HourOfDay } from '../crowded-hours.ts'
import { checkAll, checkPlace, findMoves } from '../move-facts.ts'
import { cancelPublications, movePublications, undoBatches } from '../move-publications.ts'

const mostDays = 62

/** The days asked for, and when each begins; one beginning more than days. */
const daysOf = ({ from, to, zone }: Pick<ProcedureInput<'calendar.range'>, 'from' | 'to' | 'zone'>) => {
  const first = Temporal.PlainDate.from(from)
  const count = first.until(Temporal.PlainDate.from(to)).days + 1
  if (count < 1 || count > mostDays) throw new AppError('BAD_INPUT', { issues: [{ path: 'to', code: 'period.invalid' }] })
  const dates = Array.from({ length: count + 1 }, (_, index) => first.add({ days: index }))
  return {
    dates: dates.slice(0, count).map(String),
    // A day begins when its first minute does, which is not midnight where the clocks skip it.
    bounds: dates.map((date) => date.toZonedDateTime({ timeZone: zone }).epochMilliseconds),
  }
}

const hourNames = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'))

/** The hours of these days on the zone's clock. */
const hoursOf = (dates: readonly string[], zone: string): HourOfDay[] =>
  dates.flatMap((date) =>
    hourNames.map((name) => ({
      hour: `${date}T${name}`,
      from: Temporal.PlainDateTime.from(`${date}T${name}:00`).toZonedDateTime(zone).epochMilliseconds,
    })),
  )

export const readRange =
  (reader: CalendarReader): Handler<'calendar.range'> =>
  ({ input, call }) => {
    const { from: _from, to: _to, zone, perDay, perHour, ...asked } = input
    const { dates, bounds } = daysOf(input)
    const filter = toFilter({ ...asked, states: asked.states ?? standingStates }, call.reach)
    // Listed by the hour, the days are only counted.
    const found = filter ? reader.days(filter, bounds, perHour === undefined ? perDay : 0) : []
    const split =
      filter && perHour !== undefined
        ? splitByHour(reader.times(filter, bounds[0] ?? 0, bounds.at(-1) ?? 0), hoursOf(dates, zone), perHour)
        : { few: [], crowded: [] }
    return {
      items: [...found.flatMap(({ first }) => first), ...reader.listed(split.few)].map(toPublication),
      hours: split.crowded,
      days: dates.map((date, index) => {
        const counts = found[index]?.states ?? []
        return { date, count: counts.reduce((sum, { count }) => sum + count, 0), states: counts }
      }),
    }
  }

export const checkCalendarMoves =
  (deps: ApplyDeps): Handler<'calendar.checkMoves'> =>
  ({ input: { moves }, call }) =>
    checkAll(deps, findMoves(deps, moves, call.reach))

export const checkPlaceOnCalendar =
  (deps: ApplyDeps): Handler<'calendar.checkPlace'> =>
  ({ input }) =>
    checkPlace(deps, input)

export const moveOnCalendar =
  (deps: ApplyDeps): Handler<'calendar.move'> =>
  ({ input: { moves, reason }, call }) =>
    movePublications(deps, { moves, reason, reach: call.reach }, call.actor)

export const cancelOnCalendar =
  (deps: ApplyDeps): Handler<'calendar.cancel'> =>
  ({ input: { publicationIds }, call }) =>
    cancelPublications(deps, { publicationIds, reach: call.reach }, call.actor)

export const undoOnCalendar =
  (deps: ApplyDeps): Handler<'calendar.undo'> =>
  ({ input: { batchIds }, call }) =>
    undoBatches(deps, { batchIds, reach: call.reach }, call.actor)
