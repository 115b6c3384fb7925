/** The dry run decides by the same rules, from what was known then, and keeps to what the gate would have let each account do. */
import { describe, expect, it } from 'vitest'
import type { AmplifierRules } from '../../../contract/amplifiers.ts'
import type { AutomatedAccount } from '../../gate/decide.ts'
import { simulate } from './simulate.ts'
import type { Past, PastPost } from './simulate.ts'

const hour = 3_600_000
const day = 24 * hour
const start = Date.parse('2026-03-02T09:00:00Z')
const rules: AmplifierRules = {
  market: 'france',
  kinds: ['photo'],
  minLikes: 10,
  medianPercent: null,
  firstAfterMinutes: 0,
  lastAfterMinutes: 60,
  withinHours: 24,
  accountPerDay: 10,
  groupPerDay: 100,
}
const quiet = { zone: 'UTC', ranges: [] }
const settled: AutomatedAccount = { platform: 'bluesky', connectedAt: start - 100 * day, quiet }
const aPost = (number: number, likes: readonly [hours: number, likes: number][]): PastPost => ({
  publicationId: `pub_${number}`,
  accountId: 'acc_creator',
  platform: 'bluesky',
  kind: 'photo',
  market: 'france',
  publishedAt: start,
  readings: likes.map(([after, count]) => ({ at: start + after * hour, likes: count, engaged: count })),
})
const past = (changes: Partial<Past> = {}): Past => ({
  groupId: 'amg_1',
  rules,
  members: [{ grantId: 'amp_1', accountId: 'acc_1', platform: 'bluesky', kinds: null }],
  quiet,
  posts: [
    aPost(1, [
      [1, 4],
      [2, 12],
      [8, 40],
    ]),
  ],
  medianAt: () => null,
  accountOf: () => settled,
  to: start + 7 * day,
  ...changes,
})

describe('what a group would have done', () => {
  it('is decided at the reading that passed the threshold, once, with what was known then', () => {
    const { reposts, passed } = simulate(past())
    expect(reposts).toMatchObject([{ publicationId: 'pub_1', accountId: 'acc_1', likes: 12, verdict: 'allowed' }])
    expect(reposts[0]?.at).toBeGreaterThan(start + 2 * hour)
    expect(reposts[0]?.at).toBeLessThan(start + 3 * hour)
    expect(passed).toEqual([])
  })

  it('says why a post was left alone: also where it came too late to what was asked', () => {
    const slow = aPost(1, [
      [1, 4],
      [30, 12],
    ])
    expect(simulate(past({ posts: [slow] }))).toEqual({
      reposts: [],
      passed: [{ publicationId: 'pub_1', accountId: null, why: 'threshold' }],
    })
    expect(simulate(past({ posts: [aPost(1, [])] })).passed).toMatchObject([{ why: 'unmeasured' }])
  })

  it('is held to the median as it was then', () => {
    const asked: number[] = []
    const medianAt = (_account: string, at: number) => (asked.push(at), at < start + 5 * hour ? 100 : 30)
    const { reposts } = simulate(past({ rules: { ...rules, minLikes: null, medianPercent: 100 }, medianAt }))
    expect(reposts).toMatchObject([{ likes: 40 }])
    expect(asked).toEqual([start, start + hour, start + 2 * hour, start + 8 * hour])
  })

  it('keeps to the gate’s limits, waits for a click where the platform wants one, and shows nothing that would still be to come', () => {
    const posts = Array.from({ length: 12 }, (_, number) => aPost(number, [[1, 20]]))
    const { reposts } = simulate(past({ posts }))
    expect(reposts).toHaveLength(10)
    const times = reposts.map(({ at }) => at)
    for (const from of times) expect(times.filter((at) => at >= from && at < from + hour).length).toBeLessThanOrEqual(3)
    const fresh = { ...settled, connectedAt: start }
    expect(simulate(past({ posts, accountOf: () => fresh, to: start + day })).reposts).toHaveLength(3)
    const onX = { ...settled, platform: 'x' as const }
    const members = [{ grantId: 'amp_1', accountId: 'acc_1', platform: 'x' as const, kinds: null }]
    expect(simulate(past({ posts: [{ ...aPost(1, [[1, 20]]), platform: 'x' }], members, accountOf: () => onX })).reposts).toMatchObject([
      { verdict: 'needs_click' },
    ])
    expect(simulate(past({ to: start + hour })).reposts).toEqual([])
  })
})
