import { AtpAgent, RichText } from '@atproto/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FakeClock } from '../../test/harness/fake-clock.ts'
import { tempDir } from '../../test/harness/temp-dir.ts'
import { startPractice, type Practice } from './index.ts'

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const hourMs = 3_600_000
const pick = (refusal: unknown) => {
  const { status, error } = refusal as { status?: number; error?: string }
  return { status, error }
}

/** Every answer is checked against the official lexicons by the official client. */
describe('the practice network, to the official client', () => {
  const clock = new FakeClock()
  let practice: Practice
  beforeAll(async () => {
    practice = await startPractice({ clock })
  })
  afterAll(() => practice.close())

  let people = 0
  const person = async (): Promise<AtpAgent> => {
    people += 1
    const agent = new AtpAgent({ service: practice.url })
    await agent.createAccount({ handle: `person-${people}.test`, email: `p${people}@example.test`, password: 'pass word' })
    return agent
  }
  const did = (agent: AtpAgent) => agent.assertDid

  it('lets one sign up, sign in, and refuses a wrong password', async () => {
    const agent = await person()
    await agent.login({ identifier: `person-${people}.test`, password: 'pass word' })
    expect((await agent.com.atproto.server.getSession()).data.handle).toBe(`person-${people}.test`)
    await expect(agent.login({ identifier: `person-${people}.test`, password: 'wrong' })).rejects.toMatchObject({
      status: 401,
      error: 'AuthenticationRequired',
    })
  })

  it('makes app passwords that work until they are revoked', async () => {
    const agent = await person()
    const { password } = (await agent.com.atproto.server.createAppPassword({ name: 'desk' })).data
    const other = new AtpAgent({ service: practice.url })
    await other.login({ identifier: did(agent), password })
    await agent.com.atproto.server.revokeAppPassword({ name: 'desk' })
    await expect(other.login({ identifier: did(agent), password })).rejects.toMatchObject({ status: 401 })
  })

  it('takes posts with facets and images and shows them', async () => {
    const agent = await person()
    const text = new RichText({ text: `hello @person-1.test #probe https://example.com/x` })
    await text.detectFacets(agent)
    const { blob } = (await agent.uploadBlob(png, { encoding: 'image/png' })).data
    const { uri, cid } = await agent.post({
      text: text.text,
      facets: text.facets ?? [],
      embed: { $type: 'app.bsky.embed.images', images: [{ image: blob, alt: 'dot' }] },
    })
    const [post] = (await agent.getPosts({ uris: [uri] })).data.posts
    expect(post).toMatchObject({ uri, cid, embed: { $type: 'app.bsky.embed.images#view', images: [{ alt: 'dot' }] } })
    expect((await agent.getAuthorFeed({ actor: did(agent) })).data.feed.map(({ post: { uri: shown } }) => shown)).toEqual([uri])
    const file = await agent.com.atproto.sync.getBlob({ did: did(agent), cid: blob.ref.toString() })
    expect(Buffer.from(file.data).equals(png)).toBe(true)
    expect((await agent.com.atproto.repo.describeRepo({ repo: did(agent) })).data.collections).toEqual(['app.bsky.feed.post'])
  })

  it('counts likes, reposts, quotes, replies and followers of its own accounts', async () => {
    const [author, fan] = [await person(), await person()]
    const post = await author.post({ text: 'count me' })
    const before = (await author.getPosts({ uris: [post.uri] })).data.posts[0]
    const followers = (await author.getProfile({ actor: did(author) })).data.followersCount ?? 0
    const like = await fan.like(post.uri, post.cid)
    await fan.repost(post.uri, post.cid)
    await fan.post({ text: 'answer', reply: { root: post, parent: post } })
    await fan.post({ text: 'quote', embed: { $type: 'app.bsky.embed.record', record: post } })
    await fan.follow(did(author))
    const after = (await author.getPosts({ uris: [post.uri] })).data.posts[0]
    for (const figure of ['likeCount', 'repostCount', 'replyCount', 'quoteCount'] as const)
      expect((after?.[figure] ?? 0) - (before?.[figure] ?? 0)).toBe(1)
    expect((await author.getProfile({ actor: did(author) })).data.followersCount).toBe(followers + 1)
    await fan.deleteLike(like.uri)
    expect((await author.getPosts({ uris: [post.uri] })).data.posts[0]?.likeCount).toBe(before?.likeCount)
  })

  it('shows an audience that grows with the clock, and the same to whoever asks twice', async () => {
    const author = await person()
    const uris: string[] = []
    for (let number = 0; number < 20; number += 1) uris.push((await author.post({ text: `Post ${number}` })).uri)
    const likes = async () => (await author.getPosts({ uris })).data.posts.reduce((sum, { likeCount = 0 }) => sum + likeCount, 0)
    expect(await likes()).toBe(0)
    // Whose audience it is hangs on chance: within six hours somebody is there, wherever they are.
    await clock.advance(6 * hourMs)
    const early = await likes()
    await clock.advance(42 * hourMs)
    const late = await likes()
    expect(early).toBeGreaterThan(0)
    expect(late).toBeGreaterThan(early)
    expect(await likes()).toBe(late)
    const threads = await Promise.all(
      uris.map(async (uri) => (await author.getPostThread({ uri })).data.thread as { post: { replyCount: number }; replies: unknown[] }),
    )
    expect(threads.some(({ replies }) => replies.length > 0)).toBe(true)
    for (const { post, replies } of threads) expect(replies).toHaveLength(post.replyCount)
  })

  it('refuses what a real server refuses', async () => {
    const agent = await person()
    const record = (more: object) => ({ $type: 'app.bsky.feed.post', text: 'x', createdAt: '2026-01-01T00:00:00.000Z', ...more })
    const put = (rkey: string, value: Record<string, unknown>, more = {}) =>
      agent.com.atproto.repo.putRecord({ repo: did(agent), collection: 'app.bsky.feed.post', rkey, record: value, ...more })
    const refusals: [string, () => Promise<unknown>, number, string][] = [
      ['a key that is no TID', () => put('not-a-tid', record({})), 400, 'InvalidRequest'],
      ['301 graphemes', () => put('3n2za4uswc223', record({ text: 'x'.repeat(301) })), 400, 'InvalidRequest'],
      ['no time', () => put('3n2za4uswc223', record({ createdAt: 'yesterday' })), 400, 'InvalidRequest'],
      ['four languages', () => put('3n2za4uswc223', record({ langs: ['fr', 'en', 'de', 'es'] })), 400, 'InvalidRequest'],
      [
        'another’s repository',
        () =>
          agent.com.atproto.repo.putRecord({
            repo: 'person-1.test',
            collection: 'app.bsky.feed.post',
            rkey: '3n2za4uswc223',
            record: record({}),
          }),
        401,
        'AuthenticationRequired',
      ],
      [
        'a record that is not there',
        () => agent.com.atproto.repo.getRecord({ repo: did(agent), collection: 'app.bsky.feed.post', rkey: '3n2za4uswc224' }),
        400,
        'RecordNotFound',
      ],
      ['a handle nobody has', () => agent.resolveHandle({ handle: 'nobody.test' }), 400, 'HandleNotFound'],
      ['a method it does not have', () => agent.app.bsky.feed.getTimeline(), 501, 'MethodNotImplemented'],
    ]
    for (const [what, work, status, error] of refusals) {
      const refusal = await work().catch((thrown: unknown) => thrown as { status: number; error: string })
      expect({ what, ...pick(refusal) }).toEqual({ what, status, error })
    }
  })

  it('gives a record the id that a real server gives it, and makes no commit of the same content', async () => {
    const agent = await person()
    const put = (text: string, more = {}) =>
      agent.com.atproto.repo.putRecord({
        repo: did(agent),
        collection: 'app.bsky.feed.post',
        rkey: '3n2za4uswc222',
        record: { $type: 'app.bsky.feed.post', text, createdAt: '2026-01-01T00:00:00.000Z', langs: ['en'] },
        ...more,
      })
    const first = await put('hello', { swapRecord: null })
    // Answered by @atproto/pds 0.5.35 to the same record.
    expect(first.data.cid).toBe('bafyreifcp7q4gijanlxd7emv6onawthvwr57sw7ujh26f4bcibkhfb4xca')
    expect(first.data.commit).toBeDefined()
    expect((await put('hello', { swapRecord: null })).data.commit).toBeUndefined()
    await expect(put('changed', { swapRecord: null })).rejects.toMatchObject({ status: 400, error: 'InvalidSwap' })
    await expect(
      agent.com.atproto.repo.createRecord({
        repo: did(agent),
        collection: 'app.bsky.feed.post',
        rkey: '3n2za4uswc222',
        record: { text: 'hello', createdAt: '2026-01-01T00:00:00.000Z' },
      }),
    ).rejects.toMatchObject({ status: 500 })
  })

  it('checks the files that a post refers to', async () => {
    const agent = await person()
    const big = (await agent.uploadBlob(Buffer.alloc(2_100_000, 1), { encoding: 'image/jpeg' })).data.blob.toJSON() as object
    const post = (image: object) =>
      agent.com.atproto.repo.createRecord({
        repo: did(agent),
        collection: 'app.bsky.feed.post',
        record: {
          text: '',
          createdAt: '2026-01-01T00:00:00.000Z',
          embed: { $type: 'app.bsky.embed.images', images: [{ image, alt: '' }] },
        },
      })
    await expect(post(big)).rejects.toMatchObject({ status: 400, error: 'InvalidRequest' })
    await expect(post({ ...big, size: 1000 })).rejects.toMatchObject({ error: 'InvalidSize' })
    await expect(
      post({ ...big, size: 1000, ref: { $link: 'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku' } }),
    ).rejects.toMatchObject({ error: 'BlobNotFound' })
  })

  it('lists records in pages, newest key first', async () => {
    const agent = await person()
    for (let number = 0; number < 5; number += 1) await agent.post({ text: `${number}` })
    const page = async (cursor?: string) =>
      (
        await agent.com.atproto.repo.listRecords({
          repo: did(agent),
          collection: 'app.bsky.feed.post',
          limit: 2,
          ...(cursor !== undefined && { cursor }),
        })
      ).data
    const texts: unknown[] = []
    for (let at = await page(); at.records.length > 0; at = await page(at.cursor))
      texts.push(...at.records.map(({ value }) => value['text']))
    expect(texts).toEqual(['4', '3', '2', '1', '0'])
  })
})

