/** Small plans for tests, and generators of plans for property tests. */
import fc from 'fast-check'
import type { Band, Obligation, PlanRules } from '../../../contract/plans.ts'
import { planKinds } from '../../../contract/plans.ts'
import type { Market } from '../../../contract/values.ts'
import type { FixedPost, LibraryAsset, LibraryCaption, SolverAccount, SolverInput, SolverMarket } from '../solver-types.ts'

export const aBand = (changes: Partial<Band> = {}): Band => ({
  id: 'day',
  days: [1, 2, 3, 4, 5, 6, 7],
  from: '09:00',
  to: '18:00',
  min: 1,
  max: 2,
  market: null,
  ...changes,
})

export const somePlan = (changes: Partial<PlanRules> = {}): PlanRules => ({
  markets: [{ market: 'france', weight: 1 }],
  bands: [aBand()],
  quietHours: null,
  minSpacingMinutes: 60,
  mix: { text: 20, photo: 50, photo_set: 10, reel: 20, story: 0, onlyfans_post: 0 },
  jitterMinutes: 45,
  obligations: [],
  missedPolicies: {},
  blackoutDates: [],
  reuseAfterDays: 30,
  captionOnce: true,
  sameMinute: false,
  ...changes,
})

export const marketsIn = (zone: string, quiet: SolverMarket['quiet'] = []): SolverInput['markets'] => ({
  france: { zone, quiet },
  us_east: { zone: 'America/New_York', quiet },
  us_west: { zone: 'America/Los_Angeles', quiet },
  other: { zone, quiet },
})

export const anAccount = (id: string, rules: PlanRules, changes: Partial<SolverAccount> = {}): SolverAccount => ({
  id,
  platform: 'bluesky',
  kinds: planKinds,
  rules,
  ...changes,
})

export const someAssets = (count: number, kinds: LibraryAsset['kinds'] = ['photo', 'photo_set', 'reel', 'story']): LibraryAsset[] =>
  Array.from({ length: count }, (_, index) => ({ id: `ast_${index}`, kinds, notOn: [], lastUsedAt: null }))

export const someCaptions = (count: number): LibraryCaption[] =>
  Array.from({ length: count }, (_, index) => ({ id: `cap_${index}`, variants: 1, kinds: null, platforms: null, used: [] }))

/** One account, four weeks, a full library. */
export const someInput = (rules: PlanRules, changes: Partial<SolverInput> = {}): SolverInput => ({
  creatorId: 'crt_1',
  accounts: [anAccount('acc_1', rules)],
  markets: marketsIn('Europe/Paris'),
  fixed: [],
  assets: someAssets(200),
  captions: someCaptions(300),
  window: { from: Date.parse('2026-03-02T00:00:00Z'), to: Date.parse('2026-03-30T00:00:00Z') },
  seed: 'test',
  ...changes,
})

export const aFixed = (accountId: string, at: number, changes: Partial<FixedPost> = {}): FixedPost => ({
  accountId,
  at,
  kind: 'photo',
  assetIds: [],
  caption: null,
  slotKey: null,
  ...changes,
})

/** Zones with both kinds of clock change, half hours, half-hour changes, and none. */
export const zones = [
  'Europe/Paris',
  'America/New_York',
  'America/Los_Angeles',
  'Australia/Sydney',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Pacific/Apia',
] as const

const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

const clock = fc
  .integer({ min: 0, max: 95 })
  .map((quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`)
const range = fc.record({ from: clock, to: clock })
const marketOf: fc.Arbitrary<Market> = fc.constantFrom('france', 'us_east', 'us_west')

const anyBand = (index: number): fc.Arbitrary<Band> =>
  fc
    .record({
      range,
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      counts: fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })),
      market: fc.option(marketOf),
    })
    .map(({ range: { from, to }, days, counts: [a, b], market }) => ({
      id: `band-${index}`,
      from,
      to,
      days,
      min: Math.min(a, b),
      max: Math.max(a, b),
      market,
    }))

const anyObligation: fc.Arbitrary<Obligation> = fc.record({
  kind: fc.constantFrom('reel' as const, 'photo' as const),
  count: fc.integer({ min: 1, max: 2 }),
  per: fc.constantFrom('day' as const, 'week' as const),
  by: fc.constantFrom('account' as const, 'creator' as const),
})

export const anyPlan: fc.Arbitrary<PlanRules> = fc.record({
  markets: fc.uniqueArray(fc.record({ market: marketOf, weight: fc.integer({ min: 1, max: 10 }) }), {
    minLength: 1,
    maxLength: 3,
    selector: ({ market }) => market,
  }),
  bands: fc.integer({ min: 1, max: 4 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => anyBand(index)))),
  quietHours: fc.option(fc.array(range, { maxLength: 2 })),
  minSpacingMinutes: fc.constantFrom(0, 15, 30, 90, 240),
  mix: fc.constant({ text: 20, photo: 50, photo_set: 10, reel: 20, story: 0, onlyfans_post: 0 }),
  jitterMinutes: fc.constantFrom(0, 10, 45, 240),
  obligations: fc.array(anyObligation, { maxLength: 2 }),
  missedPolicies: fc.constant({}),
  /** As many as there are to be; `anyInput` puts them into its window. */
  blackoutDates: fc.array(fc.constant('2026-01-01'), { maxLength: 3 }),
  reuseAfterDays: fc.constantFrom(0, 2, 14),
  captionOnce: fc.boolean(),
  sameMinute: fc.boolean(),
})

/** Three days to two weeks around any instant of two years, both clock changes of both hemispheres among them. */
export const anyInput: fc.Arbitrary<SolverInput> = fc
  .record({
    rules: anyPlan,
    zone: fc.constantFrom(...zones),
    quiet: fc.array(range, { maxLength: 1 }),
    start: fc.integer({ min: Date.parse('2025-09-01T00:00:00Z') / 60_000, max: Date.parse('2027-09-01T00:00:00Z') / 60_000 }),
    days: fc.integer({ min: 3, max: 14 }),
    accounts: fc.integer({ min: 1, max: 3 }),
    fixed: fc.array(fc.record({ account: fc.integer({ min: 0, max: 2 }), minute: fc.integer({ min: 0, max: 14 * 1440 }) }), {
      maxLength: 12,
    }),
    seed: fc.string({ minLength: 1, maxLength: 6 }),
  })
  .map(({ rules: drawn, zone, quiet, start, days, accounts, fixed, seed }) => {
    const rules = { ...drawn, blackoutDates: drawn.blackoutDates.map((_, index) => dateOf(Math.floor(start / 1440) + 1 + index * 2)) }
    return {
      creatorId: 'crt_1',
      accounts: Array.from({ length: accounts }, (_, index) => anAccount(`acc_${index}`, rules)),
      markets: marketsIn(zone, quiet),
      fixed: fixed
        .filter(({ account }) => account < accounts)
        .map(({ account, minute }) => aFixed(`acc_${account}`, (start + minute) * 60_000)),
      assets: someAssets(30),
      captions: someCaptions(20),
      window: { from: start * 60_000, to: (start + days * 1440) * 60_000 },
      seed,
    }
  })
