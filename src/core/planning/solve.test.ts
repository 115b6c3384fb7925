/** Cases worked out by hand: clock changes, markets, obligations, the library, and what is said when it cannot be. */
import { describe, expect, test } from 'vitest'
import { present } from '../../../test/harness/present.ts'
import type { PlanRules } from '../../contract/plans.ts'
import { createDayBook } from './local-day.ts'
import { plannableOn } from './clock-range.ts'
import { dayOfDate } from './local-day.ts'
import { solve } from './solve.ts'
import type { SolverInput } from './solver-types.ts'
import { aBand, aFixed, anAccount, marketsIn, someAssets, somePlan, someInput } from './testing/plans.ts'

const run = (rules: PlanRules, changes: Partial<SolverInput> = {}) => solve(someInput(rules, changes), rules)
const window = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) })

describe('a band on the day the clocks change', () => {
  // Each line: zone, date, band, and the instants (UTC) between which it can be planned, worked out by hand from the
  // IANA rules. A skipped hour is no time at all; of an hour that comes twice, the first is meant.
  test.each([
    ['Europe/Paris, spring: 02–03 is skipped', 'Europe/Paris', '2026-03-29', '01:00', '05:00', ['2026-03-29T00:00Z', '2026-03-29T03:00Z']],
    ['Europe/Paris, spring: a band within the gap', 'Europe/Paris', '2026-03-29', '02:00', '03:00', []],
    ['Europe/Paris, autumn: 02–03 comes twice', 'Europe/Paris', '2026-10-25', '02:00', '03:00', ['2026-10-25T00:00Z', '2026-10-25T01:00Z']],
    [
      'Europe/Paris, autumn: around it',
      'Europe/Paris',
      '2026-10-25',
      '01:00',
      '04:00',
      ['2026-10-24T23:00Z', '2026-10-25T01:00Z', '2026-10-25T02:00Z', '2026-10-25T03:00Z'],
    ],
    ['New York, spring', 'America/New_York', '2026-03-08', '01:00', '04:00', ['2026-03-08T06:00Z', '2026-03-08T08:00Z']],
    ['New York, autumn', 'America/New_York', '2026-11-01', '01:00', '02:00', ['2026-11-01T05:00Z', '2026-11-01T06:00Z']],
    ['Los Angeles, spring', 'America/Los_Angeles', '2026-03-08', '01:30', '03:30', ['2026-03-08T09:30Z', '2026-03-08T10:30Z']],
    ['Los Angeles, autumn', 'America/Los_Angeles', '2026-11-01', '00:00', '02:00', ['2026-11-01T07:00Z', '2026-11-01T09:00Z']],
    ['Sydney, spring (October)', 'Australia/Sydney', '2026-10-04', '01:00', '04:00', ['2026-10-03T15:00Z', '2026-10-03T17:00Z']],
    ['Sydney, autumn (April)', 'Australia/Sydney', '2026-04-05', '02:00', '03:00', ['2026-04-04T15:00Z', '2026-04-04T16:00Z']],
    ['Kolkata, half an hour off, no change', 'Asia/Kolkata', '2026-03-29', '09:00', '10:00', ['2026-03-29T03:30Z', '2026-03-29T04:30Z']],
    [
      'Lord Howe, spring: 02:00–02:30 is skipped',
      'Australia/Lord_Howe',
      '2026-10-04',
      '01:30',
      '03:00',
      ['2026-10-03T15:00Z', '2026-10-03T16:00Z'],
    ],
    [
      'Lord Howe, autumn: 01:30–02:00 comes twice',
      'Australia/Lord_Howe',
      '2026-04-05',
      '01:30',
      '02:00',
      ['2026-04-04T14:30Z', '2026-04-04T15:00Z'],
    ],
    [
      'over midnight into the spring change, Paris',
      'Europe/Paris',
      '2026-03-28',
      '23:00',
      '03:30',
      ['2026-03-28T22:00Z', '2026-03-29T01:30Z'],
    ],
    // Bands over midnight into and out of each change: the morning after and the evening before are of different lengths.
    [
      'over midnight into the autumn change, Paris',
      'Europe/Paris',
      '2026-10-24',
      '22:00',
      '04:00',
      ['2026-10-24T20:00Z', '2026-10-25T01:00Z', '2026-10-25T02:00Z', '2026-10-25T03:00Z'],
    ],
    [
      'over midnight into the spring change, New York',
      'America/New_York',
      '2026-03-07',
      '23:00',
      '03:30',
      ['2026-03-08T04:00Z', '2026-03-08T07:30Z'],
    ],
    [
      'over midnight into the autumn change, New York',
      'America/New_York',
      '2026-10-31',
      '22:00',
      '02:30',
      ['2026-11-01T02:00Z', '2026-11-01T06:00Z', '2026-11-01T07:00Z', '2026-11-01T07:30Z'],
    ],
    [
      'over midnight into the spring change, Los Angeles',
      'America/Los_Angeles',
      '2026-03-07',
      '23:00',
      '04:00',
      ['2026-03-08T07:00Z', '2026-03-08T11:00Z'],
    ],
    [
      'over midnight into the autumn change, Los Angeles',
      'America/Los_Angeles',
      '2026-10-31',
      '23:00',
      '01:30',
      ['2026-11-01T06:00Z', '2026-11-01T08:30Z'],
    ],
    [
      'over midnight into the spring change, Sydney',
      'Australia/Sydney',
      '2026-10-03',
      '22:00',
      '03:30',
      ['2026-10-03T12:00Z', '2026-10-03T16:30Z'],
    ],
    [
      'over midnight into the autumn change, Sydney',
      'Australia/Sydney',
      '2026-04-04',
      '23:00',
      '02:30',
      ['2026-04-04T12:00Z', '2026-04-04T15:30Z'],
    ],
    ['over midnight, Kolkata', 'Asia/Kolkata', '2026-10-24', '23:15', '00:45', ['2026-10-24T17:45Z', '2026-10-24T19:15Z']],
    ['Kolkata on Europe’s autumn day', 'Asia/Kolkata', '2026-10-25', '02:00', '03:00', ['2026-10-24T20:30Z', '2026-10-24T21:30Z']],
    [
      'over midnight into the spring change, Lord Howe',
      'Australia/Lord_Howe',
      '2026-10-03',
      '23:30',
      '02:45',
      ['2026-10-03T13:00Z', '2026-10-03T15:45Z'],
    ],
    [
      'over midnight into the autumn change, Lord Howe',
      'Australia/Lord_Howe',
      '2026-04-04',
      '23:00',
      '02:15',
      ['2026-04-04T12:00Z', '2026-04-04T15:00Z', '2026-04-04T15:30Z', '2026-04-04T15:45Z'],
    ],
    [
      'the whole day round, 25 hours long: the second 02–03 is left out',
      'Europe/Paris',
      '2026-10-25',
      '00:00',
      '00:00',
      ['2026-10-24T22:00Z', '2026-10-25T01:00Z', '2026-10-25T02:00Z', '2026-10-25T23:00Z'],
    ],
    ['the whole day round, 23 hours long', 'Europe/Paris', '2026-03-29', '00:00', '00:00', ['2026-03-28T23:00Z', '2026-03-29T22:00Z']],
  ] as const)('%s', (_, zone, date, from, to, expected) => {
    const found = plannableOn(createDayBook(), dayOfDate(date), zone, { from, to })
    expect(
      found.flatMap(({ start, end }) => [start, end]).map((minute) => `${new Date(minute * 60_000).toISOString().slice(0, 16)}Z`),
    ).toEqual(expected)
  })

  test.each([
    ['spring', '2026-03-27T00:00Z', '2026-03-31T00:00Z'],
    ['autumn', '2026-10-23T00:00Z', '2026-10-27T00:00Z'],
  ])('quiet hours are quiet both times round and after the gap: %s', (_, from, to) => {
    const rules = somePlan({
      bands: [aBand({ from: '00:00', to: '00:00', min: 20, max: 20 })],
      quietHours: [{ from: '02:00', to: '06:00' }],
      minSpacingMinutes: 20,
    })
    const { slots } = run(rules, { window: window(from, to) })
    expect(slots.length).toBeGreaterThan(60)
    const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit', hourCycle: 'h23' })
    expect(slots.filter(({ at }) => [2, 3, 4, 5].includes(Number(hour.format(at))))).toEqual([])
  })
})

