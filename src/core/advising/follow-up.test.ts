import { expect, test } from 'vitest'
import type { Market } from '../../contract/values.ts'
import type { TraitedPost } from './market-model.ts'
import { followUpOf, speaksTo } from './follow-up.ts'

const aPost = (number: number, weekHour: number): TraitedPost => ({
  publicationId: `pub_${number}`,
  accountId: 'acc_1',
  creatorId: 'crt_1',
  platform: 'x',
  kind: 'text',
  publishedAt: number,
  weekHour,
  y: 0,
  text: '',
  tags: [],
  length: 'short',
  pace: 'first',
})
/** Twelve in the evening with 1.5 as much left of each, twelve in the morning. */
const posts = Array.from({ length: 24 }, (_, number) => aPost(number, number % 2 === 0 ? 21 : 9))
const evening = ({ weekHour }: TraitedPost): boolean => weekHour === 21

test.each([
  ['held', 0.5, 0.3],
  ['not_held', -0.5, 0.3],
  ['unclear', 0.1, 0.9],
] as const)('what was applied has %s', (verdict, gain, scale) => {
  const found = followUpOf({ since: posts, before: [] }, (post) => (evening(post) ? gain : 0), evening, scale)
  expect(found).toMatchObject({ verdict, following: 12, others: 12 })
  expect(found.measured?.effect).toBeCloseTo(Math.expm1(gain))
})

test('a few posts say nothing, and the others are needed too', () => {
  expect(followUpOf({ since: posts.slice(0, 12), before: posts }, () => 1, evening, 0.1)).toEqual({
    verdict: 'early',
    following: 6,
    others: 6,
    measured: null,
    against: 'since',
  })
  expect(
    followUpOf(
      { since: posts, before: [] },
      () => 1,
      () => true,
      0.1,
    ),
  ).toMatchObject({ verdict: 'early', following: 24, others: 0 })
})

test('where all that went out since follow it, they are held against those before that did not', () => {
  const since = posts.filter(evening)
  const before = posts.map((post) => ({ ...post, publicationId: `${post.publicationId}_before` }))
  const found = followUpOf({ since, before }, (post) => (evening(post) ? 0.5 : 0), evening, 0.3)
  expect(found).toMatchObject({ verdict: 'held', following: 12, others: 12, against: 'before' })
  expect(found.measured?.effect).toBeCloseTo(Math.expm1(0.5))
})

test.each([
  [
    'the other audience alone',
    { us_west: 1 },
    { france: 1 },
    [['france'], [], ['us_west'], ['france', 'us_west']],
    [false, false, true, true],
  ],
  [
    'another market besides',
    { france: 0.5, us_east: 0.5 },
    { france: 1 },
    [['france'], ['france', 'us_east'], ['us_east'], []],
    [false, true, true, false],
  ],
  ['one market less', { france: 1 }, { france: 0.5, us_east: 0.5 }, [['france'], ['france', 'us_east'], ['us_east']], [true, true, false]],
] as const)(
  'a market’s advice opens hours in which as much of the audience found is up as of the one before: %s',
  (_, shares, now, up, opens) => {
    const listed = (of: Partial<Record<Market, number>>) =>
      Object.entries(of).map(([market, share]) => ({ market: market as Market, share }))
    const speaks = speaksTo({ shares: listed(shares), now: listed(now) }, (market, at) => (up[at] as readonly Market[]).includes(market))
    expect(up.map((_markets, at) => speaks(at))).toEqual(opens)
  },
)
