/** Which rules a place breaks: each by hand, and whatever the solver plans breaks none of them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlanRules } from '../../contract/plans.ts'
import { checkMoves } from './check-move.ts'
import type { Move, MoveFacts, PlacedPost } from './check-move.ts'
import { planKinds } from '../../contract/plans.ts'
import { createDayBook } from './local-day.ts'
import { debtsOf } from './obligations.ts'
import { solve } from './solve.ts'
import { aBand, anyInput, marketsIn, somePlan } from './testing/plans.ts'

const utc = (iso: string): number => Date.parse(`${iso}:00Z`)
const now = utc('2026-03-01T00:00')

const aPost = (id: string, iso: string, changes: Partial<PlacedPost> = {}): PlacedPost => ({
  id,
  accountId: 'acc_1',
  accountHandle: 'lea',
  platform: 'bluesky',
  at: utc(iso),
  assetIds: [],
  text: id,
  kind: 'photo',
  ...changes,
})

const factsOf = (rules: PlanRules | null, posts: readonly PlacedPost[], zone = 'Europe/Paris'): MoveFacts => ({
  book: createDayBook(),
  markets: marketsIn(zone, [{ from: '02:00', to: '06:00' }]),
  rulesOf: () => rules,
  debts: debtsOf({ rules, accounts: rules ? ['acc_1', 'acc_2'].map((id) => ({ id, kinds: planKinds, rules })) : [] }),
  posts,
})

const moveOf = (post: PlacedPost, iso: string): Move => ({ post, state: 'scheduled', isMovable: true, to: utc(iso) })
/** `spacing*` is new. */
const rulesOf = (facts: MoveFacts, ...moves: Move[]): string[][] =>
  checkMoves(facts, moves, now).map((all) => all.map(({ rule, isNew }) => (isNew ? `${rule}*` : rule)))

/** 09:00–18:00 in Paris, 08:00–17:00 UTC in winter. */
const plan = somePlan({ bands: [aBand({ max: 3 })] })