describe('markets', () => {
  test('a mixture speaks to each by its weight, in its own time', () => {
    const rules = somePlan({
      markets: [
        { market: 'france', weight: 3 },
        { market: 'us_east', weight: 1 },
      ],
      bands: [aBand({ from: '18:00', to: '22:00', min: 4, max: 4 })],
      minSpacingMinutes: 10,
    })
    const { slots } = run(rules)
    const french = slots.filter(({ market }) => market === 'france')
    expect(french.length / slots.length).toBeCloseTo(0.75, 1)
    for (const { wall, zone, market } of slots) {
      expect(zone).toBe(market === 'france' ? 'Europe/Paris' : 'America/New_York')
      expect(Number(wall.slice(11, 13))).toBeGreaterThanOrEqual(18)
    }
  })

  test('hours that are better draw more posts', () => {
    const weights = Array.from({ length: 168 }, (_, hour) => (hour % 24 === 20 ? 50 : 1))
    const rules = somePlan({ bands: [aBand({ from: '08:00', to: '23:00', min: 2, max: 2 })], minSpacingMinutes: 15 })
    const { slots } = run(rules, { accounts: [anAccount('acc_1', rules, { hourWeights: { france: weights } })] })
    expect(slots.filter(({ wall }) => wall.slice(11, 13) === '20').length / slots.length).toBeGreaterThan(0.5)
  })
})

