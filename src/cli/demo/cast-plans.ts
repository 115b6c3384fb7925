/** How the practice agency's creators post: three markets, three rhythms, one mixed audience. */
import type { PlanRules } from '../../contract/plans.ts'

const daily = [1, 2, 3, 4, 5, 6, 7]

/** What each plan changes of the one that Coulisse suggests for the creator's market. */
export const castPlans: Readonly<Record<string, Partial<PlanRules>>> = {
  lea: {
    bands: [
      { id: 'noon', days: [3, 6, 7], from: '12:00', to: '14:00', min: 0, max: 1, market: null },
      { id: 'evening', days: daily, from: '18:30', to: '22:30', min: 1, max: 1, market: null },
    ],
    mix: { text: 10, photo: 55, photo_set: 15, reel: 20, story: 0, onlyfans_post: 0 },
    obligations: [{ kind: 'reel', count: 1, per: 'day', by: 'creator' }],
    reuseAfterDays: 14,
  },
  madison: {
    bands: [
      { id: 'before-work', days: [1, 2, 3, 4, 5], from: '06:30', to: '09:00', min: 1, max: 1, market: null },
      { id: 'weekend', days: [6, 7], from: '10:00', to: '13:00', min: 1, max: 1, market: null },
      { id: 'night', days: [2, 4, 6], from: '20:00', to: '22:45', min: 0, max: 1, market: null },
    ],
    mix: { text: 10, photo: 60, photo_set: 25, reel: 5, story: 0, onlyfans_post: 0 },
    obligations: [{ kind: 'photo_set', count: 2, per: 'week', by: 'creator' }],
    reuseAfterDays: 10,
  },
  // She is followed on both coasts: two posts in three on her own clock, one on the other's.
  sierra: {
    markets: [
      { market: 'us_west', weight: 2 },
      { market: 'us_east', weight: 1 },
    ],
    bands: [
      { id: 'late-morning', days: [1, 5, 7], from: '09:00', to: '12:00', min: 0, max: 1, market: null },
      { id: 'golden-hour', days: daily, from: '17:00', to: '21:30', min: 1, max: 1, market: null },
    ],
    mix: { text: 15, photo: 60, photo_set: 10, reel: 15, story: 0, onlyfans_post: 0 },
    obligations: [],
    jitterMinutes: 60,
    reuseAfterDays: 10,
  },
}

/** On TikTok, which takes nothing but videos: a plan of its own for the account there. */
export const tiktokPlan: Partial<PlanRules> = {
  bands: [{ id: 'tiktok', days: [2, 4, 6], from: '17:00', to: '20:00', min: 1, max: 1, market: null }],
  mix: { text: 0, photo: 0, photo_set: 0, reel: 100, story: 0, onlyfans_post: 0 },
  obligations: [],
  reuseAfterDays: 7,
}
