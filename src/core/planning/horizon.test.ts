import { describe, expect, it } from 'vitest'
import type { PlanRules } from '../../contract/plans.ts'
import { firstUnplanned } from './horizon.ts'
import { createDayBook } from './local-day.ts'
import { startOneCreator } from './testing/one-creator.ts'
import { aBand, marketsIn, somePlan } from './testing/plans.ts'

/** Monday, 2 March 2026, 09:00 in Paris. */
const now = Date.parse('2026-03-02T08:00:00Z')
const at = (day: number, time = '12:00') => Date.parse(`2026-03-${String(day).padStart(2, '0')}T${time}:00Z`)

const unplanned = (rules: Partial<PlanRules>, posts: number[]): string | null =>
  firstUnplanned(
    {
      accounts: [{ id: 'acc_1', rules: somePlan(rules) }],
      markets: marketsIn('Europe/Paris'),
      posts: posts.map((each) => ({ accountId: 'acc_1', at: each })),
      now,
    },
    createDayBook(),
  )

describe('the week ahead', () => {
  const oneADay = { bands: [aBand({ min: 1, max: 2 })] }
  const week = [3, 4, 5, 6, 7, 8]

  it('is planned when every day has its minimum; today and what comes after do not matter', () => {
    expect(
      unplanned(
        oneADay,
        week.map((day) => at(day)),
      ),
    ).toBeNull()
    expect(
      unplanned(
        oneADay,
        week.slice(0, 5).map((day) => at(day)),
      ),
    ).toBe('2026-03-08')
    expect(
      unplanned(
        { bands: [aBand({ min: 2, max: 2 })] },
        week.map((day) => at(day)),
      ),
    ).toBe('2026-03-03')
  })

  it('asks for nothing on days that have no band or no posts', () => {
    expect(unplanned({ bands: [aBand({ min: 1, max: 1, days: [6] })] }, [at(7)])).toBeNull()
    expect(
      unplanned(
        { ...oneADay, blackoutDates: ['2026-03-08'] },
        week.slice(0, 5).map((day) => at(day)),
      ),
    ).toBeNull()
  })

  it('begins a day where the market does', () => {
    // 23:30 in London on the 7th is the 8th in Paris.
    expect(unplanned(oneADay, [...week.slice(0, 5).map((day) => at(day)), at(7, '23:30')])).toBeNull()
  })

  it('of a plan without a minimum is unplanned only when there is nothing at all', () => {
    const atMost = { bands: [aBand({ min: 0, max: 1 })] }
    expect(unplanned(atMost, [])).toBe('2026-03-03')
    expect(unplanned(atMost, [at(8)])).toBeNull()
    expect(unplanned({ bands: [] }, [])).toBeNull()
  })
})

describe('a standing proposal', () => {
  it('names whose week is not planned and how many posts would fill it, and is gone once they are scheduled', async () => {
    await using it = await startOneCreator()
    const { client, creatorId } = it
    expect(await client.plans.unplanned({})).toEqual({ creators: [], more: 0 })
    const textOnly = { text: 1, photo: 0, photo_set: 0, reel: 0, story: 0, onlyfans_post: 0 }
    await it.save(somePlan({ bands: [aBand({ min: 1, max: 1 })], mix: textOnly }))
    // Nothing to say, nothing to propose: the gaps are told where the plan is looked at.
    expect(await client.plans.unplanned({})).toEqual({ creators: [], more: 0 })
    await it.addCaption('{Bonjour|Bonsoir|Salut|Coucou} {à vous|à tous|les amis}')
    expect(await client.plans.unplanned({})).toEqual({
      creators: [{ creatorId, name: 'Léa', from: '2026-03-03', posts: expect.any(Number), gaps: 0 }],
      more: 0,
    })
    expect((await client.plans.unplanned({ creatorId })).creators).toHaveLength(1)
    const gap = { accountId: it.accountId, wanted: 1, planned: 0 }
    const daysAhead = async () => (await client.obligations.ahead({})).map(({ date, short, gaps }) => ({ date, short, gaps }))
    const before = await daysAhead()
    expect(before).toHaveLength(31)
    expect(before.slice(0, 2)).toEqual([
      { date: '2026-03-03', short: 1, gaps: [{ ...gap, date: '2026-03-03' }] },
      { date: '2026-03-04', short: 1, gaps: [{ ...gap, date: '2026-03-04' }] },
    ])
    const { from, digest } = await client.plans.propose({ creatorId, days: 7 })
    await client.plans.apply({ creatorId, from, days: 7, digest })
    expect(await client.plans.unplanned({})).toEqual({ creators: [], more: 0 })
    expect((await daysAhead())[0]?.date).toBe('2026-03-09')
    // A model has her calendar, not her plan.
    const model = await it.test.asUser('model', [creatorId])
    expect(await model.client.obligations.ahead({})).toEqual([])
  })

  it('is not made to whoever does not reach her, nor for one who is archived', async () => {
    await using it = await startOneCreator()
    await it.save(somePlan({ bands: [aBand({ min: 1, max: 1 })] }))
    const stranger = await it.test.asUser('manager', [])
    expect(await stranger.client.plans.unplanned({})).toEqual({ creators: [], more: 0 })
  })
})
