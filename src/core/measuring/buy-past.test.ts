/** An account's past where each post read costs money: said before, begun by an admin, within the month's cap, or declined for good. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { connectByConsent } from '../../../test/harness/consent-form.ts'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { present } from '../../../test/harness/present.ts'
import { saveXApp } from '../../../test/harness/save-x-app.ts'
import { startTestCore, type TestCore } from '../../../test/harness/start-test-core.ts'
import { noConstraints } from '../../../test/seed/builders.ts'
import { startPractice, type Practice } from '../../practice/index.ts'

const [hour, day] = [3_600_000, 86_400_000]
/** Late in a month, so that the next is not far. */
const start = Date.parse('2026-06-28T09:00:00Z')
let clock: FakeClock
let practice: Practice
let test: TestCore
let [creatorId, accountId, appId, clientId] = ['', '', '', '']

const saveApp = (capUsd: number | null) => saveXApp(test.admin.client, { id: appId, clientId, service: practice.xUrl, capUsd })

/** One every six hours. */
const posts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ at: start - (index + 1) * 6 * hour, media: 'none' as const, text: `Avant ${index}` }))

const connect = async (capUsd: number | null, count: number) => {
  const { client } = test.admin
  const creator = { pseudonyms: [], platforms: ['x' as const], zone: 'Europe/Paris', market: 'france' as const, notes: '' }
  creatorId = (await client.creators.create({ ...creator, name: 'Nova', constraints: noConstraints })).id
  practice.x.createAccount({ username: 'nova', name: 'Nova' })
  practice.addPast({ platform: 'x', account: 'nova', posts: posts(count) })
  const redirectUris: string[] = []
  clientId = practice.x.createApp({ redirectUris }).clientId
  appId = (await saveApp(capUsd)).id
  const allow = (address: string): void => void redirectUris.push(address)
  accountId = (await connectByConsent(client, { creatorId, appId }, 'Authorize as @nova', allow)).id
  await test.advance(2000)
}

beforeEach(async () => {
  clock = new FakeClock(new Date(start))
  appId = ''
  practice = await startPractice({ clock, seed: null, x: { processingMs: 0 } })
  test = await startTestCore({ ports: { clock }, config: { leaseMs: 1000 * day } })
})
afterEach(async () => {
  await test[Symbol.asyncDispose]()
  await practice.close()
})

const past = () => test.admin.client.past.get({ accountId })
const spent = async () => {
  const [app] = await test.admin.client.developerApps.list()
  const own = app?.spending?.of.find(({ what }) => what === 'own_posts_read')
  return { count: own?.count ?? 0, usd: own?.usd ?? 0, total: app?.spending?.usd ?? 0 }
}
const readOn = async () => {
  for (let turn = 0; turn < 20 && (await past()).past?.state === 'reading'; turn += 1) await test.advance(2000)
  return present((await past()).past)
}

it('of an account that had posted nothing is not to be had: nothing is asked, nothing is spent', async () => {
  await connect(10, 0)
  expect((await past()).offer).toMatchObject({ posts: 0, mostUsd: 0 })
  await expect(test.admin.client.past.buy({ accountId, agreedUsd: 1 })).rejects.toMatchObject({ code: 'NOT_SUPPORTED' })
  expect((await spent()).count).toBe(0)
})