describe('obligations', () => {
  test('one reel a day, each day, when the bands leave room', () => {
    const rules = somePlan({ obligations: [{ kind: 'reel', count: 1, per: 'day', by: 'account' }], mix: { ...somePlan().mix, reel: 0 } })
    const { slots, findings } = run(rules)
    const days = new Map<string, number>()
    for (const { kind, date } of slots) if (kind === 'reel') days.set(date, (days.get(date) ?? 0) + 1)
    expect([...days.values()].every((count) => count === 1)).toBe(true)
    expect(days.size).toBeGreaterThanOrEqual(27)
    expect(findings).toEqual([])
  })

  test('a band is widened up to its maximum for what is owed', () => {
    const rules = somePlan({ bands: [aBand({ min: 0, max: 3 })], obligations: [{ kind: 'reel', count: 2, per: 'day', by: 'account' }] })
    const { slots, findings } = run(rules)
    expect(slots.filter(({ kind }) => kind === 'reel').length).toBeGreaterThanOrEqual(2 * 27)
    expect(findings.filter(({ rule }) => rule === 'obligation.no_slot')).toEqual([])
  })

  test('says on how many days there is no room', () => {
    const rules = somePlan({
      bands: [aBand({ days: [1, 2, 3, 4, 5], min: 1, max: 1 })],
      obligations: [{ kind: 'reel', count: 1, per: 'day', by: 'account' }],
    })
    const { findings } = run(rules)
    expect(findings).toEqual([
      expect.objectContaining({ rule: 'obligation.no_slot', kind: 'reel', wanted: 1, possible: 0, days: 8, date: '2026-03-07' }),
    ])
  })

  test('owed by the creator: once a day over all accounts, on one that can', () => {
    const rules = somePlan({ obligations: [{ kind: 'reel', count: 1, per: 'day', by: 'creator' }], mix: { ...somePlan().mix, reel: 0 } })
    const accounts = [anAccount('acc_1', rules, { kinds: ['text', 'photo'] }), anAccount('acc_2', rules), anAccount('acc_3', rules)]
    const { slots } = run(rules, { accounts })
    const reels = slots.filter(({ kind }) => kind === 'reel')
    expect(new Set(reels.map(({ accountId }) => accountId)).has('acc_1')).toBe(false)
    expect(new Set(reels.map(({ date }) => date)).size).toBe(reels.length)
    expect(reels.length).toBeGreaterThanOrEqual(27)
  })

  test('a reel that is scheduled by hand counts', () => {
    const rules = somePlan({ obligations: [{ kind: 'reel', count: 1, per: 'day', by: 'account' }], mix: { ...somePlan().mix, reel: 0 } })
    const { slots } = run(rules, { fixed: [aFixed('acc_1', Date.parse('2026-03-10T12:00:00Z'), { kind: 'reel' })] })
    expect(slots.filter(({ kind, date }) => kind === 'reel' && date === '2026-03-10')).toEqual([])
  })

  test('on a platform without the kind: said so, and nothing is planned for it', () => {
    const rules = somePlan({ obligations: [{ kind: 'reel', count: 1, per: 'day', by: 'account' }] })
    const { findings, slots } = run(rules, { accounts: [anAccount('acc_1', rules, { kinds: ['text', 'photo'] })] })
    expect(findings.map(({ rule }) => rule)).toContain('obligation.not_on_platform')
    expect(new Set(slots.map(({ kind }) => kind))).toEqual(new Set(['text', 'photo']))
  })
})

