/** Advice as people meet it: made from measured posts, applied to the plan, taken back, and followed up. */
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { layEmptyStore } from '../../../test/harness/lay-empty-store.ts'
import { present } from '../../../test/harness/present.ts'
import { startTestCore, type TestCore } from '../../../test/harness/start-test-core.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { seedAccount, seedCreator } from '../../../test/seed/builders.ts'
import { aBand, somePlan } from '../planning/testing/plans.ts'
import { seedPosts } from './testing/seed-posts.ts'
import { openStore } from '../store/open-store.ts'
import { account as accountTable, audienceReading } from '../store/schema/creators.ts'
import type { WriteTx } from '../store/store.ts'

const [hourMs, dayMs] = [3_600_000, 86_400_000]
const now = Date.parse('2026-06-01T09:00:00Z')

/** Nine of ten followers in California. */
const insertAudience = ({ db, now: at }: WriteTx, creatorId: string): void => {
  const accountId = db.select({ id: accountTable.id }).from(accountTable).where(eq(accountTable.creatorId, creatorId)).get()?.id ?? ''
  db.insert(audienceReading)
    .values({
      accountId,
      at,
      followers: 1000,
      countries: [
        ['US', 900],
        ['FR', 100],
      ],
      cities: [['Los Angeles, California', 400]],
    })
    .run()
}