describe('budgets of the practice network', () => {
  it('costs 3, 2 and 1 points to create, put and delete, and 429 when they are gone', async () => {
    const clock = new FakeClock()
    await using practice = await startPractice({ clock, limits: { writePointsPerHour: 6 } })
    const agent = new AtpAgent({ service: practice.url })
    await agent.createAccount({ handle: 'a.test', password: 'p' })
    const collection = 'app.bsky.feed.post'
    const record = { text: 'x', createdAt: '2026-01-01T00:00:00.000Z' }
    const put = await agent.com.atproto.repo.putRecord({ repo: agent.assertDid, collection, rkey: '3n2za4uswc222', record })
    expect(put.headers).toMatchObject({ 'ratelimit-limit': '6', 'ratelimit-remaining': '4', 'ratelimit-policy': '6;w=3600' })
    const removed = await agent.com.atproto.repo.deleteRecord({ repo: agent.assertDid, collection, rkey: '3n2za4uswc222' })
    expect(removed.headers['ratelimit-remaining']).toBe('3')
    const created = await agent.com.atproto.repo.createRecord({ repo: agent.assertDid, collection, record })
    expect(created.headers['ratelimit-remaining']).toBe('0')
    await expect(agent.com.atproto.repo.createRecord({ repo: agent.assertDid, collection, record })).rejects.toMatchObject({
      status: 429,
      error: 'RateLimitExceeded',
      headers: { 'retry-after': '3600' },
    })
    await clock.advance(hourMs)
    await agent.com.atproto.repo.createRecord({ repo: agent.assertDid, collection, record })
  })
})