describe('the library', () => {
  test('three reels are wanted, one is there: says both numbers, and leaves the others open', () => {
    const rules = somePlan({
      bands: [aBand({ min: 1, max: 1 })],
      mix: { text: 0, photo: 0, photo_set: 0, reel: 1, story: 0, onlyfans_post: 0 },
    })
    const { slots, findings } = run(rules, { assets: someAssets(1, ['reel']), window: window('2026-03-02T00:00Z', '2026-03-05T00:00Z') })
    expect(slots.map(({ filled }) => filled)).toEqual([true, false, false])
    expect(findings).toEqual([expect.objectContaining({ rule: 'library.short', kind: 'reel', wanted: 3, possible: 1 })])
  })

  test('what is not allowed on a platform is not proposed there', () => {
    const rules = somePlan({ mix: { text: 0, photo: 1, photo_set: 0, reel: 0, story: 0, onlyfans_post: 0 } })
    const assets = someAssets(60).map((asset, index) => (index % 2 === 0 ? { ...asset, notOn: ['bluesky' as const] } : asset))
    const { slots } = run(rules, { assets })
    for (const { assetIds } of slots) for (const id of assetIds) expect(Number(id.slice(4)) % 2).toBe(1)
  })

  test('the longest unused goes first', () => {
    const rules = somePlan({
      bands: [aBand({ min: 1, max: 1 })],
      mix: { text: 0, photo: 1, photo_set: 0, reel: 0, story: 0, onlyfans_post: 0 },
    })
    const assets = someAssets(10).map((asset, index) => ({ ...asset, lastUsedAt: Date.parse('2026-01-01') - index * 86_400_000 }))
    const { slots } = run(rules, { assets, window: window('2026-03-02T00:00Z', '2026-03-05T00:00Z') })
    expect(slots.map(({ assetIds }) => assetIds[0])).toEqual(['ast_9', 'ast_8', 'ast_7'])
  })

  test('a template goes on to its next text once one was used on the platform', () => {
    const rules = somePlan({
      bands: [aBand({ min: 1, max: 1 })],
      mix: { text: 1, photo: 0, photo_set: 0, reel: 0, story: 0, onlyfans_post: 0 },
    })
    const captions = [{ id: 'cap_1', variants: 3, kinds: null, platforms: null, used: [{ platform: 'bluesky' as const, variant: 1 }] }]
    const { slots, findings } = run(rules, { captions, window: window('2026-03-02T00:00Z', '2026-03-05T00:00Z') })
    expect(
      slots
        .map(({ caption }) => caption?.variant)
        .filter((variant) => variant !== undefined)
        .toSorted((a, b) => a - b),
    ).toEqual([0, 2])
    expect(findings).toEqual([expect.objectContaining({ rule: 'captions.short', kind: 'text', wanted: 3, possible: 2 })])
  })
})

