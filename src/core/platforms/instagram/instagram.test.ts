import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testImage, testVideo } from '../../../../test/harness/draft-media.ts'
import { instagramRedirectUri as redirectUri, openInstagramFake, type InstagramFake } from '../../../../test/harness/instagram-fake.ts'
import { truths } from '../../../practice/truth.ts'
import type { AccountSession, AdapterIo, Draft, Interaction, Operation, PublishHooks } from '../kit/adapter.ts'
import { unknownFigures } from '../kit/figures.ts'
import { codeOf, memorySession, noHooks, testPlatform } from '../kit/conformance.ts'
import { readAll } from '../kit/inbox-conformance.ts'
import type { NetworkRequest } from '../../ports.ts'
import { instagram } from './index.ts'

// What ran out cannot be renewed: it is renewed weeks before.
testPlatform(instagram, () => openInstagramFake(), { renews: false })

describe('with Facebook Login', () => {
  testPlatform(instagram, () => openInstagramFake({ login: 'facebook' }), { renews: false, messages: false })
})

const dayMs = 86_400_000

describe('Facebook Login', () => {
  let fake: InstagramFake
  beforeAll(async () => {
    fake = await openInstagramFake({ login: 'facebook' })
  })
  afterAll(() => fake[Symbol.asyncDispose]())

  const consented = async (unticked: string[] = []) => {
    const account = await fake.newAccount()
    const { app } = account
    const back = await fake.authorize(instagram.consent.page({ app, redirectUri, state: 's', verifier: 'v' }), account, unticked)
    const code = back.searchParams.get('code') ?? ''
    const { credential, profile } = await instagram.consent.exchange({ app, redirectUri, code, verifier: 'v' }, fake.io)
    return { app, profile, session: memorySession({ service: app.service, remoteId: profile.remoteId, credential, app }) }
  }
  const operation = (overrides: Partial<Draft> = {}): Operation => ({
    key: instagram.newOperationKey(fake.io),
    createdAt: fake.clock.now(),
    draft: { kind: 'video', text: 'Moving', languages: ['fr'], labels: [], media: [testVideo()], ...overrides },
  })

  it('says what was given; a token that was pasted cannot be lengthened', async () => {
    const { session } = await consented(['instagram_manage_comments'])
    const { scopes, ...rest } = instagram.grant(session.credential())
    expect(scopes?.asked.filter((one) => !scopes.given.includes(one))).toEqual(['instagram_manage_comments'])
    expect(rest).toEqual({ endsAt: fake.clock.now() + 60 * dayMs })
    expect(await instagram.examine(session, fake.io)).toEqual({ is: 'professional', needs: 'professional' })
    const { fields } = await fake.newAccount()
    const pasted = await instagram.connect(fields, fake.io)
    expect(instagram.grant(pasted.credential)).toEqual({ scopes: null, endsAt: fake.clock.now() + 60 * dayMs, isFinal: true })
  })

  it('is asked for on Facebook’s page, with its own permissions', () => {
    const app = { clientId: 'id', clientSecret: 'secret', service: 'https://graph.facebook.com/v26.0' }
    const page = instagram.consent.page({ app, redirectUri, state: 's', verifier: 'v' })
    expect(`${page.origin}${page.pathname}`).toBe('https://www.facebook.com/v26.0/dialog/oauth')
    expect(page.searchParams.get('scope')).toMatch(/^instagram_basic,instagram_content_publish,pages_show_list,/)
    expect(page.href).not.toContain('secret')
  })

  it('looks a hashtag up, and no thirty-first different one in seven days', async () => {
    const { session } = await consented()
    const look = (hashtag: string) => instagram.trends.read(session, { hashtag }, fake.io)
    expect(instagram.trends.offeredBy?.(session.service)).toBe(true)
    expect(await look('photo')).toMatchObject([{ name: '#photo', url: 'https://www.instagram.com/explore/tags/photo/' }])
    expect((await look('photo'))[0]?.volume).toBeGreaterThan(0)
    for (let at = 1; at < 30; at += 1) await look(`tag${at}`)
    await expect(look('onemore')).rejects.toMatchObject({ code: 'PLATFORM_REJECTED' })
    await look('photo')
    await expect(
      instagram.trends.read({ ...session, service: 'https://graph.instagram.com' }, { hashtag: 'photo' }, fake.io),
    ).rejects.toMatchObject({
      code: 'NOT_SUPPORTED',
    })
  })

  it('is refused without publishing, and where no one account stands behind what was picked', async () => {
    await expect(consented(['instagram_content_publish'])).rejects.toMatchObject({
      code: 'PLATFORM_REJECTED',
      data: { reason: 'permissions_missing' },
    })
    const { fields } = await fake.newAccount()
    const picking = (...ids: string[]): AdapterIo => ({
      ...fake.io,
      network: {
        exchange: async (request) =>
          request.url.pathname.endsWith('/me/accounts')
            ? {
                status: 200,
                headers: new Headers(),
                body: Buffer.from(JSON.stringify({ data: [{}, ...ids.map((id) => ({ instagram_business_account: { id } }))] })),
              }
            : fake.io.network.exchange(request),
      },
    })
    const refused = (reason: string) => ({ code: 'PLATFORM_REJECTED', data: { reason } })
    await expect(instagram.connect(fields, picking())).rejects.toMatchObject(refused('no_page_account'))
    await expect(instagram.connect(fields, picking('1', '2'))).rejects.toMatchObject(refused('several_page_accounts'))
  })

  it('sends a video’s bytes itself, without a media host, and nowhere but to Instagram', async () => {
    const { session } = await consented()
    const { mediaHost: _none, ...io } = fake.io
    const outcome = await instagram.publish(session, operation(), noHooks, io)
    expect(outcome.state).toBe('published')
    expect(fake.practice.instagram.mediaOf(session.remoteId)).toHaveLength(1)
    const elsewhere: AdapterIo = {
      ...io,
      network: {
        exchange: async (request) => {
          expect(request.url.hostname).toBe('127.0.0.1')
          if (!request.url.pathname.endsWith('/media')) return io.network.exchange(request)
          const body = Buffer.from(JSON.stringify({ id: '17900000000000001', uri: 'https://rupload.elsewhere.example/x' }))
          return { status: 200, headers: new Headers(), body }
        },
      },
    }
    expect(await codeOf(instagram.publish(session, operation(), noHooks, elsewhere))).toBe('PLATFORM_DOWN')
  })

  it('is lengthened in the application’s name once it is more than a day old', async () => {
    const { session } = await consented()
    const first = session.credential()['accessToken']
    await fake.clock.advance(2 * dayMs)
    await instagram.profile(session, fake.io)
    expect(session.credential()['accessToken']).not.toBe(first)
    for (let week = 0; week < 12; week += 1) {
      await fake.clock.advance(8 * dayMs)
      await instagram.profile(session, fake.io)
    }
  })
})

