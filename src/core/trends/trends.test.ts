/** Trends through the practice network: gathered by the hour, each source degrading alone, paid for and counted where that is so. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connectByConsent } from '../../../test/harness/consent-form.ts'
import { saveXApp } from '../../../test/harness/save-x-app.ts'
import { startTestCore, type TestCore } from '../../../test/harness/start-test-core.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { noConstraints } from '../../../test/seed/builders.ts'
import { startPractice, type Practice } from '../../practice/index.ts'
import { bluesky } from '../platforms/bluesky/index.ts'
import type { AnyPlatform } from '../platforms/kit/adapter.ts'

const hour = 3_600_000
const day = 24 * hour

describe('trends', () => {
  let practice: Practice
  let test: TestCore
  let creatorId = ''
  let asked: URL[] = []

  const start = async (adapters?: readonly AnyPlatform[]) => {
    const ports = testPorts()
    asked = []
    const { network } = ports
    const watched = {
      exchange: (request: Parameters<typeof network.exchange>[0]) => {
        if (request.url.pathname === '/trending/rss') asked.push(request.url)
        return network.exchange(request)
      },
    }
    practice = await startPractice({ clock: ports.clock, seed: null })
    test = await startTestCore({
      ports: { ...ports, network: watched },
      config: { trendsFeed: `${practice.url}/trending/rss` },
      ...(adapters && { adapters }),
    })
    creatorId = await newCreator('Nova', 'france')
    await test.settle()
  }
  beforeEach(() => start())
  afterEach(async () => {
    await test[Symbol.asyncDispose]()
    await practice.close()
  })

  const newCreator = async (name: string, market: 'france' | 'us_east') =>
    (
      await test.client.creators.create({
        name,
        market,
        pseudonyms: [],
        platforms: [],
        zone: 'Europe/Paris',
        notes: '',
        constraints: noConstraints,
      })
    ).id
  const list = (input: Parameters<TestCore['client']['trends']['list']>[0] = {}) => test.client.trends.list(input)
  const stateOf = async (source: string, country: string | null = null) =>
    (await list()).sources.find((one) => one.source === source && one.country === country)
  const connectBluesky = async () => {
    practice.bluesky.createAccount({ handle: 'nova.test', password: 'secret' })
    const credentials = { identifier: 'nova.test', password: 'secret', service: practice.url }
    return (await test.client.accounts.connect({ creatorId, platform: 'bluesky', credentials })).id
  }

  it('are read by the hour, with the feed’s tag, and stay while they are talked about', async () => {
    expect(asked.map(({ searchParams }) => searchParams.get('geo'))).toEqual(['FR', 'US'])
    const first = await list({ source: 'google', country: 'FR' })
    expect(first.trends.map(({ name }) => name)).toContain('yoga en plein air')
    expect(first.trends[0]?.volume).toBeGreaterThan(0)
    await test.advance(hour)
    expect(asked).toHaveLength(4)
    const [again] = (await list({ source: 'google', country: 'FR' })).trends
    expect(again?.lastSeenAt.getTime()).toBeGreaterThan(again?.firstSeenAt.getTime() ?? 0)
    expect((await list({ source: 'google' })).trends).toHaveLength(10)
    await test.client.trends.refresh({ source: 'google', country: 'FR' })
    expect(asked).toHaveLength(4)
  })

  it('of the web that fail or change say so with their last success, and leave the others', async () => {
    const before = await stateOf('google', 'FR')
    practice.faults.next({ match: { path: '/trending/rss' }, status: 503 })
    await test.advance(hour)
    const failed = (await list()).sources.filter(({ failure }) => failure === 'down')
    expect(failed).toMatchObject([{ source: 'google', country: 'FR', succeededAt: before?.succeededAt }])
    expect(await stateOf('google', 'US')).toMatchObject({ failure: null })
    expect(await stateOf('bluesky')).toMatchObject({ failure: 'no_account', succeededAt: null })
    await test.advance(hour)
    expect(await stateOf('google', 'FR')).toMatchObject({ failure: null })
  })

  it('of Bluesky are read through an account; a server without them says so', async () => {
    expect(await stateOf('bluesky')).toMatchObject({ failure: 'no_account' })
    await connectBluesky()
    expect(await test.client.trends.refresh({ source: 'bluesky', country: null })).toMatchObject({ failure: null })
    practice.faults.next({ match: { path: 'app.bsky.unspecced.getTrends' }, status: 501 })
    await test.jump(2 * hour)
    expect(await test.client.trends.refresh({ source: 'bluesky', country: null })).toMatchObject({ failure: 'not_offered' })
    await test.jump(2 * hour)
    await test.settle()
    expect(await stateOf('bluesky')).toMatchObject({ failure: null, everyMinutes: 60 })
    const { trends } = await list({ source: 'bluesky' })
    expect(trends.find(({ name }) => name === 'Film photography')).toMatchObject({
      platform: 'bluesky',
      country: null,
      url: `${practice.url}/profile/trending.test/feed/1`,
    })
  })

  it('suit who is about them in her language, and only those within reach are told of', async () => {
    const other = await newCreator('Iris', 'us_east')
    await test.client.trends.setInterests({ creatorId, themes: ['yoga', 'makeup'], languages: [] })
    await test.client.trends.setInterests({ creatorId: other, themes: ['yoga'], languages: ['en'] })
    const nameOf = async (id: string) => (await list({ creatorId: id })).trends.map(({ name }) => name)
    expect(await nameOf(creatorId)).toEqual(['yoga en plein air'])
    expect(await nameOf(other)).toEqual(['outdoor yoga'])
    const manager = await test.asUser('manager', [other])
    const seen = await manager.client.trends.list({})
    expect(seen.interests).toEqual([{ creatorId: other, themes: ['yoga'], languages: ['en'] }])
    expect(new Set(seen.trends.flatMap(({ matches }) => matches.map((one) => one.creatorId)))).toEqual(new Set([other]))
  })

  it('that a person adds are there once, and go when she takes them away', async () => {
    const seen = { name: 'Danse du parapluie', platform: 'tiktok' as const, country: 'FR' as const, detail: null, url: null }
    const { id } = await test.client.trends.add(seen)
    expect((await test.client.trends.add({ ...seen, name: 'danse du PARAPLUIE' })).id).toBe(id)
    const { trends } = await list({ source: 'manual' })
    expect(trends).toMatchObject([{ platform: 'tiktok', country: 'FR' }])
    const { id: postId } = await test.client.posts.create({
      creatorId,
      content: { text: 'Sous la pluie', assets: [], languages: [], labels: [] },
    })
    expect(await test.client.trends.ofPost({ postId })).toBeNull()
    await test.client.trends.note({ postId, trendId: id })
    await test.client.trends.remove({ trendId: id })
    expect((await list({ source: 'manual' })).trends).toEqual([])
    expect(await test.client.trends.ofPost({ postId })).toMatchObject({ source: 'manual', country: 'FR' })
    const [found] = (await list({ source: 'google' })).trends
    await expect(test.client.trends.remove({ trendId: found?.id ?? '' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('are not shown once nobody has talked of them for days', async () => {
    await test.client.trends.add({ name: 'Old', platform: null, country: null, detail: null, url: null })
    await test.jump(4 * day)
    await test.settle()
    expect((await list({ source: 'manual' })).trends).toEqual([])
    expect((await list({ source: 'google' })).trends).toHaveLength(10)
  })

  describe('of X', () => {
    let appId = ''
    const saveApp = (capUsd: number | null = null) => saveXApp(test.client, { id: appId, clientId, service: practice.xUrl, capUsd })
    let clientId = ''
    beforeEach(async () => {
      const redirectUris: string[] = []
      practice.x.createAccount({ username: 'nova', name: 'Nova' })
      ;({ clientId } = practice.x.createApp({ redirectUris }))
      appId = ''
      appId = (await saveApp()).id
      await connectByConsent(test.admin.client, { creatorId, appId }, 'Authorize as @nova', (address) => void redirectUris.push(address))
      await test.settle()
    })
    const spent = async () => (await test.client.developerApps.list()).find(({ id }) => id === appId)?.spending
    const trendsPaid = async () => (await spent())?.of.find(({ what }) => what === 'trends')

    it('are read when asked for, told the price of, and counted on the meter', async () => {
      expect(await stateOf('x', 'FR')).toMatchObject({ priceUsd: 0.1, everyMinutes: null, triedAt: null, nextAt: null })
      expect(await test.client.trends.refresh({ source: 'x', country: 'FR' })).toMatchObject({ failure: null })
      expect((await list({ source: 'x' })).trends).toHaveLength(10)
      expect(await trendsPaid()).toMatchObject({ count: 10 })
      await test.client.trends.refresh({ source: 'x', country: 'FR' })
      expect(await trendsPaid()).toMatchObject({ count: 10 })
      await test.jump(2 * hour)
      await test.settle()
      expect(await trendsPaid()).toMatchObject({ count: 10 })
    })

    it('are read as often as an admin set, and not past what is kept for publishing', async () => {
      await test.client.trends.setSchedule({ source: 'x', country: 'US', everyHours: 6 })
      await test.settle()
      expect(await trendsPaid()).toMatchObject({ count: 10 })
      await test.jump(6 * hour)
      await test.settle()
      expect(await trendsPaid()).toMatchObject({ count: 20 })
      await saveApp(0.01)
      await test.jump(6 * hour)
      await test.settle()
      expect(await stateOf('x', 'US')).toMatchObject({ failure: 'cap', everyMinutes: 360 })
      expect(await trendsPaid()).toMatchObject({ count: 20 })
      await test.client.trends.setSchedule({ source: 'x', country: 'US', everyHours: null })
      await test.jump(12 * hour)
      await test.settle()
      expect(await stateOf('x', 'US')).toMatchObject({ nextAt: null })
      const { items } = await test.client.history.list({})
      expect(items.filter(({ action }) => action === 'trends.schedule_changed')).toHaveLength(2)
    })
  })

  it('by hashtag keep to the account’s quota, over a restart too', async () => {
    await test[Symbol.asyncDispose]()
    await practice.close()
    const looksUp: AnyPlatform = {
      ...bluesky,
      capabilities: {
        ...bluesky.capabilities,
        trends: { by: 'hashtag', quota: { count: 2, days: 7 }, source: 'https://example.com', readOn: '2026-11-29' },
      },
      trends: { read: async (_session, { hashtag }) => [{ name: `#${hashtag}`, volume: 12, detail: null, url: null }] },
    }
    await start([looksUp])
    const accountId = (await connectBluesky()) as `acc_${string}`
    const look = (hashtag: string) => test.client.trends.searchHashtag({ accountId, hashtag })
    expect(await look('#Photo')).toMatchObject({ name: '#Photo', volume: 12, source: 'instagram' })
    await look('photo')
    await test.jump(day)
    await look('yoga')
    await test.restart()
    expect((await list()).quotas).toMatchObject([{ accountId, used: 2, max: 2, days: 7 }])
    await expect(look('paris')).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    await look('photo')
    await test.jump(6 * day)
    await look('paris')
    expect((await list()).quotas).toMatchObject([{ used: 2 }])
  })
})
