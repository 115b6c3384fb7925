/** What X costs: counted per application and month, held against the cap, on the practice network. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connectByConsent } from '../../../test/harness/consent-form.ts'
import { saveXApp } from '../../../test/harness/save-x-app.ts'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import type { TestCore } from '../../../test/harness/start-test-core.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { noConstraints } from '../../../test/seed/builders.ts'
import { startPractice } from '../../practice/index.ts'
import type { Practice } from '../../practice/index.ts'
import { monthAround } from './spending.ts'

describe('what X costs', () => {
  let practice: Practice
  let test: TestCore
  let creatorId = ''
  let accountId = ''
  let appId = ''
  let clientId = ''

  const saveApp = (capUsd?: number | null) => saveXApp(test.client, { id: appId, clientId, service: practice.xUrl, capUsd })

  beforeEach(async () => {
    const ports = testPorts()
    practice = await startPractice({ clock: ports.clock, seed: null, x: { processingMs: 0 } })
    test = await startTestCore({ ports })
    const { client } = test.admin
    const creator = { pseudonyms: [], platforms: ['x' as const], zone: 'Europe/Paris', market: 'france' as const, notes: '' }
    creatorId = (await client.creators.create({ ...creator, name: 'Nova', constraints: noConstraints })).id
    practice.x.createAccount({ username: 'nova', name: 'Nova' })
    const redirectUris: string[] = []
    clientId = practice.x.createApp({ redirectUris }).clientId
    appId = (await saveApp()).id
    const allow = (address: string): void => void redirectUris.push(address)
    accountId = (await connectByConsent(client, { creatorId, appId }, 'Authorize as @nova', allow)).id
    await test.settle()
  })
  afterEach(async () => {
    await test[Symbol.asyncDispose]()
    await practice.close()
    appId = ''
  })

  const publish = async (text: string) => {
    const { client } = test
    const { id: postId } = await client.posts.create({ creatorId, content: { text, assets: [], languages: [], labels: [] } })
    const { publicationIds } = await client.posts.publishNow({ postId, accountIds: [accountId] })
    await test.settle()
    return publicationIds[0] ?? ''
  }
  const read = async (publicationId: string) => (await test.client.publications.get({ publicationId })).publication
  const spending = async () => {
    const [app] = await test.client.developerApps.list()
    if (!app?.spending) throw new Error('nothing is counted')
    return app.spending
  }
  const countOf = async (what: string) => (await spending()).of.find((item) => item.what === what) ?? { count: 0, usd: 0 }

  it('is counted: posts by the ledger, a link at its price, reads for each thing once a day', async () => {
    expect(await countOf('posts_sent')).toMatchObject({ count: 0 })
    await publish('without a link')
    await publish('with one: https://example.com')
    expect(await countOf('posts_sent')).toEqual({ what: 'posts_sent', count: 2, usd: 0.215 })
    const before = await countOf('users_read')
    await test.client.accounts.check({ accountId })
    await test.client.accounts.check({ accountId })
    expect(await countOf('users_read')).toMatchObject({ count: Math.max(1, before.count) })
    const { renewsAt, usd, of } = await spending()
    expect(renewsAt.getTime()).toBe(monthAround(test.ports.clock.now()).to)
    expect(usd).toBeCloseTo(
      of.reduce((sum, item) => sum + item.usd, 0),
      9,
    )
  })

  it('does not count what X refused, and counts what may be out', async () => {
    practice.faults.next({ match: { method: 'POST', path: '/x/2/tweets' }, status: 403 })
    await publish('refused')
    expect(await countOf('posts_sent')).toMatchObject({ count: 0 })
    practice.faults.next({ match: { method: 'POST', path: '/x/2/tweets' }, loseAnswerAfterAccept: true })
    const lost = await publish('its answer is lost')
    expect(await countOf('posts_sent')).toMatchObject({ count: 1 })
    await test.advance(60_000)
    expect(await read(lost)).toMatchObject({ state: 'published' })
    expect(await countOf('posts_sent')).toMatchObject({ count: 1 })
  })

  it('holds what would pass the cap before anything is sent, and lets it go once the cap is raised', async () => {
    await publish('fits')
    await saveApp(0.05)
    const held = await publish('with https://example.com it does not')
    expect(await read(held)).toMatchObject({
      state: 'failed',
      failure: { code: 'SPEND_CAP', data: { platform: 'x', app: 'Ours', capUsd: 0.05 } },
    })
    expect(practice.x.postsOf((await test.client.accounts.get({ accountId })).remoteId)).toHaveLength(1)
    await saveApp(0.5)
    await test.settle()
    expect(await read(held)).toMatchObject({ state: 'published' })
    // Left out, it stays.
    expect((await saveApp()).spending).toMatchObject({ capUsd: 0.5 })
    expect((await saveApp(null)).spending).toMatchObject({ capUsd: null })
  })

  it('lets reads stop first, so that the last of the month is for publishing', async () => {
    await publish('https://example.com/1')
    await publish('https://example.com/2')
    const { usd } = await spending()
    await saveApp(Math.ceil((usd + 0.03) * 100) / 100)
    await expect(test.client.accounts.check({ accountId })).rejects.toMatchObject({ code: 'SPEND_CAP' })
    expect(await test.client.accounts.get({ accountId })).toMatchObject({ state: 'connected' })
    expect(await read(await publish('still goes out'))).toMatchObject({ state: 'published' })
  })

  it('begins anew with the month, and what waited less than a day goes out then', async () => {
    const { to } = monthAround(test.ports.clock.now())
    await test.jump(to - test.ports.clock.now() - 3_600_000)
    await publish('https://example.com/a')
    await saveApp(0.21)
    const held = await publish('https://example.com/b')
    expect(await read(held)).toMatchObject({ failure: { code: 'SPEND_CAP' } })
    await test.advance(3_600_000 + 60_000)
    expect(await read(held)).toMatchObject({ state: 'published' })
    expect(await countOf('posts_sent')).toMatchObject({ count: 1 })
  })
})
