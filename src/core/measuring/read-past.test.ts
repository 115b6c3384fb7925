/** What an account posted elsewhere: read once it is connected, a page at a time, never twice, and never taken for Coulisse's own. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { present } from '../../../test/harness/present.ts'
import { startTestCore, type TestCore } from '../../../test/harness/start-test-core.ts'
import { startPractice, type Practice } from '../../practice/index.ts'
import { aBand, somePlan } from '../planning/testing/plans.ts'

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
const start = Date.parse('2026-06-01T09:00:00Z')
const handle = 'lea.test'
let clock: FakeClock
let practice: Practice
let test: TestCore
let [creatorId, accountId] = ['', '']

beforeEach(async () => {
  clock = new FakeClock(new Date(start))
  practice = await startPractice({ clock })
  test = await startTestCore({ ports: { clock }, config: { leaseMs: 1000 * day } })
  practice.bluesky.createAccount({ handle, password: 'p', market: 'france' })
})
afterEach(async () => {
  await test[Symbol.asyncDispose]()
  await practice.close()
})

/** Two a day, from so many days ago on. */
const someDays = (days: number) =>
  Array.from({ length: days * 2 }, (_, index) => ({
    at: start - Math.floor(index / 2) * day - (index % 2 === 0 ? 10 : 15) * hour,
    media: index % 3 === 0 ? ('images' as const) : ('none' as const),
    text: `Avant ${index} #paris`,
  }))
