/** Posts and publications from outside, on the practice network's Bluesky. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestCore } from '../../../../test/harness/start-test-core.ts'
import type { TestCore } from '../../../../test/harness/start-test-core.ts'
import { testPorts } from '../../../../test/harness/test-ports.ts'
import { startPractice } from '../../../practice/index.ts'
import type { Practice } from '../../../practice/index.ts'

const hour = 3_600_000
const noContent = { assets: [], languages: ['en'], labels: [] as [] }
const constraints = { neverShow: [], neverMention: ['Opération Été'], platformsNotAllowed: [], free: '' }

let practice: Practice
let test: TestCore
let creatorId: string
let accountIds: string[]

const wallOf = (at: number) => ({ wall: new Date(at).toISOString().slice(0, 19), zone: 'UTC' })

beforeAll(async () => {
  const ports = testPorts()
  practice = await startPractice({ clock: ports.clock, seed: null })
  // Hours go by in one step: a lease that is renewed every few seconds would be most of the test.
  test = await startTestCore({ ports, config: { leaseMs: 30 * 24 * hour } })
  const made = await test.client.creators.create({
    name: 'Nova',
    pseudonyms: [],
    platforms: ['bluesky'],
    zone: 'Europe/Paris',
    market: 'france',
    constraints,
    notes: '',
  })
  creatorId = made.id
  accountIds = []
  for (const handle of ['nova.test', 'nova-two.test']) {
    practice.bluesky.createAccount({ handle, password: 'app-pass' })
    const { id } = await test.client.accounts.connect({
      creatorId,
      platform: 'bluesky',
      credentials: { identifier: handle, password: 'app-pass', service: practice.url },
    })
    accountIds.push(id)
  }
})

afterAll(async () => {
  await test[Symbol.asyncDispose]()
  await practice.close()
})

const newPost = (text: string) => test.client.posts.create({ creatorId, content: { text, ...noContent } })
const get = async (publicationId: string) => (await test.client.publications.get({ publicationId })).publication

describe('publishing from outside', () => {
  it('plans a post on two accounts, publishes it at its time and shows its history and figures', async () => {
    const post = await newPost('Bonjour from the stage')
    const at = test.ports.clock.now() + 2 * hour
    const { publicationIds } = await test.client.posts.schedule({ postId: post.id, accountIds, at: wallOf(at) })
    expect(publicationIds).toHaveLength(2)
    await test.advance(2 * hour)
    const [id = ''] = publicationIds
    const detail = await test.client.publications.get({ publicationId: id })
    expect(detail.publication).toMatchObject({
      state: 'published',
      attempts: 1,
      failure: null,
      accountHandle: 'nova.test',
      creatorName: 'Nova',
    })
    expect(detail.publication.verifiedAt).toBeInstanceOf(Date)
    expect(detail.publication.remoteUrl).toContain('/post/')
    expect(detail.attempts).toMatchObject([{ number: 1, outcome: 'accepted', safety: 'idempotent' }])
    expect(detail.history.map(({ to, reason }) => [to, reason])).toEqual([
      ['scheduled', 'planned'],
      ['sending', 'due'],
      ['published', 'accepted'],
      ['published', 'verified'],
    ])
    await test.advance(6 * 60_000)
    expect((await test.client.publications.get({ publicationId: id })).metrics).toMatchObject([{ likes: 0, views: null }])
    expect(await test.client.publications.refreshMetrics({ publicationId: id })).toMatchObject({
      metrics: { likes: 0, views: null },
      replies: [],
    })
    await test.client.publications.remove({ publicationId: id })
    expect((await get(id)).removedAt).toBeInstanceOf(Date)
    await expect(test.client.publications.remove({ publicationId: id })).rejects.toMatchObject({ code: 'STATE_CHANGED' })
    await expect(test.client.posts.update({ postId: post.id, content: { text: 'other', ...noContent } })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
  })

  it('moves, calls off, puts back and publishes now', async () => {
    const post = await newPost('To be moved')
    const at = test.ports.clock.now() + hour
    const { publicationIds } = await test.client.posts.schedule({ postId: post.id, accountIds: accountIds.slice(0, 1), at: wallOf(at) })
    const publicationId = publicationIds[0] ?? ''
    expect(await test.client.publications.cancel({ publicationId })).toMatchObject({ state: 'cancelled' })
    await test.advance(hour / 2)
    expect(await test.client.publications.restore({ publicationId })).toMatchObject({ state: 'scheduled' })
    expect(await test.client.publications.reschedule({ publicationId, at: wallOf(at + hour) })).toMatchObject({
      state: 'scheduled',
      dueAt: new Date(at + hour),
    })
    await test.advance(hour)
    expect(await get(publicationId)).toMatchObject({ state: 'scheduled' })
    await test.advance(hour / 2)
    expect(await get(publicationId)).toMatchObject({ state: 'published' })
    const now = await test.client.posts.publishNow({ postId: (await newPost('Right now')).id, accountIds: accountIds.slice(1) })
    await test.settle()
    expect(await get(now.publicationIds[0] ?? '')).toMatchObject({ state: 'published' })
    await expect(
      test.client.posts.schedule({ postId: post.id, accountIds, at: wallOf(test.ports.clock.now() - hour) }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  it('takes no options for a platform that has none', async () => {
    const options = { [accountIds[0] ?? '']: { madeWithAi: true } }
    await expect(test.client.posts.create({ creatorId, content: { text: 'Chosen', ...noContent, options } })).rejects.toMatchObject({
      code: 'NOT_SUPPORTED',
      data: { platform: 'bluesky', capability: 'options' },
    })
  })

  it('asked twice for the same post on the same account, plans it once', async () => {
    const post = await newPost('Clicked twice')
    const asks = { postId: post.id, accountIds: accountIds.slice(0, 1) }
    const answers = await Promise.allSettled([
      test.client.posts.publishNow(asks),
      test.client.posts.publishNow(asks),
      test.client.posts.schedule({ ...asks, at: wallOf(test.ports.clock.now() + hour) }),
    ])
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    expect(answers[1]).toMatchObject({ reason: { code: 'CONFLICT', data: { what: 'planned_already', items: ['nova.test'] } } })
    await test.settle()
    const posts = [...practice.bluesky.accountsByDid.values()].flatMap(({ collections }) => [
      ...(collections.get('app.bsky.feed.post')?.values() ?? []),
    ])
    expect(posts.filter(({ value }) => value['text'] === 'Clicked twice')).toHaveLength(1)
    // Taken down, it may be wanted again.
    const { items } = await test.client.publications.list({ search: 'clicked twice' })
    await test.client.publications.remove({ publicationId: items[0]?.id ?? '' })
    await expect(test.client.posts.publishNow(asks)).resolves.toMatchObject({ publicationIds: [expect.any(String)] })
    await test.settle()
  })

  it('checks the platform’s rules, the creator’s words and near-duplicates, and refuses errors when planning', async () => {
    const check = (text: string) => test.client.posts.check({ creatorId, content: { text, ...noContent }, accountIds })
    expect((await check('l’operation ete commence')).problems).toMatchObject([
      { severity: 'error', rule: 'mention.forbidden', data: { phrase: 'Opération Été' } },
    ])
    const long = await check('x'.repeat(301))
    expect(long.counts).toEqual(accountIds.map((accountId) => ({ accountId, used: 301, max: 300 })))
    expect(long.problems.map(({ rule }) => rule)).toEqual(['text.too_long', 'text.too_long'])
    const post = await newPost('x'.repeat(301))
    await expect(
      test.client.posts.schedule({ postId: post.id, accountIds, at: wallOf(test.ports.clock.now() + hour) }),
    ).rejects.toMatchObject({ code: 'TEXT_INVALID', data: { rule: 'text.too_long', actual: 301, allowed: 300 } })
    await test.client.posts.schedule({
      postId: (await newPost('Une phrase assez longue pour être reconnue ailleurs')).id,
      accountIds: accountIds.slice(0, 1),
      at: wallOf(test.ports.clock.now() + hour),
    })
    expect((await check('une phrase assez LONGUE pour etre reconnue ailleurs !')).problems).toMatchObject([
      { severity: 'warning', rule: 'text.similar_elsewhere', accountId: accountIds[1] },
    ])
  })

  it('lists by pages, filters and words, whatever is typed', async () => {
    const all = await test.client.publications.list({})
    const pages: string[] = []
    for (let cursor: string | undefined; ;) {
      const page = await test.client.publications.list({ limit: 2, cursor })
      pages.push(...page.items.map(({ id }) => id))
      cursor = page.next
      if (cursor === undefined) break
    }
    expect(pages).toEqual(all.items.map(({ id }) => id))
    const latest = await test.client.publications.list({ order: 'latest', states: ['published', 'scheduled'], creatorId })
    expect(latest.items.map(({ dueAt }) => dueAt.getTime())).toEqual(
      latest.items.map(({ dueAt }) => dueAt.getTime()).toSorted((a, b) => b - a),
    )
    expect((await test.client.publications.list({ search: 'bonj' })).items).toHaveLength(2)
    for (const search of ['"', 'a" OR text:"', "'; DROP TABLE post; --", 'NEAR(a b)', '*', '(', 'bonjour NOT x'])
      await test.client.publications.list({ search })
    const counts = await test.client.publications.count({ creatorId })
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(all.items.length)
    await expect(test.client.publications.list({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect((await test.client.posts.list({ search: 'moved' })).items.map(({ text }) => text)).toEqual(['To be moved'])
  })

  it('waits for a reconnection when the grant is over, and goes on by itself then', async () => {
    practice.faults.next({ match: { path: 'com.atproto.repo.putRecord' }, revokeToken: true })
    const { publicationIds } = await test.client.posts.publishNow({
      postId: (await newPost('After the break')).id,
      accountIds: accountIds.slice(0, 1),
    })
    await test.settle()
    const publicationId = publicationIds[0] ?? ''
    expect(await get(publicationId)).toMatchObject({ state: 'failed', failure: { code: 'REAUTH_REQUIRED' }, nextTryAt: null })
    await test.client.accounts.reconnect({
      accountId: accountIds[0] ?? '',
      credentials: { identifier: 'nova.test', password: 'app-pass', service: practice.url },
    })
    await test.settle()
    expect(await get(publicationId)).toMatchObject({ state: 'published', failure: null })
  })

  it('asks a person where it cannot know, and keeps to their word', async () => {
    const missed = await test.client.posts.schedule({
      postId: (await newPost('Slept through')).id,
      accountIds: accountIds.slice(0, 1),
      at: wallOf(test.ports.clock.now() + hour),
    })
    test.ports.clock.jumpTo(test.ports.clock.now() + 5 * hour)
    test.core.wake()
    await test.settle()
    const publicationId = missed.publicationIds[0] ?? ''
    expect(await get(publicationId)).toMatchObject({ state: 'missed' })
    await test.client.publications.resolve({ publicationId, resolution: { is: 'not_published', then: 'send_now' } })
    await test.ports.clock.fireDue(() => test.settle())
    await test.advance(60_000)
    expect(await get(publicationId)).toMatchObject({ state: 'published' })
  })
})
