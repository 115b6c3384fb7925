/** The plan that a creator without one begins from. Pure. */
import type { MarketPreset, PlanRules } from '../../contract/plans.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]

/** Morning, noon and evening within the market's active hours; text with a photo first; one reel or short a day. */
export const suggestedRules = ({ market, active }: MarketPreset): PlanRules => ({
  markets: [{ market, weight: 1 }],
  bands: [
    { id: 'morning', days: everyDay, from: active.from, to: '10:30', min: 0, max: 1, market: null },
    { id: 'noon', days: everyDay, from: '12:00', to: '14:00', min: 0, max: 1, market: null },
    { id: 'evening', days: everyDay, from: '18:00', to: active.to, min: 1, max: 2, market: null },
  ],
  quietHours: null,
  minSpacingMinutes: 90,
  mix: { text: 15, photo: 50, photo_set: 15, reel: 20, story: 0, onlyfans_post: 0 },
  jitterMinutes: 45,
  obligations: [{ kind: 'reel', count: 1, per: 'day', by: 'creator' }],
  missedPolicies: {},
  blackoutDates: [],
  reuseAfterDays: 60,
  captionOnce: true,
  sameMinute: false,
})