it('is not read by itself: what it costs at most is said, and nothing is spent until an admin says so', async () => {
  await connect(10, 130)
  const { past: read, days, offer } = await past()
  expect([read, days]).toEqual([null, 90])
  expect(offer).toMatchObject({ posts: 130, usd: 0.005, mayUsd: 0.001, mostUsd: 0.65, declined: null })
  expect(offer?.leftUsd).toBeCloseTo(9 - (await spent()).total, 6)
  expect(offer?.renewsAt).toEqual(new Date('2026-07-01T00:00:00Z'))
  expect((await spent()).count).toBe(0)
  await expect(test.admin.client.past.read({ accountId })).rejects.toMatchObject({ code: 'NOT_SUPPORTED' })
  const manager = await test.asUser('manager', [creatorId])
  await expect(manager.client.past.buy({ accountId, agreedUsd: 10 })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(manager.client.past.setDeclined({ accountId, declined: true })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect((await manager.client.past.get({ accountId })).offer?.mostUsd).toBe(0.65)
})

it('is read once an admin agreed to the price, counted post by post, and costs no more than was said', async () => {
  await connect(10, 130)
  await expect(test.admin.client.past.buy({ accountId, agreedUsd: 0.64 })).rejects.toMatchObject({
    code: 'STATE_CHANGED',
    data: { what: 'price', state: '0.65' },
  })
  await test.admin.client.past.buy({ accountId, agreedUsd: 0.65 })
  expect(await readOn()).toMatchObject({ state: 'done', posts: 130, problem: null })
  expect(await spent()).toMatchObject({ count: 130, usd: 0.65 })
  const all = (await test.admin.client.publications.list({ creatorId, limit: 500 })).items
  expect(all).toHaveLength(130)
  expect(all.every(({ elsewhere }) => elsewhere)).toBe(true)
  const history = (await test.admin.client.history.list({ creatorId })).items
  expect(history.map(({ action }) => action)).toEqual(expect.arrayContaining(['account.past_asked', 'account.past_read']))
  // Connected anew it is not paid for again.
  const [before] = [(await spent()).count]
  await test.admin.client.accounts.check({ accountId })
  await test.advance(2000)
  expect((await past()).past?.state).toBe('done')
  expect((await spent()).count).toBe(before)
})

it('stops before the cap, says so, and goes on where it was once the cap is raised', async () => {
  await connect(0.6, 130)
  const free = present((await past()).offer).leftUsd ?? 0
  expect(free).toBeLessThan(0.65)
  await test.admin.client.past.buy({ accountId, agreedUsd: 0.65 })
  const held = await readOn()
  expect(held).toMatchObject({ state: 'reading', problem: 'SPEND_CAP', posts: 100 })
  expect((await spent()).total).toBeLessThanOrEqual(0.54)
  await test.restart()
  await test.advance(hour)
  expect((await past()).past).toMatchObject({ posts: 100, problem: 'SPEND_CAP' })
  await saveApp(10)
  await test.advance(2000)
  expect(await readOn()).toMatchObject({ state: 'done', posts: 130 })
  expect(await spent()).toMatchObject({ count: 130 })
})

it('goes on by itself when the month is over', async () => {
  await connect(0.6, 130)
  await test.admin.client.past.buy({ accountId, agreedUsd: 0.65 })
  expect((await readOn()).problem).toBe('SPEND_CAP')
  await test.advance(Date.parse('2026-07-01T00:00:00Z') - clock.now() + 1000)
  expect(await readOn()).toMatchObject({ state: 'done', posts: 130 })
})

it('goes on by a press, also a manager’s: it was agreed to', async () => {
  await connect(0.6, 130)
  await test.admin.client.past.buy({ accountId, agreedUsd: 0.65 })
  await readOn()
  const manager = await test.asUser('manager', [creatorId])
  expect((await manager.client.past.read({ accountId })).state).toBe('reading')
})

it('is declined for good, and asked about again only when an admin wants to see it', async () => {
  await connect(10, 20)
  await test.admin.client.past.setDeclined({ accountId, declined: true })
  expect((await past()).offer?.declined).toMatchObject({ at: expect.any(Date) })
  await test.restart()
  await test.admin.client.accounts.check({ accountId })
  await test.advance(day)
  expect((await past()).past).toBeNull()
  expect((await past()).offer?.declined).not.toBeNull()
  await test.admin.client.past.setDeclined({ accountId, declined: false })
  expect((await past()).offer?.declined).toBeNull()
  const { items } = await test.admin.client.history.list({ creatorId })
  expect(items.map(({ action }) => action)).toEqual(expect.arrayContaining(['account.past_declined', 'account.past_reconsidered']))
})
