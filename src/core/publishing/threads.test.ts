/** Threads on the practice X: each part once and in order, whatever happens between them, and said as it is. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connectByConsent } from '../../../test/harness/consent-form.ts'
import { codeOf } from '../../../test/harness/code-of.ts'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import type { TestCore } from '../../../test/harness/start-test-core.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { noConstraints } from '../../../test/seed/builders.ts'
import { startPractice } from '../../practice/index.ts'
import type { Practice } from '../../practice/index.ts'

const minute = 60_000
const write = { method: 'POST', path: '/x/2/tweets' } as const

describe('a thread', () => {
  let practice: Practice
  let test: TestCore
  let creatorId = ''
  let accountId = ''
  let remoteId = ''

  beforeEach(async () => {
    const ports = testPorts()
    practice = await startPractice({ clock: ports.clock, seed: null, x: { processingMs: 0 } })
    test = await startTestCore({ ports, config: { leaseMs: 30 * 24 * 60 * minute } })
    const { client } = test.admin
    const creator = { pseudonyms: [], platforms: ['x' as const], zone: 'UTC', market: 'france' as const, notes: '' }
    const constraints = { ...noConstraints, neverMention: ['Opération Été'] }
    creatorId = (await client.creators.create({ ...creator, name: 'Nova', constraints })).id
    practice.x.createAccount({ username: 'nova', name: 'Nova' })
    const redirectUris: string[] = []
    const { clientId } = practice.x.createApp({ redirectUris })
    const app = await client.developerApps.save({ platform: 'x', creatorId: null, name: 'Ours', clientId, service: practice.xUrl })
    const allow = (address: string): void => void redirectUris.push(address)
    ;({ id: accountId, remoteId } = await connectByConsent(client, { creatorId, appId: app.id }, 'Authorize as @nova', allow))
    await test.settle()
  })
  afterEach(async () => {
    await test[Symbol.asyncDispose]()
    await practice.close()
  })

  const content = (texts: readonly string[]) => {
    const [text = '', ...thread] = texts
    return { text, thread, assets: [], languages: [], labels: [] }
  }
  const publish = async (...texts: string[]) => {
    const { id: postId } = await test.client.posts.create({ creatorId, content: content(texts) })
    const { publicationIds } = await test.client.posts.publishNow({ postId, accountIds: [accountId] })
    await test.settle()
    return { postId, publicationId: publicationIds[0] ?? '' }
  }
  const read = (publicationId: string) => test.client.publications.get({ publicationId })
  /** Oldest first, each with the text it answers. */
  const online = () =>
    practice.x
      .postsOf(remoteId)
      .toReversed()
      .map(({ text, replyTo }) => [text, replyTo === null ? null : (practice.x.findPost(replyTo)?.text ?? 'gone')])
  /** The next writes go through; the one after meets this. */
  const atPart = (number: number, fault: Record<string, unknown>): void => {
    for (let before = 1; before < number; before += 1) practice.faults.next({ match: write, latencyMs: 0 })
    practice.faults.next({ match: write, ...fault })
  }
  const chain = (...texts: string[]) => texts.map((text, index) => [text, texts[index - 1] ?? null])

  it('goes out part by part, each in answer to the one before, and is proved as a whole', async () => {
    const { publicationId } = await publish('One', 'Two', 'Three')
    expect(online()).toEqual(chain('One', 'Two', 'Three'))
    const { publication, parts, attempts, history, post } = await read(publicationId)
    const [head] = practice.x.postsOf(remoteId).toReversed()
    expect(publication).toMatchObject({ state: 'published', attempts: 3, thread: { parts: 3, out: 3 } })
    expect(publication.remoteUrl).toBe(`${practice.xUrl}/nova/status/${head?.id}`)
    expect(publication.verifiedAt).toBeInstanceOf(Date)
    expect(parts?.map(({ number }) => number)).toEqual([1, 2, 3])
    expect(attempts.map(({ part, outcome }) => [part, outcome])).toEqual([1, 2, 3].map((part) => [part, 'accepted']))
    expect(new Set(attempts.map(({ fingerprint }) => fingerprint)).size).toBe(3)
    expect(history.map(({ reason }) => reason)).toEqual(['planned', 'due', 'part_out', 'part_out', 'accepted', 'verified'])
    expect(post).toMatchObject({ text: 'One', thread: ['Two', 'Three'] })
  })

  it('is one post where there is nothing after its text', async () => {
    const { publicationId } = await publish('Alone')
    const { publication, parts, attempts } = await read(publicationId)
    expect(publication).not.toHaveProperty('thread')
    expect([parts, attempts[0]?.part]).toEqual([undefined, undefined])
  })

  it('looks up the part whose answer was lost, and goes on from it', async () => {
    atPart(2, { loseAnswerAfterAccept: true })
    const { publicationId } = await publish('One', 'Two', 'Three')
    expect((await read(publicationId)).publication).toMatchObject({ state: 'ambiguous', thread: { parts: 3, out: 1 } })
    await test.advance(minute)
    expect(online()).toEqual(chain('One', 'Two', 'Three'))
    const { publication, attempts } = await read(publicationId)
    expect(publication).toMatchObject({ state: 'published', thread: { parts: 3, out: 3 } })
    expect(attempts.map(({ part, outcome }) => [part, outcome])).toEqual([
      [1, 'accepted'],
      [2, 'found'],
      [3, 'accepted'],
    ])
  })

  it('leaves it to a person where the same words are out and X does not say that they answer the part before', async () => {
    practice.x.addPost({ author: remoteId, text: 'Two' })
    await test.advance(1)
    practice.faults.next({ match: write, latencyMs: 0 })
    practice.faults.next({ match: write, dropBeforeAccept: true })
    const { publicationId } = await publish('One', 'Two')
    await test.advance(2 * minute)
    expect((await read(publicationId)).publication).toMatchObject({
      state: 'needs_person',
      thread: { parts: 2, out: 1 },
      failure: { code: 'OUTCOME_UNKNOWN' },
    })
  })

  it('says how much of it is out when a part is refused, and sends the rest, and only that, when it is retried', async () => {
    atPart(3, { status: 403 })
    const { publicationId } = await publish('One', 'Two', 'Three', 'Four')
    const failed = await read(publicationId)
    expect(failed.publication).toMatchObject({ state: 'failed', nextTryAt: null, remoteUrl: null, thread: { parts: 4, out: 2 } })
    expect(failed.publication.failure).toMatchObject({ code: 'PLATFORM_REJECTED' })
    expect(failed.parts?.map(({ url }) => url.split('/').at(-1))).toEqual(
      practice.x
        .postsOf(remoteId)
        .toReversed()
        .map(({ id }) => id),
    )
    await test.advance(60 * minute)
    expect(online()).toHaveLength(2)
    await test.client.publications.retry({ publicationId })
    await test.settle()
    expect(online()).toEqual(chain('One', 'Two', 'Three', 'Four'))
    expect((await read(publicationId)).publication).toMatchObject({ state: 'published', thread: { parts: 4, out: 4 } })
  })

  it('can have what is left of it rewritten, and not what is out', async () => {
    atPart(2, { status: 403 })
    const { postId, publicationId } = await publish('One', 'Two', 'Three')
    const update = (...texts: string[]) => test.client.posts.update({ postId, content: content(texts) })
    expect(await codeOf(update('Uno', 'Two', 'Three'))).toBe('CONFLICT')
    expect(await codeOf(update('One'))).toBe('CONFLICT')
    await update('One', 'Deux')
    await test.client.publications.retry({ publicationId })
    await test.settle()
    expect(online()).toEqual(chain('One', 'Deux'))
    expect(await codeOf(update('One', 'Deux', 'Trois'))).toBe('CONFLICT')
  })

  it('is stopped between two parts by the stop, and goes on when that is lifted', async () => {
    const { client } = test.admin
    atPart(2, { status: 503 })
    const { publicationId } = await publish('One', 'Two', 'Three')
    await client.system.stop({})
    await test.advance(5 * minute)
    expect((await read(publicationId)).publication).toMatchObject({ state: 'failed', failure: { code: 'HELD' }, thread: { out: 1 } })
    await client.system.resume()
    await test.settle()
    expect(online()).toEqual(chain('One', 'Two', 'Three'))
  })

  it('can be called off half-way, and what is out deleted, the last part first', async () => {
    atPart(3, { status: 403 })
    const { publicationId } = await publish('One', 'Two', 'Three')
    await test.client.publications.cancel({ publicationId })
    expect((await read(publicationId)).publication).toMatchObject({ state: 'cancelled', thread: { parts: 3, out: 2 } })
    const removed = await test.client.publications.remove({ publicationId })
    expect(removed).toMatchObject({ state: 'cancelled', thread: { parts: 3, out: 0 } })
    expect(online()).toEqual([])
    expect(await codeOf(test.client.publications.remove({ publicationId }))).toBe('STATE_CHANGED')
  })

  it('is deleted whole', async () => {
    const { publicationId } = await publish('One', 'Two')
    expect(await test.client.publications.remove({ publicationId })).toMatchObject({ state: 'published', removedAt: expect.any(Date) })
    expect(online()).toEqual([])
  })

  it('takes a person’s word on the part in doubt, by its link, and sends the rest in answer to it', async () => {
    const links = { first: 'On example.com/1', second: 'On example.com/2' }
    practice.faults.next({ match: write, latencyMs: 0 })
    practice.faults.next({ match: write, dropBeforeAccept: true })
    const { publicationId } = await publish('One', links.second, 'Three')
    const [head] = practice.x.postsOf(remoteId)
    // The same words with another link: only a person can say.
    practice.x.addPost({ author: remoteId, text: links.first, replyTo: head?.id ?? '' })
    await test.advance(2 * minute)
    expect((await read(publicationId)).publication.state).toBe('needs_person')
    const { id } = practice.x.postsOf(remoteId)[0] ?? { id: '' }
    const resolve = (url: string) => test.client.publications.resolve({ publicationId, resolution: { is: 'published', url } })
    expect(await codeOf(resolve('https://x.com/nova'))).toBe('BAD_INPUT')
    expect(await codeOf(resolve(`https://x.com/nova/status/${head?.id}`))).toBe('BAD_INPUT')
    await resolve(`https://x.com/nova/status/${id}?s=20`)
    await test.settle()
    expect(online()).toEqual(chain('One', links.first, 'Three'))
    expect((await read(publicationId)).publication).toMatchObject({ state: 'published', thread: { out: 3 } })
  })

  it('is checked part by part, with its length and what it costs', async () => {
    const check = (texts: string[]) => test.client.posts.check({ creatorId, content: content(texts), accountIds: [accountId] })
    const { counts, costs, problems } = await check(['One', `Two ${'a'.repeat(280)}`, 'See https://example.com', 'One', ' '])
    expect(counts).toMatchObject([{ used: 3, max: 280, thread: [{ used: 284 }, { used: 27 }, { used: 3 }, { max: 280 }] }])
    expect(costs).toEqual([{ accountId, usd: 0.26, parts: 5 }])
    expect(problems.map(({ rule, data }) => [rule, data['part']])).toEqual([
      ['text.too_long', 2],
      ['cost.link', 3],
      ['thread.same_text', 4],
      ['text.empty', 5],
    ])
    const forbidden = await check(['One', 'All about opération été'])
    expect(forbidden.problems.map(({ rule }) => rule)).toEqual(['mention.forbidden'])
    const { problems: many } = await check(Array.from({ length: 25 }, (_, index) => `Part ${index}`))
    expect(many).toEqual([])
    expect((await check(['Alone'])).costs).toEqual([{ accountId, usd: 0.015, parts: 1 }])
  })

  it('is not begun without the money for all of it', async () => {
    const { client } = test.admin
    const [app] = await client.developerApps.list()
    if (!app) throw new Error('no application')
    const { id, platform, name, clientId, service } = app
    await client.developerApps.save({ id, platform, creatorId: null, name, clientId, service, capUsd: 0.06 })
    const { publicationId } = await publish('One', 'Two', 'Three', 'Four', 'Five')
    expect(online()).toEqual([])
    expect((await read(publicationId)).publication).toMatchObject({ state: 'failed', failure: { code: 'SPEND_CAP' }, thread: { out: 0 } })
  })

  it('is found by the words of any of its parts', async () => {
    await publish('The first', 'A word: chrysanthème\nand a line', 'The last')
    const search = async (words: string) => (await test.client.publications.list({ search: words })).items.length
    expect([await search('chrysantheme'), await search('and'), await search('last'), await search('nothing')]).toEqual([1, 1, 1, 0])
  })
})