describe('what cannot be', () => {
  test('an account that can post nothing takes no minute from another', () => {
    const rules = somePlan({
      bands: [aBand({ from: '15:00', to: '15:01', min: 1, max: 1 })],
      jitterMinutes: 0,
      mix: { ...somePlan().mix, onlyfans_post: 0 },
    })
    const accounts = [anAccount('acc_idle', rules, { platform: 'onlyfans', kinds: ['onlyfans_post'] }), anAccount('acc_1', rules)]
    const { slots, findings } = run(rules, { accounts })
    expect(slots.filter(({ accountId }) => accountId === 'acc_1')).toHaveLength(28)
    expect(findings.filter(({ accountId, rule }) => accountId === 'acc_1' && rule === 'band.full')).toEqual([])
  })

  test('a band all in quiet hours', () => {
    const rules = somePlan({ bands: [aBand({ from: '02:00', to: '06:00' })], quietHours: [{ from: '01:00', to: '07:00' }] })
    expect(run(rules).findings).toEqual([expect.objectContaining({ rule: 'band.too_short', wanted: 1, possible: 0 })])
  })
  test('a band is said to be too short of the days of the window, not of those around it or of what is over', () => {
    const rules = somePlan({ bands: [aBand({ from: '10:00', to: '12:00', min: 6, max: 6 })], minSpacingMinutes: 60 })
    const three = window('2026-03-02T13:00Z', '2026-03-05T13:00Z')
    const said = [run({ ...rules, quietHours: [{ from: '09:00', to: '13:00' }] }, { window: three }), run(rules, { window: three })]
    expect(said.map(({ findings }) => findings.map(({ rule, date, days }) => [rule, date, days]))).toEqual([
      [['band.too_short', '2026-03-03', 3]],
      [['band.full', '2026-03-03', 3]],
    ])
  })
  test('more posts than the spacing leaves room for: as many as there is room for, and said so', () => {
    const rules = somePlan({ bands: [aBand({ from: '10:00', to: '12:00', min: 6, max: 6 })], minSpacingMinutes: 60 })
    const { slots, findings } = run(rules, { window: window('2026-03-02T00:00Z', '2026-03-03T00:00Z') })
    expect(slots.length).toBe(2)
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'band.full', wanted: 6, possible: 2 }))
  })
  test('a plan without bands', () => {
    expect(run(somePlan({ bands: [] })).findings).toEqual([expect.objectContaining({ rule: 'plan.no_bands' })])
  })
  test('a plan whose days are all blacked out, or none of the bands’ days', () => {
    const three = window('2026-03-03T00:00Z', '2026-03-06T00:00Z')
    const said = (changes: Partial<PlanRules>) => run(somePlan(changes), { window: three }).findings.map(({ rule }) => rule)
    expect(said({ blackoutDates: ['2026-03-03', '2026-03-04', '2026-03-05'] })).toEqual(['plan.no_days'])
    expect(said({ bands: [aBand({ days: [1] })] })).toEqual(['plan.no_days'])
    expect(said({ blackoutDates: ['2026-03-03', '2026-03-04'] })).toEqual([])
  })
  test('a band over midnight stops where a blacked-out day begins', () => {
    const late = somePlan({
      bands: [aBand({ from: '23:30', to: '02:00', min: 3, max: 3 })],
      minSpacingMinutes: 5,
      quietHours: [],
      blackoutDates: ['2026-03-10'],
    })
    const { slots } = run(late)
    const on = slots.filter(({ date }) => date === '2026-03-09')
    expect(on.length).toBeGreaterThan(0)
    for (const { wall } of on) expect(wall.slice(0, 10)).toBe('2026-03-09')
  })
  test('blackout dates stay empty', () => {
    const { slots } = run(somePlan({ blackoutDates: ['2026-03-10'] }))
    expect(slots.filter(({ date }) => date === '2026-03-10')).toEqual([])
    expect(new Set(slots.map(({ kind }) => kind)).size).toBeGreaterThan(2)
  })
})

