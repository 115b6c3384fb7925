import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBlueskyFake, type BlueskyFake } from '../../../../test/harness/bluesky-fake.ts'
import { testImage, testVideo } from '../../../../test/harness/draft-media.ts'
import type { Network } from '../../ports.ts'
import type { AccountSession, AdapterIo, Draft, Operation } from '../kit/adapter.ts'
import { codeOf, memorySession, noHooks, testPlatform } from '../kit/conformance.ts'
import { jsonOf } from '../kit/http.ts'
import { bluesky } from './index.ts'

testPlatform(bluesky, () => openBlueskyFake())

describe('bluesky', () => {
  let fake: BlueskyFake
  beforeAll(async () => {
    fake = await openBlueskyFake()
  })
  afterAll(() => fake[Symbol.asyncDispose]())

  const connected = async (io: AdapterIo = fake.io) => {
    const { fields, service } = await fake.newAccount()
    const { credential, profile } = await bluesky.connect(fields, io)
    return memorySession({ service, remoteId: profile.remoteId, credential })
  }
  const draft = (overrides: Partial<Draft> = {}): Draft => ({
    kind: 'text',
    text: 'Hello',
    languages: ['fr'],
    labels: [],
    media: [],
    ...overrides,
  })
  const operation = (overrides: Partial<Draft> = {}): Operation => ({
    key: bluesky.newOperationKey(fake.io),
    createdAt: fake.clock.now(),
    draft: draft(overrides),
  })
  const recordOf = (session: AccountSession, { key }: Operation) =>
    fake.practice.bluesky.findRecord(`at://${session.remoteId}/app.bsky.feed.post/${key}`)?.value

  it('answers where the post can be seen', async () => {
    const session = await connected()
    const op = operation()
    const outcome = await bluesky.publish(session, op, noHooks, fake.io)
    expect(outcome).toMatchObject({
      state: 'published',
      remote: {
        url: `${fake.practice.url}/profile/${session.remoteId}/post/${op.key}`,
        remoteId: `at://${session.remoteId}/app.bsky.feed.post/${op.key}`,
      },
    })
  })

  it('resolves mentions, and leaves a handle nobody has as plain text', async () => {
    const session = await connected()
    const op = operation({ text: 'With @crowd.test and @nobody.test' })
    await bluesky.publish(session, op, noHooks, fake.io)
    const crowd = fake.practice.bluesky.findAccount('crowd.test')?.did
    expect(recordOf(session, op)?.['facets']).toEqual([
      { index: { byteStart: 5, byteEnd: 16 }, features: [{ $type: 'app.bsky.richtext.facet#mention', did: crowd }] },
    ])
  })

  it('finds whom a text mentions, and knows who is somebody', async () => {
    const session = await connected()
    expect(bluesky.mentionsIn?.('With @crowd.test, @paul and (@nobody.test)')).toEqual(['crowd.test', 'nobody.test'])
    expect(await bluesky.knowsHandle?.(session, 'crowd.test', fake.io)).toBe(true)
    expect(await bluesky.knowsHandle?.(session, 'nobody.test', fake.io)).toBe(false)
  })

  it('does not publish with a mention missing when the server cannot resolve it now', async () => {
    const session = await connected()
    fake.practice.faults.next({ match: { path: 'resolveHandle' }, status: 503 })
    const op = operation({ text: 'With @crowd.test' })
    expect(await codeOf(bluesky.publish(session, op, noHooks, fake.io))).toBe('PLATFORM_DOWN')
    expect(recordOf(session, op)).toBeUndefined()
  })

  it('takes a post already there under the key as published, though its bytes differ', async () => {
    const session = await connected()
    const op = operation({ kind: 'photo', media: [testImage()] })
    const first = await bluesky.publish(session, op, noHooks, fake.io)
    // The same image fitted anew is other bytes, so another record.
    expect(await bluesky.publish(session, op, noHooks, fake.io)).toEqual(first)
    expect(await fake.postsOf(session.remoteId)).toHaveLength(1)
  })

  it('sends languages, labels, alt texts and aspect ratios', async () => {
    const session = await connected()
    const op = operation({
      kind: 'photo_set',
      labels: ['nudity'],
      languages: ['fr', 'en'],
      media: [testImage({ alt: 'One' }), testImage({ alt: 'Two', width: 0, height: 0 })],
    })
    await bluesky.publish(session, op, noHooks, fake.io)
    expect(recordOf(session, op)).toMatchObject({
      langs: ['fr', 'en'],
      labels: { $type: 'com.atproto.label.defs#selfLabels', values: [{ val: 'nudity' }] },
      embed: { $type: 'app.bsky.embed.images', images: [{ alt: 'One', aspectRatio: { width: 1200, height: 800 } }, { alt: 'Two' }] },
      createdAt: new Date(op.createdAt).toISOString(),
    })
  })

  it('does not keep a session of the main password, and asks for an app password', async () => {
    const scoped = (scope: string) => ['e30', Buffer.from(JSON.stringify({ scope })).toString('base64url'), 'x'].join('.')
    const ended: string[] = []
    const answering = (scope: string): Network => ({
      exchange: async (request) => {
        if (request.url.pathname.includes('deleteSession')) ended.push(request.headers['authorization'] ?? '')
        const answer = await fake.io.network.exchange(request)
        if (!request.url.pathname.includes('createSession') || scope !== 'com.atproto.access') return answer
        return { ...answer, body: Buffer.from(JSON.stringify({ ...(jsonOf(answer) as object), accessJwt: scoped(scope) })) }
      },
    })
    const { fields } = await fake.newAccount()
    const ofMain = bluesky.connect(fields, { ...fake.io, network: answering('com.atproto.access') })
    await expect(ofMain).rejects.toMatchObject({ code: 'PLATFORM_REJECTED', data: { reason: 'app_password_required', field: 'password' } })
    expect(ended).toEqual([expect.stringMatching(/^Bearer ./)])
    await bluesky.connect(fields, { ...fake.io, network: answering('com.atproto.appPass') })
    expect(ended).toHaveLength(1)
  })

  it('keeps the refresh token when no new one comes back', async () => {
    const withoutRefreshToken: Network = {
      exchange: async (request) => {
        const answer = await fake.io.network.exchange(request)
        if (!request.url.pathname.includes('refreshSession')) return answer
        const { refreshJwt: _left, ...body } = jsonOf(answer) as Record<string, unknown>
        return { ...answer, body: Buffer.from(JSON.stringify(body)) }
      },
    }
    const session = await connected()
    const before = session.credential()
    fake.fault({ on: 'read', expireToken: true })
    await bluesky.profile(session, { ...fake.io, network: withoutRefreshToken })
    expect(session.credential()['refreshJwt']).toBe(before['refreshJwt'])
    expect(session.credential()['accessJwt']).not.toBe(before['accessJwt'])
  })

  it('renews on any 401, and is connected again only when renewing says that it is over', async () => {
    const session = await connected()
    fake.fault({ on: 'read', status: 401 })
    expect(await bluesky.profile(session, fake.io)).toMatchObject({ remoteId: session.remoteId })
    fake.fault({ on: 'read', status: 401, times: 2 })
    expect(await codeOf(bluesky.profile(session, fake.io))).toBe('REAUTH_REQUIRED')
  })

  it('renews under the write and sends it then, once', async () => {
    const session = await connected()
    const op = operation()
    fake.fault({ on: 'write', expireToken: true })
    await bluesky.publish(session, op, noHooks, fake.io)
    expect(await fake.postsOf(session.remoteId)).toHaveLength(1)
  })

  it('finds a post when the session is over', async () => {
    const session = await connected()
    const op = operation()
    await bluesky.publish(session, op, noHooks, fake.io)
    fake.fault({ on: 'read', revokeToken: true })
    await codeOf(bluesky.profile(session, fake.io))
    expect(await bluesky.findPublished(session, op, fake.io)).toMatchObject({ state: 'found', createdAt: op.createdAt })
  })

  it('tells what the rate headers say', async () => {
    const session = await connected()
    await bluesky.publish(session, operation(), noHooks, fake.io)
    expect(session.budgets.get('writes_hour')).toEqual({ limit: 5000, remaining: 4998, resetsAt: fake.clock.now() + 3_600_000 })
  })

  it('asks figures in pages of 25', async () => {
    const session = await connected()
    const remotes = []
    for (let number = 0; number < 30; number += 1) {
      const outcome = await bluesky.publish(session, operation({ text: `Post ${number}` }), noHooks, fake.io)
      if (outcome.state === 'published') remotes.push(outcome.remote)
    }
    const asked = fake.count('figures')
    expect((await bluesky.postFigures(session, remotes, fake.io)).size).toBe(30)
    expect(fake.count('figures') - asked).toBe(2)
  })

  it('connects with the address typed plainly, and refuses what is no safe address', async () => {
    const { fields } = await fake.newAccount()
    expect(await codeOf(bluesky.connect({ ...fields, service: 'http://pds.example.com' }, fake.io))).toBe('PLATFORM_REJECTED')
    expect(await codeOf(bluesky.connect({ ...fields, service: 'https://user:secret@pds.example.com' }, fake.io))).toBe('PLATFORM_REJECTED')
    const { profile } = await bluesky.connect(
      { ...fields, identifier: `@${fields['identifier']}`, service: ` ${fake.practice.url}/ ` },
      fake.io,
    )
    expect(profile).toMatchObject({ service: fake.practice.url, followers: 0 })
  })

  it('says so when there is a server that is none of Bluesky', async () => {
    const { fields } = await fake.newAccount()
    const answering = (status: number, body: string): AdapterIo => ({
      ...fake.io,
      network: { exchange: async () => ({ status, headers: new Headers(), body: Buffer.from(body) }) },
    })
    for (const io of [answering(200, '<html>'), answering(404, ''), answering(302, '')]) {
      await expect(bluesky.connect(fields, io)).rejects.toMatchObject({
        code: 'PLATFORM_REJECTED',
        data: { reason: 'not_a_bluesky_server', field: 'service' },
      })
    }
  })

  describe('messages', () => {
    const byAppPassword = async ({ privileged }: { privileged: boolean }) => {
      const { fields, service } = await fake.newAccount()
      const account = fake.practice.bluesky.findAccount(fields['identifier'] ?? '')
      if (!account) throw new Error('no account')
      fake.practice.bluesky.addPassword(account, 'coulisse', 'abcd-efgh', privileged)
      const { credential, profile } = await bluesky.connect({ ...fields, password: 'abcd-efgh' }, fake.io)
      return memorySession({ service, remoteId: profile.remoteId, credential })
    }
    const callsOf = (calls: string[], answer?: (path: string) => { status: number; body: object } | undefined): AdapterIo => ({
      ...fake.io,
      network: {
        exchange: async (request) => {
          calls.push(request.url.pathname.slice('/xrpc/'.length))
          const made = answer?.(request.url.pathname)
          if (!made) return fake.io.network.exchange(request)
          return { status: made.status, headers: new Headers(), body: Buffer.from(JSON.stringify(made.body)) }
        },
      },
    })

    it('are not asked for by an app password that does not open them, which says so and stays connected', async () => {
      const session = await byAppPassword({ privileged: false })
      expect(bluesky.grant(session.credential())).toMatchObject({ opensMessages: false })
      const calls: string[] = []
      await expect(bluesky.inbox.messages?.(session, null, callsOf(calls))).rejects.toMatchObject({
        code: 'NOT_SUPPORTED',
        data: { capability: 'messages' },
      })
      expect(calls).toEqual([])
      expect(bluesky.grant((await byAppPassword({ privileged: true })).credential())).toMatchObject({ opensMessages: true })
    })

    it('that a server refuses a token made a moment ago end no connection', async () => {
      const session = await connected()
      const calls: string[] = []
      const io = callsOf(calls, (path) =>
        path.includes('chat.bsky') ? { status: 400, body: { error: 'InvalidToken', message: 'Bad token method' } } : undefined,
      )
      expect(await codeOf(bluesky.inbox.messages?.(session, null, io) ?? Promise.resolve())).toBe('NOT_SUPPORTED')
      expect(calls.map((name) => name.split('.').at(-1))).toEqual(['listConvos', 'refreshSession', 'listConvos'])
    })

    it('between several are left out, and what was deleted', async () => {
      const session = await connected()
      const at = { rev: '3mg2vbwyu2s2c', sentAt: new Date(fake.clock.now()).toISOString() }
      const said = { ...at, id: 'm', text: 'hello', sender: { did: 'did:plc:fan' } }
      const convo = { rev: at.rev, muted: false, unreadCount: 1, members: [{ did: 'did:plc:fan', handle: 'fan.test' }] }
      const convos = [
        { ...convo, id: 'two', lastMessage: said },
        { ...convo, id: 'gone', lastMessage: { ...at, id: 'd', sender: { did: 'did:plc:fan' } } },
        { ...convo, id: 'many', lastMessage: said, kind: { $type: 'chat.bsky.convo.defs#groupConvo', name: 'x' } },
      ]
      const page = await bluesky.inbox.messages?.(
        session,
        null,
        callsOf([], (path) => (path.endsWith('listConvos') ? { status: 200, body: { convos } } : undefined)),
      )
      expect(page?.items.map(({ remoteId, author }) => [remoteId, author.handle])).toEqual([['two/m', 'fan.test']])
    })

    it('are found again by what they answer, not by the same words to another message', async () => {
      const session = await connected()
      await fake.message?.(session.remoteId, 'one')
      await fake.message?.(session.remoteId, 'two')
      const items = (await bluesky.inbox.messages?.(session, JSON.stringify({ since: '' }), fake.io))?.items ?? []
      const asked = items
        .toSorted((a, b) => a.at - b.at)
        .map(({ remoteId, conversation }) => ({
          key: bluesky.newOperationKey(fake.io),
          createdAt: fake.clock.now(),
          act: 'message' as const,
          on: { remoteId, root: { remoteId: conversation } },
          text: 'Thank you',
        }))
      const [first, second] = asked
      if (!first || !second) throw new Error('no messages')
      await bluesky.interactions.act(session, first, noHooks, fake.io)
      expect(await bluesky.interactions.findAnswer?.(session, second, fake.io)).toBeNull()
      const proof = await bluesky.interactions.act(session, second, noHooks, fake.io)
      expect(await bluesky.interactions.findAnswer?.(session, second, fake.io)).toEqual(proof)
      const lines = await bluesky.inbox.conversation?.(session, { conversation: items[0]?.conversation ?? '', remoteId: '' }, fake.io)
      expect(lines?.map(({ text, own }) => [text, own ?? false])).toEqual([
        ['one', false],
        ['two', false],
        ['Thank you', true],
        ['Thank you', true],
      ])
    })
  })

  describe('more than four images', () => {
    const many = (count: number) => operation({ kind: 'photo_set', media: Array.from({ length: count }, () => testImage()) })

    it('go as a gallery', async () => {
      const session = await connected()
      const op = many(5)
      await bluesky.publish(session, op, noHooks, fake.io)
      expect(recordOf(session, op)).toMatchObject({
        embed: {
          $type: 'app.bsky.embed.gallery',
          items: Array.from({ length: 5 }, () => ({
            $type: 'app.bsky.embed.gallery#image',
            alt: 'A test image',
            aspectRatio: { width: 1200, height: 800 },
          })),
        },
      })
    })

    it('are refused as such by a server that knows no galleries, and nothing is posted', async () => {
      await using older = await openBlueskyFake({ galleries: false })
      const { fields, service } = await older.newAccount()
      const { credential, profile } = await bluesky.connect(fields, older.io)
      const session = memorySession({ service, remoteId: profile.remoteId, credential })
      await expect(bluesky.publish(session, many(5), noHooks, older.io)).rejects.toMatchObject({ data: { reason: 'gallery_refused' } })
      expect(await older.postsOf(profile.remoteId)).toEqual([])
      await bluesky.publish(session, many(4), noHooks, older.io)
      expect(await older.postsOf(profile.remoteId)).toEqual([{ text: 'Hello', media: 4 }])
    })
  })

  describe('images too big for the server', () => {
    it('fits to 2 MB where that is taken', async () => {
      const image = testImage({ bytes: 9_000_000 })
      await bluesky.publish(await connected(), operation({ kind: 'photo', media: [image] }), noHooks, fake.io)
      expect(image.fits).toEqual([2_000_000])
    })

    it('fits to less for an older server, which refuses the record', async () => {
      await using older = await openBlueskyFake({ imageMaxBytes: 1_000_000 })
      const { fields, service } = await older.newAccount()
      const { credential, profile } = await bluesky.connect(fields, older.io)
      const session = memorySession({ service, remoteId: profile.remoteId, credential })
      const image = testImage({ bytes: 9_000_000 })
      let asked = 0
      await bluesky.publish(session, operation({ kind: 'photo', media: [image] }), { beforeWrite: async () => void (asked += 1) }, older.io)
      expect(image.fits).toEqual([2_000_000, 976_000])
      expect(asked).toBe(1)
      expect(await older.postsOf(profile.remoteId)).toEqual([{ text: 'Hello', media: 1 }])
    })

    it('fits to less for a server that refuses the upload', async () => {
      await using small = await openBlueskyFake({ uploadMaxBytes: 1_000_000 })
      const { fields, service } = await small.newAccount()
      const { credential, profile } = await bluesky.connect(fields, small.io)
      const session = memorySession({ service, remoteId: profile.remoteId, credential })
      await bluesky.publish(session, operation({ kind: 'photo', media: [testImage({ bytes: 9_000_000 })] }), noHooks, small.io)
      expect(await small.postsOf(profile.remoteId)).toHaveLength(1)
      const video = operation({ kind: 'video', media: [testVideo({ bytes: 3_000_000 })] })
      expect(await codeOf(bluesky.publish(session, video, noHooks, small.io))).toBe('MEDIA_INVALID')
    })
  })

  it('sends a video as it is read, never as one piece of memory', async () => {
    const bodies: unknown[] = []
    const watched: Network = {
      exchange: (request) => {
        if (request.url.pathname.endsWith('uploadBlob'))
          bodies.push(request.body instanceof Uint8Array ? 'whole' : 'in parts', request.headers['content-length'])
        return fake.io.network.exchange(request)
      },
    }
    const session = await connected()
    const op = operation({ kind: 'video', media: [testVideo({ bytes: 3_000_000 })] })
    await bluesky.publish(session, op, noHooks, { ...fake.io, network: watched })
    expect(bodies).toEqual(['in parts', '3000000'])
    expect(recordOf(session, op)).toMatchObject({ embed: { $type: 'app.bsky.embed.video', video: { size: 3_000_000 } } })
  })

  it('sends videos of accounts on Bluesky itself through its video service', async () => {
    /** The practice server under the names of Bluesky's own. */
    const asBluesky: Network = {
      exchange: (request) =>
        fake.io.network.exchange({
          ...request,
          url: new URL(request.url.href.replace(/^https:\/\/(video\.bsky\.app|[a-z.-]*host\.bsky\.network)/, fake.practice.url)),
        }),
    }
    const io = { ...fake.io, network: asBluesky }
    const plain = await connected()
    const session = memorySession({
      service: plain.service,
      remoteId: plain.remoteId,
      credential: { ...plain.credential(), pds: 'https://morel.us-east.host.bsky.network' },
    })
    const op = operation({ kind: 'video', media: [testVideo()] })
    const running = { done: false }
    const work = bluesky.publish(session, op, noHooks, io).finally(() => {
      running.done = true
    })
    while (!running.done) {
      await new Promise((resolve) => setImmediate(resolve))
      // Turned only while it waits to ask for the job again; time-outs of requests are further off than that.
      if ((fake.clock.nextAt() ?? Infinity) <= fake.clock.now() + 2000) await fake.clock.advance(2000)
    }
    expect(await work).toMatchObject({ state: 'published' })
    expect(recordOf(session, op)?.['embed']).toMatchObject({
      $type: 'app.bsky.embed.video',
      alt: 'A test video',
      aspectRatio: { width: 720, height: 1280 },
    })
  })

  it('knows followers as unknown, and the account as alive, on a server without a view', async () => {
    await using alone = await openBlueskyFake({ withView: false })
    const { fields } = await alone.newAccount()
    const { profile } = await bluesky.connect(fields, alone.io)
    expect(profile).toMatchObject({ followers: null, displayName: 'Creator 1' })
  })
})
