/** What is owed, in days of the market: cases at both clock changes by hand, and what holds for all of them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ObligationRisk } from '../../contract/obligations.ts'
import { obligationRisks } from '../../contract/obligations.ts'
import type { Obligation } from '../../contract/plans.ts'
import { createDayBook } from './local-day.ts'
import { outlookOf, standing } from './obligations.ts'
import type { CountedPost, OutlookInput } from './obligations.ts'
import { marketsIn, somePlan, zones } from './testing/plans.ts'

const book = createDayBook()
const aReelADay: Obligation = { kind: 'reel', count: 1, per: 'day', by: 'account' }
const reel = (at: string | number, changes: Partial<CountedPost> = {}): CountedPost => ({
  accountId: 'acc_1',
  at: typeof at === 'number' ? at : Date.parse(at),
  kind: 'reel',
  isOut: false,
  risk: null,
  ...changes,
})
const inputOf = (
  changes: Partial<OutlookInput> & { zone?: string; obligations?: Obligation[]; blackoutDates?: string[] } = {},
): OutlookInput => {
  const { zone = 'Europe/Paris', obligations = [aReelADay], blackoutDates = [], ...rest } = changes
  const rules = somePlan({ obligations, blackoutDates })
  return {
    creatorId: 'crt_1',
    rules,
    accounts: [{ id: 'acc_1', kinds: ['photo', 'reel'], rules }],
    markets: marketsIn(zone),
    posts: [],
    now: Date.parse('2026-03-02T09:00:00Z'),
    days: 3,
    ...rest,
  }
}
const statesOf = (input: OutlookInput) => outlookOf(input, book).map(({ date, state }) => `${date} ${state}`)

describe('one day or week', () => {
  const open = (risk: ObligationRisk | null = null) => ({ isOut: false, risk })
  const out = { isOut: true, risk: null }
  it.each([
    ['nothing', 1, [], 'missing', 1],
    ['one scheduled', 1, [open()], 'planned', 0],
    ['one out', 1, [out], 'met', 0],
    ['one that nobody approved', 1, [open('awaiting_approval')], 'at_risk', 0],
    ['one risky, and another that is not', 1, [open('account'), open()], 'planned', 0],
    ['one out of two', 2, [out], 'missing', 1],
    ['one out, one at risk, of two', 2, [out, open('content')], 'at_risk', 0],
    ['more than is owed', 1, [out, out], 'met', 0],
  ] as const)('%s', (_, wanted, posts, state, gap) => {
    expect(standing(wanted, posts)).toMatchObject({ state, gap })
  })

  it('only gets better by what is added, and is whole in its numbers', () => {
    const order = ['missing', 'at_risk', 'planned', 'met']
    const post = fc.record({ isOut: fc.boolean(), risk: fc.option(fc.constantFrom(...obligationRisks)) })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(post, { maxLength: 8 }), post, (wanted, posts, one) => {
        const before = standing(wanted, posts)
        const after = standing(wanted, [...posts, one])
        expect(order.indexOf(after.state)).toBeGreaterThanOrEqual(order.indexOf(before.state))
        expect(before.out + before.planned).toBe(posts.length)
        expect(before.gap === 0).toBe(before.state !== 'missing')
        expect(before.risky > 0).toBe(before.risks.length > 0)
      }),
    )
  })
})

describe('the days ahead', () => {
  it.each([
    // The clocks go forward on 29 March 2026 at 02:00: that day has 23 hours.
    ['Paris, just before midnight of a short day', 'Europe/Paris', '2026-03-29T00:30:00Z', '2026-03-29T21:59:00Z', '2026-03-29'],
    ['Paris, just after it', 'Europe/Paris', '2026-03-29T00:30:00Z', '2026-03-29T22:00:00Z', '2026-03-30'],
    // They go back on 25 October 2026 at 03:00: 25 hours.
    ['Paris, the hour that comes twice', 'Europe/Paris', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25'],
    ['Paris, just before midnight of a long day', 'Europe/Paris', '2026-10-25T00:30:00Z', '2026-10-25T22:59:00Z', '2026-10-25'],
    ['New York in spring', 'America/New_York', '2026-03-08T12:00:00Z', '2026-03-09T03:59:00Z', '2026-03-08'],
    ['New York in autumn', 'America/New_York', '2026-11-01T12:00:00Z', '2026-11-02T04:59:00Z', '2026-11-01'],
    ['Lord Howe, half an hour back', 'Australia/Lord_Howe', '2026-04-04T14:00:00Z', '2026-04-05T13:29:00Z', '2026-04-05'],
    ['Kolkata', 'Asia/Kolkata', '2026-03-02T09:00:00Z', '2026-03-02T18:29:00Z', '2026-03-02'],
  ])('%s', (_, zone, now, at, date) => {
    const rows = outlookOf(inputOf({ zone, now: Date.parse(now), posts: [reel(at)] }), book)
    expect(rows.filter(({ state }) => state === 'planned').map((row) => row.date)).toEqual([date])
    expect(rows.length).toBe(3)
  })

  it('owe nothing on a blackout, nor what no account takes, nor another account’s', () => {
    expect(statesOf(inputOf({ blackoutDates: ['2026-03-03'] }))).toEqual(['2026-03-02 missing', '2026-03-04 missing'])
    expect(statesOf(inputOf({ obligations: [{ ...aReelADay, kind: 'story' }] }))).toEqual([])
    expect(statesOf(inputOf({ obligations: [{ ...aReelADay, kind: 'story', by: 'creator' }] }))).toEqual([])
    expect(statesOf(inputOf({ days: 1, posts: [reel('2026-03-02T12:00:00Z', { accountId: 'acc_2' })] }))).toEqual(['2026-03-02 missing'])
    expect(statesOf(inputOf({ days: 1, posts: [reel('2026-03-02T12:00:00Z', { kind: 'photo' })] }))).toEqual(['2026-03-02 missing'])
  })

  it('are met by any account where the creator owes it, and count weeks from Monday, whole', () => {
    const [today] = outlookOf(
      inputOf({
        days: 1,
        obligations: [{ ...aReelADay, by: 'creator' }],
        posts: [reel('2026-03-02T12:00:00Z', { isOut: true })],
      }),
      book,
    )
    expect(today).toMatchObject({ accountId: null, state: 'met', zone: 'Europe/Paris' })
    // Thursday; what went out on Monday counts, and what comes on Sunday.
    const week = outlookOf(
      inputOf({
        now: Date.parse('2026-03-05T09:00:00Z'),
        obligations: [{ ...aReelADay, per: 'week', count: 2 }],
        posts: [reel('2026-03-02T12:00:00Z', { isOut: true }), reel('2026-03-08T12:00:00Z'), reel('2026-03-09T12:00:00Z')],
      }),
      book,
    )
    expect(week).toMatchObject([{ date: '2026-03-02', wanted: 2, out: 1, planned: 1, state: 'planned' }])
  })

  it('count every post of the kind on exactly one day, whatever the zone and the date', () => {
    const moment = fc.record({
      zone: fc.constantFrom(...zones),
      now: fc.integer({ min: Date.parse('2025-09-01T00:00:00Z') / 60_000, max: Date.parse('2027-09-01T00:00:00Z') / 60_000 }),
      days: fc.integer({ min: 1, max: 31 }),
      offsets: fc.array(fc.integer({ min: 0, max: 31 * 1440 - 1 }), { maxLength: 20 }),
    })
    fc.assert(
      fc.property(moment, ({ zone, now, days, offsets }) => {
        const start = now * 60_000
        const posts = offsets.map((offset) => reel(start + offset * 60_000))
        const rows = outlookOf(inputOf({ zone, now: start, days, posts }), book)
        expect(rows.map(({ date }) => date)).toEqual([...new Set(rows.map(({ date }) => date))].toSorted())
        expect(rows.length).toBe(days)
        const last = rows.at(-1)?.date ?? ''
        const within = posts.filter(({ at }) => book.wallAt(at / 60_000, zone).date <= last)
        expect(rows.reduce((sum, { planned }) => sum + planned, 0)).toBe(within.length)
      }),
      { numRuns: 300 },
    )
  })
})
