/** The part of the router that is about plans. */
import type { Handlers } from '../../procedure.ts'
import type { ApplyDeps } from '../apply-plan.ts'
import type { Owed } from '../owed.ts'
import type { StandingPlans } from '../standing-plans.ts'
import type { CalendarReader } from '../../store/calendar-reader.ts'
import { cancelOnCalendar, checkCalendarMoves, checkPlaceOnCalendar, moveOnCalendar, readRange, undoOnCalendar } from './calendar.ts'
import type { PlanRuns } from '../plan-runs.ts'
import { daysAhead, obligationOutlook } from './obligations.ts'
import { planManyCreators } from './plan-runs.ts'
import { getPlan, listVersions, removeOverride, savePlan } from './plans.ts'
import { listPresets, marketUses, resetPreset, setPreset } from './presets.ts'
import { applyProposal, proposePlan, undoProposal, unplannedCreators } from './propose.ts'

/** The calendar's files are importing's, which knows their columns. */
type Mine = Omit<
  Pick<Handlers, `${'plans' | 'planRuns' | 'obligations' | 'calendar'}.${string}` & keyof Handlers>,
  'calendar.ics' | 'calendar.csv'
>

export const planningProcedures = (
  deps: ApplyDeps,
  runs: PlanRuns,
  owed: Owed,
  standing: StandingPlans,
  calendar: CalendarReader,
): Mine => ({
  ...planManyCreators(runs),
  'calendar.range': readRange(calendar),
  'calendar.checkMoves': checkCalendarMoves(deps),
  'calendar.checkPlace': checkPlaceOnCalendar(deps),
  'calendar.move': moveOnCalendar(deps),
  'calendar.cancel': cancelOnCalendar(deps),
  'calendar.undo': undoOnCalendar(deps),
  'obligations.outlook': obligationOutlook(owed, standing),
  'obligations.ahead': daysAhead(owed, standing),
  'plans.presets': listPresets(deps.plans),
  'plans.setPreset': setPreset(deps.plans),
  'plans.resetPreset': resetPreset(deps.plans),
  'plans.marketUses': marketUses(deps.plans),
  'plans.get': getPlan(deps.plans),
  'plans.save': savePlan(deps.plans),
  'plans.removeOverride': removeOverride(deps.plans),
  'plans.versions': listVersions(deps.plans),
  'plans.propose': proposePlan(deps),
  'plans.unplanned': unplannedCreators(deps, standing),
  'plans.apply': applyProposal(deps),
  'plans.undo': undoProposal(deps),
})