describe('a small edit moves little', () => {
  const base = somePlan({
    bands: [aBand({ id: 'morning', from: '07:00', to: '11:00' }), aBand({ id: 'evening', from: '17:00', to: '22:00', min: 1, max: 3 })],
  })
  const before = run(base).slots
  const movedBy = (rules: PlanRules, changes: Partial<SolverInput> = {}): number => {
    const after = new Map(run(rules, { ...changes, previous: before }).slots.map((slot) => [slot.key, slot.at]))
    return before.filter(({ key, at }) => after.get(key) !== at).length
  }
  test('another seed of times for nobody: nothing moves', () => expect(movedBy(base)).toBe(0))
  test('a shorter evening moves only evenings that lay in what is gone', () => {
    const shorter = { ...base, bands: base.bands.map((band) => (band.id === 'evening' ? { ...band, to: '21:00' } : band)) }
    const gone = before.filter(({ bandId, wall }) => bandId === 'evening' && wall.slice(11) >= '21:00').length
    expect(gone).toBeGreaterThan(3)
    expect(movedBy(shorter)).toBe(gone)
  })
  test('a post scheduled by hand moves at most the one it is too near to', () => {
    const near = present(before[10])
    expect(movedBy(base, { fixed: [aFixed('acc_1', near.at + 20 * 60_000)] })).toBeLessThanOrEqual(1)
  })
  test('what was planned beside a post by hand is not taken for its place when planning again', () => {
    // Two for the day, by 05:00 and 19:00. The post at 12:10 is nearer to 19:00 and has that place; the other one is
    // pushed to 08:00 by the post at 04:00, which is then nearer to 12:10 than 19:00 is.
    const rules = somePlan({
      bands: [
        aBand({ id: 'night', from: '00:00', to: '05:30', min: 1, max: 1 }),
        aBand({ id: 'all-day', from: '00:00', to: '00:00', min: 2, max: 2 }),
      ],
      minSpacingMinutes: 240,
      jitterMinutes: 0,
    })
    const input = someInput(rules, {
      markets: marketsIn('UTC'),
      window: window('2026-03-07T00:00Z', '2026-03-08T00:00Z'),
      fixed: ['04:00', '12:10'].map((time) => aFixed('acc_1', Date.parse(`2026-03-07T${time}Z`))),
    })
    const first = solve(input, rules).slots
    expect(first.map(({ wall }) => wall)).toEqual(['2026-03-07T08:00'])
    expect(solve({ ...input, previous: first }, rules).slots).toEqual(first)
  })
  test('another mix moves no times', () => expect(movedBy({ ...base, mix: { ...base.mix, text: 80 } })).toBe(0))
  test('what moves keeps clear of the minutes of what stays, so that nothing is said to be impossible', () => {
    const two = (from: string, to: string) =>
      somePlan({
        bands: [aBand({ id: 'one', from, to, min: 1, max: 1 }), aBand({ id: 'two', from: '20:00', to: '22:00', min: 1, max: 1 })],
      })
    for (let seed = 0; seed < 30; seed += 1) {
      const first = run(two('10:00', '12:00'), { seed: `${seed}` })
      const after = run(two('13:20', '15:10'), { seed: `${seed}`, previous: first.slots })
      expect(after.findings.filter(({ rule }) => rule === 'vary.impossible')).toEqual([])
    }
  })
  test('what stays is not said to be unable to vary because a person chose the same hour for another day', () => {
    const rules = somePlan({ bands: [aBand({ min: 1, max: 1 })] })
    const first = run(rules).slots
    const same = aFixed('acc_1', present(first[3]).at + 86_400_000, { slotKey: present(first[4]).key })
    const after = run(rules, { previous: first.filter(({ key }) => key !== same.slotKey), fixed: [same] })
    expect(after.slots.map(({ key, at }) => [key, at])).toEqual(
      first.filter(({ key }) => key !== same.slotKey).map(({ key, at }) => [key, at]),
    )
    expect(after.findings).toEqual([])
  })
  test('an account that comes first takes no minute that another one has', () => {
    const rules = somePlan({ jitterMinutes: 0 })
    const [first, second] = ['acc_1', 'acc_2'].map((id) => anAccount(id, rules))
    const alone = solve(someInput(rules, { accounts: [present(second)] }), rules).slots
    const both = solve(someInput(rules, { accounts: [present(first), present(second)], previous: alone }), rules)
    const own = both.slots.filter(({ accountId }) => accountId === 'acc_2')
    expect(own.map(({ key, at }) => [key, at])).toEqual(alone.map(({ key, at }) => [key, at]))
    expect(both.slots.length).toBeGreaterThan(own.length)
  })
  test('the window moving on a day moves nothing', () => {
    const day = 86_400_000
    const { from, to } = someInput(base).window
    const after = new Map(
      run(base, { previous: before, window: { from: from + day, to: to + day } }).slots.map((slot) => [slot.key, slot.at]),
    )
    const later = before.filter(({ at }) => at >= from + day)
    expect(later.map(({ key }) => after.get(key))).toEqual(later.map(({ at }) => at))
  })
  test('a post that is ready stays until what is owed instead of it is in the library too', () => {
    const photos = someAssets(200, ['photo', 'photo_set'])
    const plain = somePlan({ bands: [aBand({ min: 1, max: 1 })], mix: { ...somePlan().mix, reel: 0 } })
    const first = run(plain, { assets: photos }).slots
    const owing: PlanRules = { ...plain, obligations: [{ kind: 'reel', count: 1, per: 'day', by: 'account' }] }
    const after = run(owing, { assets: photos, previous: first })
    expect(after.slots.map(({ key, kind, assetIds }) => ({ key, kind, assetIds }))).toEqual(
      first.map(({ key, kind, assetIds }) => ({ key, kind, assetIds })),
    )
    expect(after.findings).toEqual([expect.objectContaining({ rule: 'library.short', kind: 'reel', wanted: 27, possible: 0 })])

    const twoReels = [...photos, ...someAssets(2, ['reel']).map((asset) => ({ ...asset, id: `${asset.id}_reel` }))]
    const filled = run({ ...owing, reuseAfterDays: 60 }, { assets: twoReels, previous: after.slots })
    expect(filled.slots.filter(({ kind }) => kind === 'reel').map(({ filled: isFilled }) => isFilled)).toEqual([true, true])
    expect(filled.slots.filter((slot, index) => slot.kind === present(first[index]).kind)).toHaveLength(first.length - 2)
    expect(filled.findings).toEqual([expect.objectContaining({ rule: 'library.short', kind: 'reel', wanted: 27, possible: 2 })])
  })
  test('a kind that the plan wants no more does not stay', () => {
    const texts = { ...somePlan({ bands: [aBand({ min: 1, max: 1 })] }), mix: { ...somePlan().mix, photo: 0, photo_set: 0, reel: 0 } }
    const reels = { ...texts, mix: { ...texts.mix, text: 0, reel: 1 } }
    const after = run(reels, { assets: [], previous: run(texts).slots })
    expect(new Set(after.slots.map(({ kind }) => kind))).toEqual(new Set(['reel']))
  })
  test('what is owed goes where no post is ready yet', () => {
    const plain = somePlan({
      bands: [aBand({ id: 'one', from: '09:00', to: '12:00', min: 1, max: 1 })],
      mix: { ...somePlan().mix, reel: 0 },
    })
    const first = run(plain).slots
    const more: PlanRules = {
      ...plain,
      bands: [...plain.bands, aBand({ id: 'two', from: '15:00', to: '18:00', min: 1, max: 1 })],
      obligations: [{ kind: 'reel', count: 1, per: 'day', by: 'account' }],
    }
    const { slots } = run(more, { previous: first })
    expect(new Set(slots.filter(({ kind }) => kind === 'reel').map(({ bandId }) => bandId))).toEqual(new Set(['two']))
  })
  test('a market in another zone: times keep their walls', () => {
    const moved = run(base, { markets: marketsIn('Europe/Lisbon') }).slots
    expect(moved.map(({ wall }) => wall)).toEqual(before.map(({ wall }) => wall))
  })
})
