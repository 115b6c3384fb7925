/** When a creator's accounts sleep: by their plan, or by their market where there is none or it does not say. Pure. */
import type { MarketPreset, PlanRules } from '../../contract/plans.ts'
import type { Market } from '../../contract/values.ts'
import type { QuietHours } from '../gate/quiet-until.ts'
import { mainMarket } from './band-day.ts'

/** An act has no slot and so no market of its own: it keeps to the one that most of the plan is for. */
export const quietHoursFor = (
  presets: Record<Market, MarketPreset>,
  plan: Pick<PlanRules, 'markets' | 'quietHours'> | null,
  home: Market,
): QuietHours => {
  const { zone, quiet } = presets[plan ? mainMarket(plan) : home]
  return { zone, ranges: plan?.quietHours ?? quiet }
}
