/** No sequence of figures, grants, revocations and time passes a budget, a grant, a threshold or a sleeping market, or reposts twice. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AmplifierRules } from '../../../contract/amplifiers.ts'
import { contentKinds } from '../../../contract/platforms.ts'
import { quietUntil } from '../../gate/quiet-until.ts'
import { dayOf, planReposts } from './plan-reposts.ts'
import type { AmplifiedPost, Member, Taken } from './plan-reposts.ts'

const start = Date.parse('2026-03-26T09:00:00Z')
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const quiet = { zone: 'Europe/Paris', ranges: [{ from: '23:00', to: '07:00' }] }
const rules: AmplifierRules = {
  market: 'france',
  kinds: ['photo'],
  minLikes: 10,
  medianPercent: null,
  firstAfterMinutes: 10,
  lastAfterMinutes: 190,
  withinHours: 48,
  accountPerDay: 2,
  groupPerDay: 20,
}
const aMember = (number: number, changes: Partial<Member> = {}): Member => ({
  grantId: `amp_${number}`,
  accountId: `acc_${number}`,
  platform: 'bluesky',
  kinds: null,
  ...changes,
})
const aPost = (number: number, changes: Partial<AmplifiedPost> = {}): AmplifiedPost => ({
  publicationId: `pub_${number}`,
  accountId: 'acc_creator',
  platform: 'bluesky',
  kind: 'photo',
  market: 'france',
  publishedAt: start - hour,
  likes: 10,
  engaged: 12,
  median: 10,
  ...changes,
})
const plan = (changes: Partial<Parameters<typeof planReposts>[0]> = {}) =>
  planReposts({
    groupId: 'amg_1',
    rules,
    members: [1, 2, 3].map((number) => aMember(number)),
    posts: [aPost(1)],
    taken: [],
    quiet,
    now: start,
    ...changes,
  })
const whys = (changes: Parameters<typeof plan>[0]) => plan(changes).passed.map(({ why }) => why)

describe('what a group reposts', () => {
  it('is of its own market', () => {
    expect(plan({ posts: [aPost(1, { market: 'us_east' })] })).toEqual({
      wanted: [],
      passed: [{ publicationId: 'pub_1', accountId: null, why: 'market' }],
    })
  })

  it('is spread over its time, by another order and other delays for each post, the same each time it is asked', () => {
    const { wanted } = plan()
    expect(wanted).toHaveLength(3)
    const after = wanted.map(({ dueAt }) => (dueAt - start) / minute)
    // Each in the middle of its third of the three hours.
    expect(after.map((at) => Math.floor((at - 10) / 60))).toEqual([0, 1, 2])
    for (const at of after) expect((at - 10) % 60).toBeGreaterThanOrEqual(15)
    expect(plan().wanted).toEqual(wanted)
    const orders = new Set(
      Array.from({ length: 20 }, (_, number) =>
        plan({ posts: [aPost(number)] })
          .wanted.map(({ accountId }) => accountId)
          .join(' '),
      ),
    )
    expect(orders.size).toBeGreaterThan(3)
  })

  it('waits for what it was told to wait for, and unknown is not enough', () => {
    expect(whys({ posts: [aPost(1, { likes: 9 })] })).toEqual(['threshold'])
    expect(whys({ posts: [aPost(1, { likes: null })] })).toEqual(['unmeasured'])
    const overMedian = { ...rules, minLikes: null, medianPercent: 120 }
    expect(plan({ rules: overMedian }).wanted).toHaveLength(3)
    expect(whys({ rules: overMedian, posts: [aPost(1, { engaged: 11 })] })).toEqual(['threshold'])
    expect(whys({ rules: overMedian, posts: [aPost(1, { median: null })] })).toEqual(['unmeasured'])
    const whatever = { ...rules, minLikes: null }
    expect(plan({ rules: whatever, posts: [aPost(1, { likes: null, engaged: null })] }).wanted).toHaveLength(3)
    expect(whys({ posts: [aPost(1, { publishedAt: start - 49 * hour })] })).toEqual(['too_late'])
  })

  it('keeps to kinds of the group and of each grant, to the platform, and never to the account that posted it', () => {
    expect(whys({ posts: [aPost(1, { kind: 'video' })] })).toEqual(['kind'])
    const members = [aMember(1, { kinds: ['text'] }), aMember(2, { platform: 'x' }), aMember(3, { accountId: 'acc_creator' }), aMember(4)]
    const { wanted, passed } = plan({ members })
    expect(wanted.map(({ accountId }) => accountId)).toEqual(['acc_4'])
    expect(passed).toEqual([{ publicationId: 'pub_1', accountId: 'acc_1', why: 'kind' }])
  })

  it('goes on the next day where an account or the group did enough, and leaves alone what is too old by then', () => {
    const taken: Taken[] = [7, 8].map((number) => ({ publicationId: `pub_${number}`, accountId: 'acc_1', at: start, groupId: 'amg_other' }))
    const { wanted } = plan({ members: [aMember(1)], taken })
    expect(wanted.map(({ dueAt }) => dayOf(dueAt, quiet.zone))).toEqual(['2026-03-27'])
    expect(whys({ members: [aMember(1)], taken, rules: { ...rules, withinHours: 10 } })).toEqual(['account_day'])
    expect(whys({ rules: { ...rules, withinHours: 10, groupPerDay: 1 } })).toEqual(['group_day', 'group_day'])
    // What a person did by hand is nobody's budget, and not done again.
    expect(plan({ members: [aMember(1)], taken: [{ publicationId: 'pub_1', accountId: 'acc_1', at: start, groupId: null }] })).toEqual({
      wanted: [],
      passed: [],
    })
  })

  it('sleeps with its market', () => {
    const late = Date.parse('2026-03-26T21:30:00Z')
    const { wanted } = plan({ now: late, posts: [aPost(1, { publishedAt: late })] })
    expect(wanted).toHaveLength(3)
    for (const { dueAt } of wanted) expect(quietUntil(quiet, dueAt)).toBeNull()
    expect(new Set(wanted.map(({ dueAt }) => dueAt)).size).toBe(3)
    expect(whys({ quiet: { zone: 'Europe/Paris', ranges: [{ from: '00:00', to: '00:00' }] } })).toEqual([
      'too_late',
      'too_late',
      'too_late',
    ])
  })

  it('whatever comes: no budget is passed, nothing is reposted twice, without a grant, before its threshold or at night', () => {
    const step = fc.record({
      /** Mostly on; a clock may be set back. */
      then: fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: 0, max: 6 * hour }) },
        { weight: 1, arbitrary: fc.integer({ min: -3 * day, max: -1 }) },
      ),
      toggled: fc.integer({ min: 1, max: 6 }),
      post: fc.record({
        number: fc.integer({ min: 1, max: 12 }),
        accountId: fc.constantFrom('acc_creator', 'acc_1', 'acc_2'),
        platform: fc.constantFrom('bluesky' as const, 'x' as const),
        kind: fc.constantFrom(...contentKinds),
        likes: fc.option(fc.integer({ min: 0, max: 30 })),
        engaged: fc.option(fc.integer({ min: 0, max: 30 })),
        median: fc.option(fc.integer({ min: 1, max: 30 })),
        age: fc.integer({ min: 0, max: 3 * day }),
      }),
    })
    const anyRules = fc.record({
      market: fc.constant('france' as const),
      kinds: fc.subarray([...contentKinds], { minLength: 1 }),
      minLikes: fc.option(fc.integer({ min: 1, max: 20 })),
      medianPercent: fc.option(fc.integer({ min: 10, max: 200 })),
      firstAfterMinutes: fc.integer({ min: 0, max: 60 }),
      lastAfterMinutes: fc.integer({ min: 60, max: 2000 }),
      withinHours: fc.integer({ min: 1, max: 168 }),
      accountPerDay: fc.integer({ min: 1, max: 3 }),
      groupPerDay: fc.integer({ min: 1, max: 5 }),
    })
    fc.assert(
      fc.property(anyRules, fc.array(step, { minLength: 1, maxLength: 40 }), (how, steps) => {
        const members = new Map<string, Member>()
        const posts = new Map<string, AmplifiedPost>()
        const taken: Taken[] = []
        let now = start
        for (const { then, toggled, post } of steps) {
          now += then
          const account = `acc_${toggled}`
          if (!members.delete(account)) members.set(account, aMember(toggled, toggled === 6 ? { kinds: ['text'] } : {}))
          const { number, age, ...facts } = post
          const id = `pub_${number}`
          // Where it was posted and when does not change; its figures do.
          const before = posts.get(id)
          posts.set(
            id,
            before
              ? { ...before, likes: facts.likes, engaged: facts.engaged, median: facts.median }
              : { publicationId: id, publishedAt: now - age, market: 'france', ...facts },
          )
          const { wanted } = plan({ rules: how, members: [...members.values()], posts: [...posts.values()], taken, now })
          for (const { publicationId, accountId, grantId, dueAt } of wanted) {
            const of = posts.get(publicationId)
            if (!of) throw new Error('no such post')
            expect(members.get(accountId)?.grantId).toBe(grantId)
            expect(accountId).not.toBe(of.accountId)
            expect(of.platform).toBe('bluesky')
            expect(how.kinds).toContain(of.kind)
            if (how.minLikes !== null) expect(of.likes ?? -1).toBeGreaterThanOrEqual(how.minLikes)
            if (how.medianPercent !== null)
              expect((of.engaged ?? -1) * 100).toBeGreaterThanOrEqual((of.median ?? Infinity) * how.medianPercent)
            expect(dueAt).toBeGreaterThanOrEqual(now + how.firstAfterMinutes * minute)
            expect(dueAt).toBeLessThanOrEqual(of.publishedAt + how.withinHours * hour)
            expect(quietUntil(quiet, dueAt)).toBeNull()
            taken.push({ publicationId, accountId, at: dueAt, groupId: 'amg_1' })
          }
          const pairs = taken.map(({ publicationId, accountId }) => `${publicationId} ${accountId}`)
          expect(new Set(pairs).size).toBe(pairs.length)
          for (const those of Map.groupBy(taken, ({ at }) => dayOf(at, quiet.zone)).values()) {
            expect(those.length).toBeLessThanOrEqual(how.groupPerDay)
            for (const own of Map.groupBy(those, ({ accountId }) => accountId).values())
              expect(own.length).toBeLessThanOrEqual(how.accountPerDay)
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})
