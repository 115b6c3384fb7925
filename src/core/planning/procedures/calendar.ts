/** The calendar: what lies on each day, and moving, calling off and putting back what does. */
import { Temporal } from 'temporal-polyfill'
import { publicationStates } from '../../../contract/publications.ts'
import { AppError } from '../../app-error.ts'
import type { Handler, ProcedureInput } from '../../procedure.ts'
import { toFilter } from '../../publishing/procedures/list-publications.ts'
import { toPublication } from '../../publishing/to-publication.ts'
import type { CalendarReader } from '../../store/calendar-reader.ts'
import type { ApplyDeps } from '../apply-plan.ts'
import { checkAll, checkPlace, findMoves } from '../move-facts.ts'
import { cancelPublications, movePublications, undoBatches } from '../move-publications.ts'

const mostDays = 62
const standing = publicationStates.filter((state) => state !== 'cancelled' && state !== 'vetoed')

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

export const readRange =
  (reader: CalendarReader): Handler<'calendar.range'> =>
  ({ input, call }) => {
    const { from: _from, to: _to, zone: _zone, perDay, ...asked } = input
    const { dates, bounds } = daysOf(input)
    const filter = toFilter({ ...asked, states: asked.states ?? standing }, call.reach)
    const found = filter ? reader.days(filter, bounds, perDay) : []
    return {
      items: found.flatMap(({ first }) => first.map(toPublication)),
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