describe('a place on the calendar', () => {
  const mine = aPost('a', '2026-03-02T09:00')
  it('breaks nothing where the plan would put it', () => {
    expect(rulesOf(factsOf(plan, [mine]), moveOf(mine, '2026-03-03T16:59'))).toEqual([[]])
  })

  it('is too near to another of its account, and says to which and by how much', () => {
    const other = aPost('b', '2026-03-03T12:00')
    const [[broken] = []] = checkMoves(factsOf(plan, [mine, other]), [moveOf(mine, '2026-03-03T11:15')], now)
    expect(broken).toMatchObject({
      rule: 'spacing',
      canOverride: true,
      isNew: true,
      actual: 45,
      allowed: 60,
      other: { publicationId: 'b' },
    })
    expect(rulesOf(factsOf(plan, [mine, { ...other, accountId: 'acc_2' }]), moveOf(mine, '2026-03-03T11:15'))).toEqual([[]])
  })

  it('was the only reel of its day: says of which, and that nothing is left; another that comes makes up for it', () => {
    const owing = somePlan({ bands: [aBand({ max: 3 })], obligations: [{ kind: 'reel', count: 1, per: 'day', by: 'account' }] })
    const reel = aPost('r', '2026-03-03T09:00', { kind: 'reel' })
    const facts = factsOf(owing, [reel, aPost('p', '2026-03-03T12:00')])
    const [[broken] = []] = checkMoves(facts, [moveOf(reel, '2026-03-04T09:00')], now)
    expect(broken).toMatchObject({
      rule: 'obligation.lost',
      canOverride: true,
      isNew: true,
      kind: 'reel',
      per: 'day',
      date: '2026-03-03',
      actual: 0,
      allowed: 1,
    })
    expect(rulesOf(facts, moveOf(reel, '2026-03-03T15:00'))).toEqual([[]])
    const second = aPost('s', '2026-03-05T09:00', { kind: 'reel' })
    const both = factsOf(owing, [reel, second])
    expect(rulesOf(both, moveOf(reel, '2026-03-05T11:00'), moveOf(second, '2026-03-03T09:00'))).toEqual([[], []])
    // Of a week nothing is lost within it; of a day that is over, nothing either.
    const weekly = { ...owing, obligations: [{ kind: 'reel' as const, count: 1, per: 'week' as const, by: 'creator' as const }] }
    expect(rulesOf(factsOf(weekly, [reel]), moveOf(reel, '2026-03-06T09:00'))).toEqual([[]])
    expect(rulesOf(factsOf(weekly, [reel]), moveOf(reel, '2026-03-10T09:00'))).toEqual([['obligation.lost*']])
    expect(checkMoves(facts, [moveOf(reel, '2026-03-09T09:00')], utc('2026-03-05T09:00'))).toEqual([[]])
  })

  it('was too near already, and is no worse', () => {
    const other = aPost('b', '2026-03-02T09:30')
    expect(rulesOf(factsOf(plan, [mine, other]), moveOf(mine, '2026-03-02T08:45'))).toEqual([['spacing']])
    expect(rulesOf(factsOf(plan, [mine, other]), moveOf(mine, '2026-03-02T09:10'))).toEqual([['spacing*']])
  })

  it('is the minute of another account of hers, unless the plan allows it', () => {
    const other = aPost('b', '2026-03-03T12:00', { accountId: 'acc_2' })
    expect(rulesOf(factsOf(plan, [mine, other]), moveOf(mine, '2026-03-03T12:00'))).toEqual([['same_minute*']])
    expect(rulesOf(factsOf({ ...plan, sameMinute: true }, [mine, other]), moveOf(mine, '2026-03-03T12:00'))).toEqual([[]])
  })

  it('lies in quiet hours, outside the bands, on a day that is blacked out', () => {
    expect(rulesOf(factsOf(plan, [mine]), moveOf(mine, '2026-03-03T02:00'))).toEqual([['quiet*', 'band.outside*']])
    expect(rulesOf(factsOf(plan, [mine]), moveOf(mine, '2026-03-03T17:00'))).toEqual([['band.outside*']])
    expect(rulesOf(factsOf({ ...plan, blackoutDates: ['2026-03-03'] }, [mine]), moveOf(mine, '2026-03-03T12:00'))).toEqual([['blackout*']])
  })

  it('lies past midnight on a day that is blacked out, in a band that began the day before', () => {
    const night = somePlan({ bands: [aBand({ from: '20:00', to: '01:30' })], quietHours: [], blackoutDates: ['2026-03-04'] })
    expect(rulesOf(factsOf(night, [mine]), moveOf(mine, '2026-03-03T22:59'))).toEqual([[]])
    expect(rulesOf(factsOf(night, [mine]), moveOf(mine, '2026-03-03T23:00'))).toEqual([['blackout*']])
  })

  it('is right for one of two markets', () => {
    const two = somePlan({
      bands: [aBand()],
      markets: [
        { market: 'france', weight: 1 },
        { market: 'us_west', weight: 1 },
      ],
    })
    // 03:00 in Paris is 18:00 the evening before in Los Angeles; 17:59 is inside.
    expect(rulesOf(factsOf(two, [mine]), moveOf(mine, '2026-03-03T01:59'))).toEqual([[]])
    expect(rulesOf(factsOf(two, [mine]), moveOf(mine, '2026-03-03T02:00'))).toEqual([['band.outside*']])
  })

  it('is one too many for its band', () => {
    const others = ['2026-03-03T08:00', '2026-03-03T10:00', '2026-03-03T12:00'].map((at, index) => aPost(`b${index}`, at))
    expect(rulesOf(factsOf(plan, [mine, ...others]), moveOf(mine, '2026-03-03T14:00'))).toEqual([['band.full*']])
  })

  it('repeats a picture too soon, or words', () => {
    const picture = aPost('a', '2026-03-02T09:00', { assetIds: ['ast_1'], text: 'Hello  there' })
    const used = aPost('b', '2026-05-20T12:00', { assetIds: ['ast_1'] })
    expect(rulesOf(factsOf(plan, [picture, used]), moveOf(picture, '2026-05-10T09:00'))).toEqual([['asset.reused*']])
    expect(rulesOf(factsOf(plan, [picture, { ...used, platform: 'x' }]), moveOf(picture, '2026-05-10T09:00'))).toEqual([[]])
    const twin = aPost('c', '2026-03-09T12:00', { text: 'hello there' })
    // They were the same words before: moving makes it no worse.
    expect(rulesOf(factsOf(plan, [picture, twin]), moveOf(picture, '2026-03-04T09:00'))).toEqual([['caption.reused']])
  })

  it('is gone, or not a day, or not to be moved: nobody can override that', () => {
    const facts = factsOf(plan, [mine])
    const stops = [
      moveOf(mine, '2026-02-28T12:00'),
      { ...moveOf(mine, '2026-03-03T12:00'), to: null },
      { ...moveOf(mine, '2026-03-03T12:00'), state: 'published' as const, isMovable: false },
    ]
    expect(stops.map((move) => checkMoves(facts, [move], now)[0]?.map(({ rule, canOverride }) => [rule, canOverride])[0])).toEqual([
      ['time.past', false],
      ['time.not_a_day', false],
      ['state', false],
    ])
  })

  it('without a plan breaks nothing but its own account’s minute', () => {
    const other = aPost('b', '2026-03-03T03:00')
    expect(rulesOf(factsOf(null, [mine, other]), moveOf(mine, '2026-03-03T03:30'))).toEqual([[]])
    expect(rulesOf(factsOf(null, [mine, other]), moveOf(mine, '2026-03-03T03:00'))).toEqual([['spacing*']])
  })
})