describe('a folder', () => {
  it('keeps accounts, posts, files and sessions over a restart', async () => {
    using folder = tempDir()
    const clock = new FakeClock()
    const first = await startPractice({ clock, folder: folder.path })
    const before = new AtpAgent({ service: first.url })
    await before.createAccount({ handle: 'kept.test', password: 'p' })
    const { blob } = (await before.uploadBlob(png, { encoding: 'image/png' })).data
    const post = await before.post({ text: 'kept', embed: { $type: 'app.bsky.embed.images', images: [{ image: blob, alt: '' }] } })
    const gone = await before.post({ text: 'gone' })
    await before.deletePost(gone.uri)
    first.plain.createAccount('plain', 'p')
    first.plain.addPost('plain', 'kept too', [])
    await first.close()

    await using second = await startPractice({ clock, folder: folder.path })
    const session = await fetch(`${second.url}/xrpc/com.atproto.server.getSession`, {
      headers: { authorization: `Bearer ${before.session?.accessJwt}` },
    })
    expect(session.status).toBe(200)
    const kept = second.bluesky.findAccount('kept.test')
    expect([...(kept?.collections.get('app.bsky.feed.post')?.values() ?? [])].map(({ uri }) => uri)).toEqual([post.uri])
    expect(second.bluesky.findBlob(blob.ref.toString())?.size).toBe(png.byteLength)
    expect(second.plain.timeline('plain').map(({ text }) => text)).toEqual(['kept too'])
  })
})
