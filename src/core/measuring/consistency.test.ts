/** How steadily somebody posts: by hand, and what holds whatever was posted. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ObligationDay } from '../../contract/obligations.ts'
import type { PlanRules } from '../../contract/plans.ts'
import { createDayBook } from '../planning/local-day.ts'
import { anObligationDay } from '../../../test/seed/obligation-day.ts'
import { startOneCreator } from '../planning/testing/one-creator.ts'
import { aBand, marketsIn, somePlan } from '../planning/testing/plans.ts'
import { createWasOwed, hoursOf, mixOf, rhythmOf, streaksOf, variationOf } from './consistency.ts'
import type { Keeping, OutPost, SavedPlan } from './consistency.ts'

const out = (at: string, changes: Partial<OutPost> = {}): OutPost => ({ accountId: 'acc_1', at: Date.parse(at), kind: 'photo', ...changes })

describe('rhythm', () => {
  it('is the time between two posts of one account, not of two', () => {
    const posts = [
      out('2026-03-02T10:00:00Z'),
      out('2026-03-02T20:00:00Z'),
      out('2026-03-03T06:00:00Z'),
      out('2026-03-02T11:00:00Z', { accountId: 'acc_2' }),
    ]
    expect(rhythmOf(posts, 2)).toEqual({ posts: 4, postsPerDay: 2, gaps: 2, meanGapHours: 10, variation: 0 })
  })

  it('is unknown where there is nothing to draw it from', () => {
    expect(rhythmOf([], 0)).toEqual({ posts: 0, postsPerDay: null, gaps: 0, meanGapHours: null, variation: null })
    expect(rhythmOf([out('2026-03-02T10:00:00Z')], 7)).toMatchObject({ gaps: 0, meanGapHours: null, variation: null })
  })

  it('varies by σ/μ, whatever the unit', () => {
    expect(variationOf([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(2 / 5, 12)
    expect([variationOf([]), variationOf([3]), variationOf([0, 0])]).toEqual([null, null, null])
    const values = fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 50 })
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 100, noNaN: true }), (all, unit) => {
        const variation = variationOf(all) ?? Number.NaN
        expect(variation).toBeGreaterThanOrEqual(0)
        // The most there can be: all but one are 0.
        expect(variation).toBeLessThanOrEqual(Math.sqrt(all.length - 1) + 1e-6)
        expect(variationOf(all.map((value) => value * unit)) ?? Number.NaN).toBeCloseTo(variation, 6)
      }),
    )
  })
})

describe('hours', () => {
  const keepingOf = (changes: Parameters<typeof aBand>[0]): Keeping => ({
    rulesOf: new Map([['acc_1', somePlan({ bands: [aBand(changes)] })]]),
    markets: marketsIn('Europe/Paris'),
    book: createDayBook(),
  })
  it.each([
    ['at its beginning', { from: '09:00', to: '18:00' }, '2026-03-02T08:00:00Z', true],
    ['a minute before', { from: '09:00', to: '18:00' }, '2026-03-02T07:59:59Z', false],
    ['at its end', { from: '09:00', to: '18:00' }, '2026-03-02T17:00:00Z', false],
    ['after midnight, in a band of the evening before', { from: '22:00', to: '02:00', days: [1] }, '2026-03-03T00:30:00Z', true],
    ['that evening a day later', { from: '22:00', to: '02:00', days: [1] }, '2026-03-03T21:30:00Z', false],
    ['the first 02:30 of the day that has two', { from: '02:00', to: '03:00' }, '2026-10-25T00:30:00Z', true],
    ['the second', { from: '02:00', to: '03:00' }, '2026-10-25T01:30:00Z', true],
    ['03:00 after the skip', { from: '02:00', to: '03:00' }, '2026-03-29T01:00:00Z', false],
  ])('kept: %s', (_, band, at, kept) => {
    expect(hoursOf([out(at)], keepingOf(band))).toEqual({ within: kept ? 1 : 0, of: 1, share: kept ? 1 : 0 })
  })

  it('are not asked of accounts without a plan', () => {
    expect(hoursOf([out('2026-03-02T08:00:00Z', { accountId: 'acc_2' })], keepingOf({}))).toEqual({ within: 0, of: 0, share: null })
  })
})

describe('mix', () => {
  it('is each kind’s share against the plan’s, and adds up', () => {
    const rules = somePlan({ mix: { text: 1, photo: 3, photo_set: 0, reel: 0, story: 0, onlyfans_post: 0 } })
    const posts = [out('2026-03-02T08:00:00Z'), out('2026-03-02T09:00:00Z', { kind: 'reel' })]
    expect(mixOf(posts, rules)).toEqual([
      { kind: 'text', posts: 0, share: 0, target: 0.25 },
      { kind: 'photo', posts: 1, share: 0.5, target: 0.75 },
      { kind: 'reel', posts: 1, share: 0.5, target: 0 },
    ])
    expect(mixOf([], null)).toEqual([])
    expect(mixOf(posts.slice(0, 1), null)).toEqual([{ kind: 'photo', posts: 1, share: 1, target: null }])
  })
})

describe('streaks', () => {
  const dayOf = (index: number, isMet: boolean): ObligationDay => ({
    ...anObligationDay(),
    date: new Date(Date.UTC(2026, 2, index + 1)).toISOString().slice(0, 10),
    ...(isMet && { out: 1, gap: 0, state: 'met' }),
  })
  it('are the longest row of days met, and the one that goes on', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), (met) => {
        const rows = met
          .map((isMet) => (isMet ? 'x' : ' '))
          .join('')
          .split(' ')
          .map((row) => row.length)
        expect(streaksOf(met.map((isMet, index) => dayOf(index, isMet)))).toEqual([
          {
            accountId: null,
            kind: 'reel',
            per: 'day',
            wanted: 1,
            met: met.filter(Boolean).length,
            of: met.length,
            current: rows.at(-1),
            longest: Math.max(...rows),
          },
        ])
      }),
    )
  })
})

describe('what was owed', () => {
  const reel = { kind: 'reel' as const, count: 1, per: 'day' as const, by: 'creator' as const }
  const saved = (at: string, obligations: PlanRules['obligations'] | null, accountId: string | null = null): SavedPlan => ({
    accountId,
    rules: obligations && somePlan({ obligations }),
    at: Date.parse(at),
  })
  const owedOn = (plans: SavedPlan[], dates: string[], changes: Partial<ObligationDay> = {}): string[] => {
    const wasOwed = createWasOwed(plans, createDayBook())
    return dates.filter((date) => wasOwed({ ...anObligationDay(), date, ...changes }))
  }
  const march = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05']

  it('counts from the day of the plan that first asked for it, on the clock of its market', () => {
    // 23:30 on the 1st in London is the 2nd in Paris.
    expect(owedOn([saved('2026-03-01T23:30:00Z', [reel])], march)).toEqual(march.slice(1))
    expect(owedOn([saved('2026-02-20T10:00:00Z', []), saved('2026-03-03T10:00:00Z', [{ ...reel, count: 2 }])], march)).toEqual(
      march.slice(2),
    )
    expect(owedOn([], march)).toEqual([])
  })

  it('leaves out the days on which it was not asked for, and what is asked for in another way', () => {
    const onAndOff = [saved('2026-03-01T10:00:00Z', [reel]), saved('2026-03-02T10:00:00Z', []), saved('2026-03-04T10:00:00Z', [reel])]
    expect(owedOn(onAndOff, march)).toEqual(['2026-03-01', '2026-03-04', '2026-03-05'])
    expect(owedOn(onAndOff, march, { per: 'week' })).toEqual([])
    expect(owedOn(onAndOff, march, { accountId: 'acc_1' })).toEqual([])
  })

  it('is what an account’s own plan says while it has one, else its creator’s', () => {
    const each = { ...reel, by: 'account' as const }
    const plans = [
      saved('2026-03-01T10:00:00Z', [each]),
      saved('2026-03-02T10:00:00Z', [], 'acc_1'),
      saved('2026-03-04T10:00:00Z', null, 'acc_1'),
    ]
    expect(owedOn(plans, march, { accountId: 'acc_1' })).toEqual(['2026-03-01', '2026-03-04', '2026-03-05'])
    expect(owedOn(plans, march, { accountId: 'acc_2' })).toEqual(march)
  })

  it('is a whole week at a time: the one in which the plan was made is not held against anybody', () => {
    const weeks = ['2026-02-23', '2026-03-02', '2026-03-09']
    const week = { ...reel, per: 'week' as const }
    expect(owedOn([saved('2026-03-04T10:00:00Z', [week])], weeks, { per: 'week' })).toEqual(['2026-03-09'])
    expect(owedOn([saved('2026-03-02T10:00:00Z', [week])], weeks, { per: 'week' })).toEqual(['2026-03-02', '2026-03-09'])
  })
})

describe('the report', () => {
  it('is of the days that are over, from what really went out', async () => {
    await using it = await startOneCreator()
    const { client, creatorId, accountId } = it
    const month = { creatorId, from: '2026-03-01', to: '2026-03-31' }
    expect(await client.reports.consistency({ ...month, from: '2026-03-02' })).toMatchObject({
      period: null,
      rhythm: { posts: 0, postsPerDay: null },
    })
    await it.save(
      somePlan({ bands: [aBand({ from: '11:00', to: '13:00' })], obligations: [{ kind: 'text', count: 1, per: 'day', by: 'account' }] }),
    )
    await it.schedule('one', '2026-03-02T12:00')
    await it.schedule('two', '2026-03-03T12:00')
    await it.schedule('late', '2026-03-05T20:00')
    await it.schedule('not yet', '2026-03-06T12:00')
    for (const at of ['2026-03-02T11:00:00Z', '2026-03-03T11:00:00Z', '2026-03-05T19:00:00Z']) await it.goPast(at)
    await it.goPast('2026-03-06T00:00:00Z')
    expect(await client.reports.consistency(month)).toMatchObject({
      period: { from: '2026-03-01', to: '2026-03-05', days: 5 },
      zone: 'Europe/Paris',
      rhythm: { posts: 3, postsPerDay: 0.6, gaps: 2 },
      hours: { within: 2, of: 3 },
      // Not of the 1st: there was no plan yet.
      streaks: [{ accountId, kind: 'text', met: 3, of: 4, current: 1, longest: 2 }],
    })
    await expect(client.reports.consistency({ ...month, to: '2026-02-01' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(client.reports.consistency({ ...month, to: '2027-03-31' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })
})