describe('several at once', () => {
  it('are held against where the others go, not against where they were', () => {
    const [a, b] = [aPost('a', '2026-03-02T09:00'), aPost('b', '2026-03-02T11:00')]
    const facts = factsOf(plan, [a, b])
    expect(rulesOf(facts, moveOf(a, '2026-03-02T11:00'), moveOf(b, '2026-03-02T13:00'))).toEqual([[], []])
    expect(rulesOf(facts, moveOf(a, '2026-03-02T13:00'), moveOf(b, '2026-03-02T13:20'))).toEqual([['spacing*'], ['spacing*']])
  })
})

describe('both clock changes', () => {
  it.each([
    // Paris, 29 March 2026: 02:00 becomes 03:00 at 01:00 UTC. Quiet 02–06 begins with 03:00.
    ['2026-03-29T00:59', []],
    ['2026-03-29T01:00', ['quiet*']],
    ['2026-03-29T03:59', ['quiet*']],
    ['2026-03-29T04:00', []],
    // 25 October 2026: 02:00–03:00 comes twice, from 00:00 UTC and from 01:00 UTC.
    ['2026-10-24T23:59', []],
    ['2026-10-25T00:00', ['quiet*']],
    ['2026-10-25T01:30', ['quiet*']],
    ['2026-10-25T04:59', ['quiet*']],
    ['2026-10-25T05:00', []],
  ])('quiet hours at %s UTC: %j', (at, expected) => {
    const mine = aPost('a', '2026-03-02T09:00')
    expect(rulesOf(factsOf(somePlan({ bands: [] }), [mine]), moveOf(mine, at))).toEqual([expected])
  })
})

describe('whatever the solver plans', () => {
  it('breaks no rule where it is put', () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const rules = given.accounts[0]?.rules ?? somePlan()
        const input = { ...given, fixed: [] }
        const { slots } = solve(input, rules)
        const posts = slots.map((slot) =>
          aPost(slot.key, '2026-03-02T09:00', { accountId: slot.accountId, at: slot.at, assetIds: slot.assetIds, text: '' }),
        )
        const facts: MoveFacts = { book: createDayBook(), markets: input.markets, rulesOf: () => rules, debts: [], posts }
        for (const post of posts) {
          const away: PlacedPost = { ...post, at: Date.parse('2030-01-01T00:00:00Z') }
          const from = { ...facts, posts: posts.map((each) => (each.id === post.id ? away : each)) }
          const [broken = []] = checkMoves(from, [{ post: away, state: 'scheduled', isMovable: true, to: post.at }], 0)
          expect(broken.map(({ rule }) => rule)).toEqual([])
        }
      }),
      { numRuns: 150 },
    )
  })
})
