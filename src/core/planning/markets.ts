/** The markets' clocks and hours: as Coulisse has them, and as the agency changed them. */
import type { MarketPreset } from '../../contract/plans.ts'
import type { Market } from '../../contract/values.ts'
import { markets } from '../../contract/values.ts'
import type { PlanReader } from '../store/plan-reader.ts'

/** French hours as the customer gave them: active 07–23, quiet 02–06. The others keep the same hours on their own clocks. */
const hours = { active: { from: '07:00', to: '23:00' }, quiet: [{ from: '02:00', to: '06:00' }] }

const standard: Record<Exclude<Market, 'other'>, string> = {
  france: 'Europe/Paris',
  us_east: 'America/New_York',
  us_west: 'America/Los_Angeles',
}

/** `other` is wherever the creator lives. */
export const presetsFor = (reader: Pick<PlanReader, 'presets'>, creatorZone: string): Record<Market, MarketPreset> => {
  const stored = new Map(reader.presets().map((row) => [row.market, row]))
  return Object.fromEntries(
    markets.map((market) => {
      const row = stored.get(market)
      const zone = market === 'other' ? creatorZone : (row?.zone ?? standard[market])
      return [market, { market, zone, active: row?.active ?? hours.active, quiet: row?.quiet ?? hours.quiet }]
    }),
  ) as Record<Market, MarketPreset>
}