describe('instagram', () => {
  let fake: InstagramFake
  beforeAll(async () => {
    fake = await openInstagramFake({ processingMs: 6000 })
  })
  afterAll(() => fake[Symbol.asyncDispose]())

  const connected = async (overrides: { quota?: number } = {}) => {
    const { fields, service, app } = await fake.newAccount(overrides)
    const { credential, profile } = await instagram.connect(fields, fake.io)
    return { ...memorySession({ service, remoteId: profile.remoteId, credential, app }), profile }
  }
  const operation = (overrides: Partial<Draft> = {}): Operation => ({
    key: instagram.newOperationKey(fake.io),
    createdAt: fake.clock.now(),
    draft: { kind: 'photo', text: 'Bonjour', languages: ['fr'], labels: [], media: [testImage()], ...overrides },
  })
  const keeping = () => {
    const kept: { handle?: Record<string, string> } = {}
    const hooks: PublishHooks = {
      beforeWrite: async (handle) => {
        if (handle) kept.handle = handle
      },
    }
    return { kept, hooks }
  }
  /** Turns the clock while it publishes. */
  const publish = async (session: AccountSession, op: Operation, hooks = noHooks, io = fake.io) => {
    const done = new AbortController()
    const work = instagram.publish(session, op, hooks, io).finally(() => done.abort())
    work.catch(() => undefined)
    while (!done.signal.aborted) {
      await new Promise((resolve) => setImmediate(resolve))
      await fake.clock.advance(1000)
    }
    return work
  }
  const mediaOf = (session: AccountSession) => fake.practice.instagram.mediaOf(session.remoteId)
  const watching = (see: (path: string, url: URL) => object | undefined): AdapterIo => ({
    ...fake.io,
    network: {
      exchange: async (request) => {
        const instead = see(request.url.pathname, request.url)
        if (!instead) return fake.io.network.exchange(request)
        return { status: 200, headers: new Headers(), body: Buffer.from(JSON.stringify(instead)) }
      },
    },
  })

  describe('consent', () => {
    const consented = async (unticked: string[] = [], on = fake) => {
      const account = await on.newAccount()
      const { app } = account
      const page = instagram.consent.page({ app, redirectUri, state: 's', verifier: 'v' })
      const back = await on.authorize(page, account, unticked)
      return instagram.consent.exchange({ app, redirectUri, code: back.searchParams.get('code') ?? '', verifier: 'v' }, on.io)
    }

    it('is on Instagram’s own page, and its servers have their own hosts', () => {
      const app = { clientId: 'id', clientSecret: 'secret', service: 'https://graph.instagram.com/v26.0' }
      const page = instagram.consent.page({ app, redirectUri, state: 's', verifier: 'v' })
      expect(`${page.origin}${page.pathname}`).toBe('https://www.instagram.com/oauth/authorize')
      expect(page.href).not.toContain('secret')
      const elsewhere = instagram.consent.page({
        app: { ...app, service: 'http://127.0.0.1:1/instagram/' },
        redirectUri,
        state: 's',
        verifier: 'v',
      })
      expect(`${elsewhere.origin}${elsewhere.pathname}`).toBe('http://127.0.0.1:1/instagram/oauth/authorize')
    })

    it('says what was given and when it ends, each renewal anew', async () => {
      const { credential, profile } = await consented(['instagram_business_manage_insights'])
      const { app, service } = await fake.newAccount()
      const session = memorySession({ service, remoteId: profile.remoteId, credential, app })
      const grant = () => instagram.grant(session.credential())
      expect(grant().scopes?.asked.filter((one) => !grant().scopes?.given.includes(one))).toEqual(['instagram_business_manage_insights'])
      expect(grant().endsAt).toBe(fake.clock.now() + 60 * dayMs)
      await fake.clock.advance(8 * dayMs)
      await instagram.profile(session, fake.io)
      expect(grant().endsAt).toBe(fake.clock.now() + 60 * dayMs)
    })

    it('gives a token of 60 days, in either form of the answer, and no secret in what is kept', async () => {
      const { credential, profile } = await consented()
      expect(profile).toMatchObject({ handle: expect.stringMatching(/^creator\./), followers: 0 })
      expect(credential['userId']).toBe(profile.remoteId)
      await using bare = await openInstagramFake({ bareTokens: true })
      const old = await consented([], bare)
      expect(old.profile.handle).toBe('creator.1')
      expect(JSON.stringify(old.credential)).not.toContain((await bare.newAccount()).app.clientSecret)
    })

    it('without publishing is refused, and a wrong code or secret is', async () => {
      await expect(consented(['instagram_business_content_publish'])).rejects.toMatchObject({
        code: 'PLATFORM_REJECTED',
        data: { reason: 'permissions_missing' },
      })
      const { app } = await fake.newAccount()
      expect(await codeOf(instagram.consent.exchange({ app, redirectUri, code: 'no', verifier: 'v' }, fake.io))).toBe('WRONG_CREDENTIALS')
      const other = { ...app, clientSecret: 'no' }
      expect(await codeOf(instagram.consent.exchange({ app: other, redirectUri, code: 'no', verifier: 'v' }, fake.io))).toBe(
        'WRONG_CREDENTIALS',
      )
    })

    it('is not sent where it would not be safe', async () => {
      const app = { clientId: 'id', clientSecret: 'secret', service: 'http://graph.example.com' }
      const exchange = instagram.consent.exchange({ app, redirectUri, code: 'c', verifier: 'v' }, fake.io)
      await expect(exchange).rejects.toMatchObject({ code: 'PLATFORM_REJECTED', data: { reason: 'service_address' } })
    })
  })

  describe('looked over', () => {
    it('says what kind of account it is', async () => {
      const session = await connected()
      expect(await instagram.examine(session, fake.io)).toEqual({ is: 'professional', needs: 'professional' })
      const personal = watching((path) => (path.endsWith('/me') ? { account_type: 'PERSONAL' } : undefined))
      expect(await instagram.examine(session, personal)).toEqual({ is: 'personal', needs: 'professional' })
    })

    it('says nothing of a pasted token’s age until it was renewed', async () => {
      const session = await connected()
      expect(instagram.grant(session.credential())).toEqual({ scopes: null, endsAt: null })
      await fake.clock.advance(2 * dayMs)
      await instagram.profile(session, fake.io)
      expect(instagram.grant(session.credential())).toEqual({ scopes: null, endsAt: fake.clock.now() + 60 * dayMs })
    })
  })

  describe('a token', () => {
    it('is renewed once it is more than a day old, by one of those that ask, and goes on for months', async () => {
      const session = await connected()
      const first = session.credential()['accessToken']
      await instagram.profile(session, fake.io)
      expect(session.credential()['accessToken']).toBe(first)
      await fake.clock.advance(2 * dayMs)
      const before = fake.count('refresh')
      await Promise.all(Array.from({ length: 5 }, () => instagram.profile(session, fake.io)))
      expect(fake.count('refresh') - before).toBe(1)
      expect(session.credential()['accessToken']).not.toBe(first)
      for (let week = 0; week < 12; week += 1) {
        await fake.clock.advance(8 * dayMs)
        await instagram.profile(session, fake.io)
      }
    })

    it('that cannot be renewed for the moment goes on, and is tried again later', async () => {
      const session = await connected()
      const first = session.credential()['accessToken']
      await fake.clock.advance(2 * dayMs)
      fake.fault({ on: 'refresh', status: 500 })
      await instagram.profile(session, fake.io)
      const calls = fake.count('refresh')
      await instagram.profile(session, fake.io)
      expect(fake.count('refresh')).toBe(calls)
      expect(session.credential()['accessToken']).toBe(first)
      await fake.clock.advance(7 * 3_600_000)
      await instagram.profile(session, fake.io)
      expect(session.credential()['accessToken']).not.toBe(first)
    })

    it('that ran out asks to be connected again', async () => {
      const session = await connected()
      await fake.clock.advance(61 * dayMs)
      expect(await codeOf(instagram.profile(session, fake.io))).toBe('REAUTH_REQUIRED')
    })

    it('stands in no address but that of its renewal', async () => {
      const session = await connected()
      const addresses: string[] = []
      const io = watching((_, url) => void addresses.push(url.href))
      await publish(session, operation(), noHooks, io)
      await instagram.profile(session, io)
      expect(addresses.filter((address) => address.includes(String(session.credential()['accessToken'])))).toEqual([])
    })
  })

  describe('publishing', () => {
    it('lends a picture until it is out, with its description', async () => {
      const session = await connected()
      let there: string[] = []
      const hooks: PublishHooks = {
        beforeWrite: async () => {
          there = fake.lent.there()
        },
      }
      const outcome = await publish(session, operation({ media: [testImage({ alt: ' A dot ' })] }), hooks)
      expect(outcome).toMatchObject({ state: 'published', remote: { url: expect.stringContaining('/p/') } })
      expect(there).toHaveLength(1)
      expect(fake.lent.there()).toEqual([])
      expect(mediaOf(session)).toMatchObject([{ caption: 'Bonjour', altText: 'A dot', productType: 'FEED' }])
    })

    it('waits for a reel, polling no more than it must, before it is the write’s turn', async () => {
      const session = await connected()
      const asked: number[] = []
      const io = watching((path, url) => {
        if (url.searchParams.get('fields')?.startsWith('status_code') && path.length > 10) asked.push(fake.clock.now())
        return undefined
      })
      const { kept, hooks } = keeping()
      const options = { placement: 'feed', reelsOnly: true, coverAtMs: 500 }
      const outcome = await publish(session, operation({ kind: 'video', media: [testVideo()], options }), hooks, io)
      expect(outcome).toMatchObject({ state: 'published', remote: { url: expect.stringContaining('/reel/') } })
      expect(asked.length).toBeGreaterThan(1)
      expect(asked.length).toBeLessThan(6)
      const container = fake.practice.instagram.findContainer(kept.handle?.['container'] ?? '')
      expect(container).toMatchObject({ mediaType: 'REELS', shareToFeed: false, coverAtMs: 500 })
    })

    it('makes a story of one, without its text', async () => {
      const session = await connected()
      const op = operation({ options: { placement: 'story' }, media: [testImage({ width: 1080, height: 1920 })] })
      const { kept, hooks } = keeping()
      const outcome = await publish(session, op, hooks)
      expect(outcome).toMatchObject({ state: 'published', remote: { url: expect.stringContaining('/stories/') } })
      expect(mediaOf(session)).toMatchObject([{ productType: 'STORY', caption: '' }])
      expect(await instagram.findPublished(session, op, fake.io, kept.handle)).toMatchObject({
        state: 'found',
        remote: { remoteId: mediaOf(session)[0]?.id },
      })
    })

    it('has said how much of the day is left before anything is sent, and lives where it does not', async () => {
      const session = await connected({ quota: 25 })
      await instagram.profile(session, fake.io)
      expect(session.budgets.get('posts_day')).toMatchObject({ limit: 25, remaining: 25 })
      fake.practice.faults.next({ match: { path: 'content_publishing_limit' }, status: 500 })
      await instagram.profile(session, fake.io)
    })

    it('says how much of the day is left, and does not begin without a place', async () => {
      const session = await connected({ quota: 1 })
      await publish(session, operation())
      expect(session.budgets.get('posts_day')).toMatchObject({ limit: 1, remaining: 1 })
      const before = fake.practice.instagram.containersOf(session.remoteId).length
      await expect(publish(session, operation())).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED', data: { budget: 'posts_day' } })
      expect(fake.practice.instagram.containersOf(session.remoteId)).toHaveLength(before)
    })

    it('is not begun without a media host', async () => {
      const session = await connected()
      const { mediaHost: _, ...io } = fake.io
      await expect(publish(session, operation(), noHooks, io)).rejects.toMatchObject({
        code: 'MEDIA_HOST_REFUSED',
        data: { rule: 'media_host.missing' },
      })
    })

    it.each<[string, number, object]>([
      ['a shape', 2_207_009, { code: 'MEDIA_INVALID', data: { rule: 'image.refused_shape' } }],
      ['an upload that failed', 2_207_053, { code: 'PLATFORM_DOWN' }],
      ['spam', 2_207_051, { code: 'PLATFORM_REJECTED', data: { platform: 'instagram', reason: 'action_blocked' } }],
    ])('says why a container came to nothing: %s', async (_, subcode, error) => {
      const session = await connected()
      fake.practice.instagram.failNext(subcode)
      await expect(publish(session, operation())).rejects.toMatchObject(error)
      expect(fake.lent.there()).toEqual([])
      expect(mediaOf(session)).toEqual([])
    })

    it('tells that the platform could not read the host', async () => {
      const session = await connected()
      const mediaHost = { isSet: () => true, lend: async () => ({ url: `${fake.practice.url}/nothing-here`, end: () => undefined }) }
      await expect(publish(session, operation(), noHooks, { ...fake.io, mediaHost })).rejects.toMatchObject({
        code: 'MEDIA_HOST_REFUSED',
        data: { rule: 'media_host.not_fetched' },
      })
    })
  })

  describe('a lost answer', () => {
    it('of the making is no more than a container nobody publishes', async () => {
      const session = await connected()
      fake.practice.faults.next({ match: { path: '/media', method: 'POST' }, loseAnswerAfterAccept: true })
      expect(await codeOf(publish(session, operation()))).toBe('PLATFORM_DOWN')
      await publish(session, operation())
      expect(mediaOf(session)).toHaveLength(1)
    })

    it('of the write is found by the container, also among posts of the same words', async () => {
      const session = await connected()
      const op = operation({ text: 'Twice' })
      await publish(session, operation({ text: 'Twice' }))
      await fake.clock.advance(3_600_000)
      const { kept, hooks } = keeping()
      fake.fault({ on: 'write', loseAnswerAfterAccept: true })
      expect(await codeOf(publish(session, op, hooks))).toBe('OUTCOME_UNKNOWN')
      const [newest] = mediaOf(session)
      expect(await instagram.findPublished(session, op, fake.io, kept.handle)).toMatchObject({
        state: 'found',
        remote: { remoteId: newest?.id },
      })
    })

    it('that is out and not listed yet is waited for, and is out all the same in the end', async () => {
      const session = await connected()
      const op = operation()
      const { kept, hooks } = keeping()
      fake.fault({ on: 'write', loseAnswerAfterAccept: true })
      await codeOf(publish(session, op, hooks))
      const hiding = watching((path) => (path.endsWith('/media') ? { data: [] } : undefined))
      expect(await instagram.findPublished(session, op, hiding, kept.handle)).toMatchObject({ state: 'processing' })
      await fake.clock.advance(3_600_000)
      expect(await instagram.findPublished(session, op, hiding, kept.handle)).toMatchObject({ state: 'found' })
    })

    it('of a container that is not known any more is for a person, unless the post is seen', async () => {
      const session = await connected()
      const op = operation({ text: 'Seen' })
      const { kept, hooks } = keeping()
      await publish(session, op, hooks)
      const handle = { ...kept.handle, container: '17999999999999999' }
      expect(await instagram.findPublished(session, op, fake.io, handle)).toMatchObject({
        state: 'found',
        remote: { remoteId: mediaOf(session)[0]?.id },
      })
      const other = operation({ text: 'Not seen' })
      expect(await codeOf(instagram.findPublished(session, other, fake.io, handle))).toBe('NOT_SUPPORTED')
    })

    it('after a word that says nothing ("unknown error") is looked up too', async () => {
      const session = await connected()
      const { kept, hooks } = keeping()
      fake.practice.faults.next({ match: { path: '/media_publish' }, status: 400, problem: '1' })
      expect(await codeOf(publish(session, operation(), hooks))).toBe('OUTCOME_UNKNOWN')
      expect(await instagram.findPublished(session, operation(), fake.io, kept.handle)).toEqual({ state: 'absent' })
    })
  })

  describe('what is said', () => {
    const written = async () => {
      const session = await connected()
      await fake.message?.(session.remoteId, 'hello')
      const [letter] = (await instagram.inbox.messages?.(session, null, fake.io))?.items ?? []
      const { remoteId = '', conversation = '', author } = letter ?? {}
      const person = fake.practice.instagram.messagesOf(session.remoteId)[0]?.person ?? ''
      const message: Interaction = {
        key: 'k',
        createdAt: fake.clock.now(),
        act: 'message',
        on: { remoteId, root: { remoteId: conversation } },
        recipient: author?.id ?? '',
        text: 'Thank you',
      }
      return { session, message, person }
    }

    it('under a post is a comment, read again with the post when it is looked at', async () => {
      const session = await connected()
      const outcome = await publish(session, operation({ text: 'Seen' }))
      const remote = outcome.state === 'published' ? outcome.remote : { remoteId: '', url: '' }
      await fake.reply?.(remote, 'Bravo')
      expect(await instagram.replies(session, remote, fake.io)).toMatchObject([{ kind: 'comment', text: 'Bravo' }])
      const lines = await instagram.inbox.conversation?.(session, { conversation: remote.remoteId, remoteId: '' }, fake.io)
      expect(lines?.map(({ text, own }) => [text, own ?? false])).toEqual([
        ['Seen', true],
        ['Bravo', false],
      ])
    })

    describe('under posts of any age', () => {
      const comments = instagram.inbox.comments ?? (() => Promise.reject(new Error('none')))
      const say = (mediaId: string, text: string, username = 'camille') =>
        fake.practice.instagram.addComment({ mediaId, parentId: null, username, text })
      const media = async (session: ReturnType<typeof memorySession>) => {
        await publish(session, operation({ text: 'Seen' }))
        return mediaOf(session)[0]?.id ?? ''
      }
      const reading = (session: ReturnType<typeof memorySession>, cursor: string | null) => readAll(comments, session, cursor, fake)
      it('is read once each, however old the post: one call where nothing is new, and one more for each post with something', async () => {
        const session = await connected()
        const first = await media(session)
        const second = await media(session)
        say(first, 'early')
        const begun = await reading(session, null)
        expect(begun.items).toMatchObject([
          { kind: 'comment', text: 'early', author: { handle: 'camille' }, conversation: first, onPost: first },
        ])
        await fake.clock.advance(31 * dayMs)
        const paths: string[] = []
        const io = {
          ...fake.io,
          network: {
            exchange: async (request: NetworkRequest) => {
              paths.push(request.url.pathname.split('/').at(-1) ?? '')
              return fake.io.network.exchange(request)
            },
          },
        }
        // The token is renewed on the way.
        await comments(session, begun.cursor, io)
        paths.length = 0
        const none = await comments(session, begun.cursor, io)
        expect([none.items, none.more, paths]).toEqual([[], false, ['media']])
        const late = say(second, 'late')
        const later = await comments(session, none.cursor, io)
        expect(later.items.map(({ remoteId, text }) => [remoteId, text])).toEqual([[late.id, 'late']])
        expect(paths).toEqual(['media', 'media', 'comments'])
      })

      it('is all read after a long time away, and what was said long before the first reading is not news', async () => {
        const session = await connected()
        const old = await media(session)
        say(old, 'long ago')
        await fake.clock.advance(20 * dayMs)
        const { items, cursor } = await reading(session, null)
        expect(items).toEqual([])
        for (let number = 1; number <= 7; number += 1) await media(session)
        for (let number = 1; number <= 120; number += 1) say(old, `away ${number}`)
        for (const id of mediaOf(session).map((one) => one.id)) if (id !== old) say(id, `under ${id}`)
        const later = await reading(session, cursor)
        const texts = new Set(later.items.map(({ text }) => text))
        for (let number = 1; number <= 120; number += 1) expect([...texts]).toContain(`away ${number}`)
        expect([...texts].filter((text) => text.startsWith('under'))).toHaveLength(7)
        expect(later.pages).toBe(2)
      })

      it('knows the account’s own, and goes on past a post that is gone', async () => {
        const session = await connected()
        const own = await media(session)
        const gone = await media(session)
        say(own, 'ours', fake.practice.instagram.accountsById.get(session.remoteId)?.username)
        say(gone, 'unread')
        fake.practice.faults.next({ match: { path: `/${gone}/comments` }, status: 400, problem: '24' })
        expect((await reading(session, null)).items).toMatchObject([{ text: 'ours', own: true }])
      })

      it('is said not to be open where the permission was not given', async () => {
        const session = await connected()
        say(await media(session), 'unread')
        fake.practice.faults.next({ match: { path: '/comments' }, status: 400, problem: '10' })
        await expect(reading(session, null)).rejects.toMatchObject({ code: 'NOT_SUPPORTED', data: { capability: 'comments' } })
        fake.faultInbox?.('comments', { status: 429, retryAfterSeconds: 90 })
        await expect(reading(session, null)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
      })
    })

    it('alone is answered within a day of their last word, by Instagram’s own count', async () => {
      const { session, message } = await written()
      await fake.clock.advance(dayMs + 1000)
      await expect(instagram.interactions.act(session, message, noHooks, fake.io)).rejects.toMatchObject({
        code: 'PLATFORM_REJECTED',
        data: { reason: 'message_too_late' },
      })
      expect(await instagram.interactions.findAnswer?.(session, message, fake.io)).toBeNull()
    })

    it('alone is left to a person where more was said since than Instagram tells', async () => {
      const { session, message, person } = await written()
      for (let number = 0; number < 25; number += 1)
        fake.practice.instagram.say({ account: session.remoteId, person, isOwn: false, text: `and ${number}` })
      expect(await codeOf(instagram.interactions.findAnswer?.(session, message, fake.io) ?? Promise.resolve())).toBe('NOT_SUPPORTED')
    })

    it('alone is not asked for where the permission was not given, and all else goes on', async () => {
      const { session } = await written()
      const credential = { ...session.credential(), given: ['instagram_business_basic'], asked: [] }
      expect(instagram.grant(credential)).toMatchObject({ opensMessages: false })
      const without = memorySession({ service: session.service, remoteId: session.remoteId, credential })
      await expect(instagram.inbox.messages?.(without, null, fake.io)).rejects.toMatchObject({ code: 'NOT_SUPPORTED' })
      fake.practice.faults.next({ match: { path: '/conversations' }, status: 400, problem: '10' })
      await expect(instagram.inbox.messages?.(session, null, fake.io)).rejects.toMatchObject({
        code: 'NOT_SUPPORTED',
        data: { capability: 'messages' },
      })
    })
  })

  describe('figures', () => {
    it('of a story are asked for by its own names, and end with its day', async () => {
      const session = await connected()
      const outcome = await publish(session, operation({ options: { placement: 'story' } }))
      const remote = outcome.state === 'published' ? outcome.remote : { remoteId: '', url: '' }
      const of = async () => (await instagram.postFigures(session, [remote], fake.io)).get(remote.remoteId)
      expect(await of()).toEqual({ ...unknownFigures, withheld: 'too_few_people' })
      for (let viewer = 0; viewer < 5; viewer += 1) fake.practice.instagram.like(remote.remoteId)
      const seen = { replies: 0, views: 5, reach: 5, shares: 0, follows: 0, profileVisits: 0, linkClicks: 0 }
      expect(await of()).toEqual({ ...unknownFigures, ...seen })
      await fake.clock.advance(dayMs)
      expect(await of()).toEqual({ ...unknownFigures, withheld: 'too_old' })
    })

    it('of posts and reels are those of their formats', async () => {
      const session = await connected()
      const of = async (chosen: Partial<Draft>) => {
        const outcome = await publish(session, operation(chosen))
        const remote = outcome.state === 'published' ? outcome.remote : { remoteId: '', url: '' }
        fake.practice.instagram.like(remote.remoteId)
        return (await instagram.postFigures(session, [remote], fake.io)).get(remote.remoteId)
      }
      const both = { ...unknownFigures, likes: 1, reposts: 0, replies: 0, bookmarks: 0, shares: 0, views: 1, reach: 1 }
      const visits = { linkClicks: 0, profileVisits: 0, follows: 0 }
      expect(await of({ text: 'One' })).toEqual({ ...both, ...visits })
      expect(await of({ kind: 'photo_set', text: 'Two', media: [testImage(), testImage()] })).toEqual({ ...both, ...visits })
      const reel: Partial<Draft> = { kind: 'video', text: 'Moving', media: [testVideo()] }
      expect(await of(reel)).toEqual({ ...both, watchMs: 0, totalWatchMs: 0 })
    })

    it('are those that every post has, where one of the others is refused, and none where they may not be read', async () => {
      const session = await connected()
      const outcome = await publish(session, operation())
      const remote = outcome.state === 'published' ? outcome.remote : { remoteId: '', url: '' }
      const of = async () => (await instagram.postFigures(session, [remote], fake.io)).get(remote.remoteId)
      fake.practice.faults.next({ match: { path: '/insights' }, status: 400, problem: '100' })
      expect(await of()).toMatchObject({ likes: 0, reach: 0, profileVisits: null, reposts: null })
      fake.practice.faults.next({ match: { path: '/insights' }, status: 400, problem: '10' })
      expect(await of()).toEqual({ ...unknownFigures, withheld: 'not_permitted' })
    })
  })

  describe('where followers are', () => {
    it.each(['instagram', 'facebook'] as const)('is asked by country and city (%s login)', async (login) => {
      await using seen = await openInstagramFake({ login, seed: 1 })
      const account = seen.practice.instagram.createAccount({ username: 'nova', market: 'us_west' })
      const service = login === 'facebook' ? seen.practice.facebookUrl : seen.practice.instagramUrl
      const credential = { userId: account.id, accessToken: seen.practice.instagramToken(account, login), renewAt: Number.MAX_SAFE_INTEGER }
      const session = memorySession({ service, remoteId: account.id, credential })
      await seen.clock.advance(10 * dayMs)
      const { followers, countries, cities, withheld } = await instagram.audience(session, seen.io)
      expect(withheld).toBeUndefined()
      expect(countries?.map(({ country }) => country)).toEqual(truths.us_west.countries.map(([country]) => country))
      expect(cities?.[0]).toEqual({ city: 'Los Angeles, California', followers: expect.any(Number) })
      expect((countries?.[0]?.followers ?? 0) / (followers ?? 1)).toBeCloseTo(0.66, 1)
      seen.practice.faults.next({ match: { path: '/insights' }, status: 400, problem: '10' })
      expect(await instagram.audience(session, seen.io)).toEqual({ followers, countries: null, cities: null, withheld: 'not_permitted' })
    })

    it('is not said of an account with few', async () => {
      const session = await connected()
      expect(await instagram.audience(session, fake.io)).toEqual({
        followers: 0,
        countries: null,
        cities: null,
        withheld: 'too_few_followers',
      })
    })
  })

  it('hears how much of an hour’s calls is used', async () => {
    const session = await connected()
    for (let number = 0; number < 5; number += 1) await instagram.profile(session, fake.io)
    expect(session.budgets.get('calls')).toMatchObject({ limit: 100, remaining: 95 })
  })
})