describe('advice', () => {
  let test: TestCore
  let dir: ReturnType<typeof tempDir>
  let [creatorId, accountId, fewId, otherId] = ['', '', '', '']

  beforeEach(async () => {
    dir = tempDir()
    const clock = new FakeClock(new Date(now))
    const ports = testPorts({ clock })
    layEmptyStore(dir.path)
    const store = await openStore({ dataDir: dir.path, clock: ports.clock, random: ports.random, machine: ports.machine })
    const creator = seedCreator(store, { name: 'Léa' })
    const account = seedAccount(store, creator.id)
    const few = seedAccount(store, creator.id)
    const other = seedCreator(store, { name: 'Zoé' })
    ;[creatorId, accountId, fewId, otherId] = [creator.id, account.id, few.id, other.id]
    seedPosts(store, account, { now, perDay: 4 })
    seedPosts(store, few, { now, perDay: 1, days: 5 })
    seedPosts(store, seedAccount(store, other.id), { now, perDay: 3 })
    store.write((tx) => insertAudience(tx, other.id))
    await store.close()
    test = await startTestCore({ dataDir: dir.path, ports, config: { leaseMs: 10 * dayMs } })
  })
  afterEach(async () => {
    await test[Symbol.asyncDispose]()
    dir[Symbol.dispose]()
  })

  const list = async (state: 'open' | 'applied' | 'dismissed' = 'open') =>
    (await test.admin.client.advice.list({ state, creatorId })).advice
  const hoursAdvice = async () => present((await list()).find(({ subject }) => subject.kind === 'hours'))

  it('comes by itself, says hours, kinds and hashtags with what they bring, and what it cannot say', async () => {
    expect((await test.admin.client.advice.list({})).at).toBeNull()
    await test.advance(hourMs)
    const { advice, unadvised, at } = await test.admin.client.advice.list({ creatorId })
    expect(at).not.toBeNull()
    const hours = present(advice.find(({ subject }) => subject.kind === 'hours'))
    expect(hours).toMatchObject({ accountId, market: 'france', state: 'open', changesPlan: true, ownPosts: 400 })
    expect(hours.subject.kind === 'hours' && hours.subject.weekHours).toEqual(expect.arrayContaining([21, 24 + 21, 5 * 24 + 21]))
    const expected = present(hours.expected)
    expect(expected.low).toBeGreaterThan(0.1)
    expect(expected.effect).toBeGreaterThan(expected.low)
    expect(hours.check?.low).toBeGreaterThan(0)
    const said = advice.map(({ subject }) => subject)
    expect(said).toContainEqual({ kind: 'hashtag', tag: 'coulisses', use: true })
    expect(said).toContainEqual({ kind: 'hashtag', tag: 'vieux', use: false })
    expect(said).toContainEqual({ kind: 'hashtag_worn', tag: 'toujours', share: 1 })
    expect(said).toContainEqual(expect.objectContaining({ kind: 'content_kind', planKind: 'photo' }))
    // The largest gain first.
    const gains = advice.map((one) => one.expected?.effect ?? 0)
    expect(gains).toEqual(gains.toSorted((a, b) => b - a))
    expect(unadvised).toEqual([expect.objectContaining({ accountId: fewId, posts: 5, least: 20 })])
    expect(await test.admin.client.advice.count({ creatorId })).toEqual({ open: advice.length, best: Math.max(...gains) })
    const evidence = await test.admin.client.advice.evidence({ adviceId: hours.id })
    expect(evidence.hours).toHaveLength(168)
    expect(evidence.hours.reduce((sum, { posts }) => sum + posts, 0)).toBe(400)
    expect(evidence.hours[21]?.effect).toBeGreaterThan(0.2)
    expect(evidence.hashtags.find(({ tag }) => tag === 'coulisses')?.effect).toBeGreaterThan(0.15)
  })

  it('keeps one row for what it says again, and drops what it does not say any more', async () => {
    await test.admin.client.advice.refresh()
    const before = await list()
    await test.jump(dayMs)
    await test.admin.client.advice.refresh()
    expect((await list()).map(({ id }) => id).toSorted()).toEqual(before.map(({ id }) => id).toSorted())
    // Half a year on, nothing of it is recent enough to speak.
    await test.jump(200 * dayMs)
    await test.client.advice.refresh()
    expect((await test.client.advice.list({ creatorId })).advice).toEqual([])
  })

  it('bends the plan once applied, hours and mix, and gives it back when it is taken back', async () => {
    await test.admin.client.advice.refresh()
    const rules = somePlan({
      bands: [aBand({ from: '08:00', to: '23:00', min: 2, max: 2 })],
      minSpacingMinutes: 30,
      obligations: [],
      mix: { text: 70, photo: 30, photo_set: 0, reel: 0, story: 0, onlyfans_post: 0 },
    })
    await test.admin.client.plans.save({ creatorId, accountId: null, rules, basedOn: null })
    const slots = async () =>
      (await test.admin.client.plans.propose({ creatorId, days: 28 })).slots.filter((one) => one.accountId === accountId)
    const evening = (all: Awaited<ReturnType<typeof slots>>) =>
      all.filter(({ at }) => ['21', '22'].includes(at.wall.slice(11, 13))).length / all.length
    const photos = (all: Awaited<ReturnType<typeof slots>>) => all.filter(({ kind }) => kind === 'photo').length / all.length
    const before = await slots()
    const { id } = await hoursAdvice()
    const kind = present((await list()).find(({ subject }) => subject.kind === 'content_kind'))
    expect(await test.admin.client.advice.apply({ adviceId: id })).toMatchObject({ state: 'applied' })
    const leaning = await slots()
    expect(evening(leaning)).toBeGreaterThan(evening(before) + 0.15)
    await test.admin.client.advice.apply({ adviceId: kind.id })
    expect(photos(await slots())).toBeGreaterThan(photos(before) + 0.1)
    await expect(test.admin.client.advice.apply({ adviceId: id })).rejects.toMatchObject({ code: 'STATE_CHANGED' })
    await test.admin.client.advice.reopen({ adviceId: id })
    await test.admin.client.advice.reopen({ adviceId: kind.id })
    expect(await slots()).toEqual(before)
    const { items } = await test.admin.client.history.list({ creatorId })
    expect(items.map(({ action }) => action)).toEqual(expect.arrayContaining(['advice.applied', 'advice.reopened']))
  })

  it('finds that an audience lives elsewhere than it is spoken to, and turns the plan to it', async () => {
    await test.admin.client.advice.refresh()
    const { advice } = await test.admin.client.advice.list({ creatorId: otherId })
    const found = present(advice.find(({ subject }) => subject.kind === 'market'))
    expect(found).toMatchObject({
      market: 'us_west',
      accountId: null,
      expected: null,
      changesPlan: true,
      subject: { now: [{ market: 'france', share: 1 }], confidence: 'high', evidence: [{ source: 'followers', people: 1000 }] },
    })
    const rules = somePlan({
      bands: [aBand({ market: null, min: 2, max: 2 })],
      markets: [{ market: 'france', weight: 1 }],
      obligations: [],
    })
    await test.admin.client.plans.save({ creatorId: otherId, accountId: null, rules, basedOn: null })
    const markets = async () => (await test.admin.client.plans.propose({ creatorId: otherId, days: 28 })).slots.map(({ market }) => market)
    expect(new Set(await markets())).toEqual(new Set(['france']))
    await test.admin.client.advice.apply({ adviceId: found.id })
    const then = await markets()
    expect(then.filter((market) => market === 'us_west').length / then.length).toBeGreaterThan(0.7)
  })

  it('that was dismissed is not said again within a month', async () => {
    await test.admin.client.advice.refresh()
    const { id } = await hoursAdvice()
    await test.admin.client.advice.dismiss({ adviceId: id })
    await test.admin.client.advice.refresh()
    expect((await list()).some(({ subject }) => subject.kind === 'hours')).toBe(false)
    expect((await list('dismissed')).map((one) => one.id)).toEqual([id])
  })

  it('reaches managers of that model only, and no model', async () => {
    await test.admin.client.advice.refresh()
    const { id } = await hoursAdvice()
    const stranger = await test.asUser('manager', [otherId])
    expect((await stranger.client.advice.list({})).advice.some((one) => one.creatorId === creatorId)).toBe(false)
    await expect(stranger.client.advice.apply({ adviceId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const model = await test.asUser('model', [creatorId])
    await expect(model.client.advice.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
