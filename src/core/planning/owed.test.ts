import { describe, expect, it } from 'vitest'
import { startOneCreator } from './testing/one-creator.ts'
import { aBand, somePlan } from './testing/plans.ts'
import { riskOf } from './owed.ts'

describe('what is owed in the days ahead', () => {
  it('follows what is scheduled, approved and published, within reach', async () => {
    await using it = await startOneCreator()
    const { client, creatorId, accountId } = it
    expect(await client.obligations.outlook({})).toEqual([])
    await it.save(somePlan({ obligations: [{ kind: 'text', count: 1, per: 'day', by: 'account' }] }))
    const states = async () =>
      (await client.obligations.outlook({ days: 3 })).map(({ date, state, risks }) => [date.slice(8), state, ...risks])
    expect(await client.obligations.outlook({ creatorId })).toHaveLength(7)
    expect(await states()).toEqual([
      ['02', 'missing'],
      ['03', 'missing'],
      ['04', 'missing'],
    ])
    await it.schedule('today', '2026-03-02T12:00')
    await client.creators.update({ creatorId, changes: { approval: 'manager' } })
    await it.schedule('tomorrow', '2026-03-03T12:00')
    expect(await states()).toEqual([
      ['02', 'planned'],
      ['03', 'at_risk', 'awaiting_approval'],
      ['04', 'missing'],
    ])
    await it.goPast('2026-03-02T11:00:00Z')
    expect((await states())[0]).toEqual(['02', 'met'])
    await client.accounts.disconnect({ accountId })
    // An account that nothing can be planned on owes nothing.
    expect(await states()).toEqual([])
    const stranger = await it.test.asUser('manager', [])
    expect(await stranger.client.obligations.outlook({ creatorId })).toEqual([])
    const model = await it.test.asUser('model', [creatorId])
    expect(await model.client.obligations.outlook({})).toEqual([])
  })

  it('begins with the day that has begun where the plan goes by it, though nothing else changed', async () => {
    await using it = await startOneCreator()
    const { client, creatorId } = it
    await it.save(somePlan({ obligations: [{ kind: 'text', count: 1, per: 'day', by: 'account' }] }))
    const first = async () => [(await client.obligations.outlook({}))[0]?.date, (await client.obligations.ahead({ creatorId }))[0]?.date]
    expect(await first()).toEqual(['2026-03-02', '2026-03-02'])
    await it.test.jump((14 * 60 + 59) * 60_000)
    expect(await first()).toEqual(['2026-03-02', '2026-03-02'])
    await it.test.jump(60_000)
    expect(await first()).toEqual(['2026-03-03', '2026-03-03'])
  })

  it('follows content that is no longer what is owed, a plan that changed and a creator who is archived', async () => {
    await using it = await startOneCreator()
    const { client, creatorId } = it
    const ahead = async () =>
      (await client.obligations.ahead({})).flatMap(({ date, missing }) => (missing > 0 ? [[date, missing]] : [])).slice(0, 2)
    await it.save(somePlan({ obligations: [{ kind: 'text', count: 1, per: 'day', by: 'account' }] }))
    const { publicationId } = await it.schedule('today', '2026-03-02T12:00')
    expect(await ahead()).toEqual([
      ['2026-03-03', 1],
      ['2026-03-04', 1],
    ])
    await client.publications.cancel({ publicationId })
    expect((await ahead())[0]).toEqual(['2026-03-02', 1])
    await it.save(somePlan({ obligations: [{ kind: 'text', count: 2, per: 'week', by: 'account' }] }))
    expect(await ahead()).toEqual([
      ['2026-03-02', 1],
      ['2026-03-09', 1],
    ])
    await client.creators.archive({ creatorId })
    expect(await ahead()).toEqual([])
    expect(await client.obligations.outlook({})).toEqual([])
  })

  it('counts what a plan schedules for a creator who approves as at risk, until she has', async () => {
    await using it = await startOneCreator()
    const { client, creatorId } = it
    await client.creators.update({ creatorId, changes: { approval: 'model' } })
    for (const text of ['{One|Two|Three} words', '{Four|Five|Six} words'])
      await client.captions.save({ creatorId, content: { text, language: null, kinds: null, platforms: null, tags: [] } })
    const mix = { text: 1, photo: 0, photo_set: 0, reel: 0, story: 0, onlyfans_post: 0 }
    await it.save(
      somePlan({ mix, bands: [aBand({ min: 1, max: 1 })], obligations: [{ kind: 'text', count: 1, per: 'day', by: 'account' }] }),
    )
    const { from, digest } = await client.plans.propose({ creatorId, days: 3 })
    const { created } = await client.plans.apply({ creatorId, from, days: 3, digest })
    expect(created).toBeGreaterThan(1)
    expect(await client.publications.count({ creatorId })).toEqual([{ state: 'awaiting_approval', count: created }])
    const tomorrow = async () => (await client.obligations.outlook({ days: 2 }))[1]
    expect(await tomorrow()).toMatchObject({ state: 'at_risk', risks: ['awaiting_approval'], planned: 1, risky: 1 })
    const model = await it.test.asUser('model', [creatorId])
    expect((await model.client.publications.approve({ creatorId, day: '2026-03-03' })).done).toHaveLength(1)
    expect(await tomorrow()).toMatchObject({ state: 'planned', risks: [] })
    // Planning again leaves what is scheduled where it is, approved or not.
    expect((await client.plans.propose({ creatorId, days: 3 })).slots.every(({ change }) => change === 'kept')).toBe(true)
  })

  it.each([
    [{ state: 'awaiting_approval', isConnected: false, hasError: true }, 'awaiting_approval'],
    [{ state: 'scheduled', isConnected: false, hasError: true }, 'account'],
    [{ state: 'scheduled', isConnected: true, hasError: true }, 'content'],
    [{ state: 'failed', isConnected: true, hasError: false }, 'uncertain'],
    [{ state: 'scheduled', isConnected: true, hasError: false }, null],
  ] as const)('is at risk by %j: %s', (row, risk) => {
    expect(riskOf(row)).toBe(risk)
  })
})