const connect = async () => {
  const { client } = test.admin
  creatorId = (
    await client.creators.create({
      name: 'Léa',
      pseudonyms: [],
      platforms: ['bluesky'],
      zone: 'Europe/Paris',
      market: 'france',
      constraints: { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' },
      notes: '',
    })
  ).id
  const credentials = { identifier: handle, password: 'p', service: practice.url }
  accountId = (await client.accounts.connect({ creatorId, platform: 'bluesky', credentials })).id
}
const past = async () => (await test.admin.client.past.get({ accountId })).past
const read = async () => {
  for (let turn = 0; turn < 40 && (await past())?.state !== 'done'; turn += 1) await test.advance(2000)
  return present(await past())
}
const published = async () => (await test.admin.client.publications.list({ creatorId, limit: 500 })).items

it('is known from day one: each post once, with its figures, on the day on which it went out', async () => {
  practice.addPast({ platform: 'bluesky', account: handle, posts: someDays(100) })
  await connect()
  const done = await read()
  // Posts of the last ninety days, of a hundred.
  expect(done).toMatchObject({ state: 'done', problem: null })
  expect(done.posts).toBeGreaterThan(175)
  expect(done.posts).toBeLessThanOrEqual(180)
  const all = await published()
  expect(all).toHaveLength(done.posts)
  expect(all.every(({ elsewhere, state, verifiedAt }) => elsewhere && state === 'published' && verifiedAt !== null)).toBe(true)
  const one = present(all.find(({ text }) => text === 'Avant 3 #paris'))
  expect(one).toMatchObject({ kind: 'photo', at: { zone: 'Europe/Paris' }, attempts: 0 })
  expect(one.dueAt.getTime()).toBe(someDays(2)[3]?.at)
  expect((await test.admin.client.publications.get({ publicationId: one.id })).metrics[0]?.likes).toBeGreaterThan(0)

  await test.admin.client.advice.refresh()
  const overview = await test.admin.client.analytics.overview({ creatorId, from: '2026-05-01', to: '2026-05-31' })
  expect(overview.posted.posts).toBe(62)
  // What they had by now came when they went out; today came what was read of the newest since.
  expect(overview.gained.likes).toBe(overview.posted.likes)
  const today = await test.admin.client.analytics.overview({ creatorId, from: '2026-06-01', to: '2026-06-01' })
  expect(today.gained.likes ?? 0).toBeLessThan((overview.gained.likes ?? 0) / 20)
  const [best] = await test.admin.client.analytics.posts({ creatorId, from: '2026-04-01', to: '2026-05-31', order: 'score' })
  expect(best?.score).toBeGreaterThan(50)
  expect((await test.admin.client.advice.list({ creatorId })).unadvised).toEqual([])
  const { items } = await test.admin.client.history.list({ creatorId })
  expect(items.map(({ action }) => action)).toContain('account.past_read')
})

it('changes no plan, owes nothing and is never sent, edited, retried or taken away', async () => {
  practice.addPast({ platform: 'bluesky', account: handle, posts: someDays(20) })
  await connect()
  const rules = somePlan({ bands: [aBand({ min: 2, max: 2 })], obligations: [{ kind: 'photo', count: 1, per: 'day', by: 'account' }] })
  await test.admin.client.plans.save({ creatorId, accountId: null, rules, basedOn: null })
  const slots = async () =>
    (await test.admin.client.plans.propose({ creatorId, days: 14 })).slots.map(({ key, kind, at }) => [key, kind, at.wall])
  const owed = async () => (await test.admin.client.obligations.outlook({ creatorId, days: 2 })).map(({ state }) => state)
  const [before, owedBefore] = [await slots(), await owed()]
  expect((await read()).posts).toBe(40)
  expect([await slots(), await owed()]).toEqual([before, owedBefore])
  expect((await test.admin.client.reports.consistency({ creatorId, from: '2026-05-20', to: '2026-05-31' })).rhythm.posts).toBe(0)
  const { id: publicationId, postId } = present((await published())[0])
  const content = { text: 'autre', assets: [], languages: [], labels: [] }
  for (const refused of [
    test.admin.client.posts.update({ postId, content }),
    test.admin.client.publications.retry({ publicationId }),
    test.admin.client.publications.cancel({ publicationId }),
    test.admin.client.publications.remove({ publicationId }),
  ])
    await expect(refused).rejects.toMatchObject({ code: expect.stringMatching(/^(CONFLICT|STATE_CHANGED)$/) })
  expect(practice.bluesky.findAccount(handle)?.collections.get('app.bsky.feed.post')?.size).toBe(40)
})

it('takes nothing of Coulisse for something else, however often it is read', async () => {
  practice.addPast({ platform: 'bluesky', account: handle, posts: someDays(10) })
  await connect()
  await read()
  const { id: postId } = await test.admin.client.posts.create({
    creatorId,
    content: { text: 'De Coulisse', assets: [], languages: ['fr'], labels: [] },
  })
  await test.admin.client.posts.publishNow({ postId, accountIds: [accountId] })
  await test.advance(minute)
  practice.addPast({ platform: 'bluesky', account: handle, posts: [{ at: clock.now() - 1000, media: 'none', text: 'Depuis' }] })
  await test.admin.client.past.read({ accountId })
  expect((await read()).posts).toBe(1)
  const all = await published()
  expect(all).toHaveLength(22)
  expect(all.filter(({ text }) => text === 'De Coulisse').map(({ elsewhere, state }) => [elsewhere, state])).toEqual([
    [undefined, 'published'],
  ])
  expect(all.filter(({ text }) => text === 'Depuis')).toHaveLength(1)
})

it('goes on where it was after a failure and after a restart', async () => {
  practice.addPast({ platform: 'bluesky', account: handle, posts: someDays(80) })
  await connect()
  await test.advance(500)
  practice.faults.next({ match: { path: 'com.atproto.repo.listRecords' }, status: 503, times: 9 })
  await test.advance(2000)
  const halfway = present(await past())
  expect(halfway).toMatchObject({ state: 'reading', problem: 'PLATFORM_DOWN' })
  expect(halfway.posts).toBeGreaterThan(0)
  practice.faults.clear()
  await test.restart()
  await test.advance(16 * minute)
  expect(await read()).toMatchObject({ state: 'done', problem: null, posts: 160 })
  expect(await published()).toHaveLength(160)
})

it('is a manager’s of that model to ask for, and no model’s', async () => {
  await connect()
  await read()
  const manager = await test.asUser('manager', [creatorId])
  expect((await manager.client.past.read({ accountId })).state).toBe('reading')
  const model = await test.asUser('model', [creatorId])
  await expect(model.client.past.get({ accountId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await read()
})
