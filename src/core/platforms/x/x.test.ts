import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testImage, testVideo } from '../../../../test/harness/draft-media.ts'
import { openXFake, xRedirectUri, type XFake } from '../../../../test/harness/x-fake.ts'
import { present } from '../../../../test/harness/present.ts'
import { rejectionText } from '../../../contract/rejection-text.ts'
import { AppError } from '../../app-error.ts'
import type { Network } from '../../ports.ts'
import type { AdapterIo, Draft, Operation, PaidItem } from '../kit/adapter.ts'
import { codeOf, memorySession, noHooks, testPlatform } from '../kit/conformance.ts'
import { jsonOf } from '../kit/http.ts'
import { sinceOf } from './find-published.ts'
import { x } from './index.ts'
import { inSegments } from './upload.ts'

testPlatform(x, () => openXFake())

const verifier = 'v'.repeat(64)
const draft = (overrides: Partial<Draft> = {}): Draft => ({
  kind: 'text',
  text: 'Hello',
  languages: ['fr'],
  labels: [],
  media: [],
  ...overrides,
})

const connected = async (fake: XFake, io: AdapterIo = fake.io) => {
  const account = await fake.newAccount()
  const app = account.app ?? { clientId: '', clientSecret: null, service: '' }
  const back = await fake.authorize(x.consent.page({ app, redirectUri: xRedirectUri, state: 's', verifier }), account)
  const code = back.searchParams.get('code') ?? ''
  const { credential, profile } = await x.consent.exchange({ app, redirectUri: xRedirectUri, code, verifier }, io)
  return memorySession({ service: account.service, remoteId: profile.remoteId, credential, app })
}

/** Answers of some endpoints changed on their way back. */
const changing = (fake: XFake, part: string, change: (body: Record<string, unknown>) => object): AdapterIo => ({
  ...fake.io,
  network: {
    exchange: async (request) => {
      const answer = await fake.io.network.exchange(request)
      if (!request.url.pathname.includes(part)) return answer
      return { ...answer, body: Buffer.from(JSON.stringify(change(jsonOf(answer) as Record<string, unknown>))) }
    },
  },
})

describe('x', () => {
  let fake: XFake
  beforeAll(async () => {
    fake = await openXFake()
  })
  afterAll(() => fake[Symbol.asyncDispose]())

  it('is told what was chosen, and nothing of what was not', async () => {
    const session = await connected(fake)
    const bodies: unknown[] = []
    const io: AdapterIo = {
      ...fake.io,
      network: {
        exchange: (request) => {
          if (request.body instanceof Uint8Array) bodies.push(JSON.parse(new TextDecoder().decode(request.body)))
          return fake.io.network.exchange(request)
        },
      },
    }
    const send = (text: string, options?: unknown) =>
      x.publish(session, { key: x.newOperationKey(io), createdAt: io.clock.now(), draft: draft({ text, options }) }, noHooks, io)
    await send('All of it', { replySettings: 'verified', madeWithAi: true, paidPartnership: true })
    await send('Nothing of it', { madeWithAi: false })
    await send('Never asked')
    expect(bodies).toEqual([
      { text: 'All of it', reply_settings: 'verified', made_with_ai: true, paid_partnership: true },
      { text: 'Nothing of it' },
      { text: 'Never asked' },
    ])
    expect(await codeOf(send('Of another', { delivery: 'direct' }))).toBe('PLATFORM_REJECTED')
    expect(bodies).toHaveLength(3)
  })

  it('answers the part before it in a thread, and says who may answer where the conversation begins', async () => {
    const session = await connected(fake)
    const chosen = { replySettings: 'following', paidPartnership: true }
    const head = await x.publish(session, operation({ text: 'Head', options: chosen }), noHooks, fake.io)
    if (head.state !== 'published') throw new Error('not published')
    const bodies: unknown[] = []
    const io: AdapterIo = {
      ...fake.io,
      network: {
        exchange: (request) => {
          if (request.method === 'POST') bodies.push(JSON.parse(new TextDecoder().decode(request.body as Uint8Array)))
          return fake.io.network.exchange(request)
        },
      },
    }
    const next = { ...operation({ text: 'Next', options: chosen }), answers: head.remote.remoteId }
    await x.publish(session, next, noHooks, io)
    expect(bodies).toEqual([{ text: 'Next', reply: { in_reply_to_tweet_id: head.remote.remoteId }, paid_partnership: true }])
    expect(await x.findPublished(session, next, io)).toMatchObject({ state: 'found' })
    expect(await x.findPublished(session, { ...next, answers: '1' }, io)).toEqual({ state: 'absent' })
    await expect(x.publish(session, { ...next, draft: draft({ text: 'Lost' }), answers: '1' }, noHooks, io)).rejects.toMatchObject({
      code: 'PLATFORM_REJECTED',
      data: { reason: 'reply_not_allowed' },
    })
  })

  it('knows a post by its link', () => {
    expect(x.readLink('https://x.com/nova/status/1234?s=20')).toBe('1234')
    expect(x.readLink('https://twitter.com/i/status/1234/photo/1')).toBe('1234')
    for (const other of ['https://x.com/nova', 'x.com/nova/status/1', 'https://x.com/nova/status/abc']) expect(x.readLink(other)).toBeNull()
  })
  const operation = (overrides: Partial<Draft> = {}, createdAt = fake.clock.now()): Operation => ({
    key: x.newOperationKey(fake.io),
    createdAt,
    draft: draft(overrides),
  })

  describe('consent', () => {
    it('is asked for on X’s own page, and on the page of any other server under its address', () => {
      // Verifier and challenge of RFC 7636, appendix B.
      const request = { redirectUri: xRedirectUri, state: 'abc', verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' }
      const page = x.consent.page({ app: { clientId: 'id', clientSecret: null, service: 'https://api.x.com' }, ...request })
      expect(`${page.origin}${page.pathname}`).toBe('https://x.com/i/oauth2/authorize')
      expect(Object.fromEntries(page.searchParams)).toEqual({
        response_type: 'code',
        client_id: 'id',
        redirect_uri: xRedirectUri,
        scope: 'tweet.read tweet.write users.read media.write offline.access dm.read dm.write',
        state: 'abc',
        code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
        code_challenge_method: 'S256',
      })
      const other = x.consent.page({ app: { clientId: 'id', clientSecret: null, service: 'http://127.0.0.1:9/x' }, ...request })
      expect(`${other.origin}${other.pathname}`).toBe('http://127.0.0.1:9/x/i/oauth2/authorize')
    })

    it('is looked over: what was given, and whether anybody but followers sees what it posts', async () => {
      const session = await connected(fake)
      const { scopes, opensMessages } = x.grant(session.credential())
      expect(scopes?.given).toEqual([...(scopes?.asked ?? []), 'dm.read', 'dm.write'])
      expect(opensMessages).toBe(true)
      expect(await x.examine(session, fake.io)).toEqual({ is: 'public' })
      const shut = changing(fake, 'users/me', (body) => ({ data: { ...(body['data'] as object), protected: true } }))
      expect(await x.examine(session, shut)).toEqual({ is: 'private' })
    })

    it('is enough without messages, which are not asked for then', async () => {
      const less = changing(fake, 'oauth2/token', (body) => ({
        ...body,
        scope: 'tweet.read tweet.write users.read media.write offline.access',
      }))
      const session = await connected(fake, less)
      expect(x.grant(session.credential())).toMatchObject({ opensMessages: false })
      const paths: string[] = []
      const network: Network = { exchange: (request) => (paths.push(request.url.pathname), fake.io.network.exchange(request)) }
      await expect(x.inbox.messages?.(session, null, { ...fake.io, network })).rejects.toMatchObject({
        code: 'NOT_SUPPORTED',
        data: { capability: 'messages' },
      })
      expect(paths).toEqual([])
    })

    it('is not enough without all permissions, or without a token to renew it', async () => {
      const less = changing(fake, 'oauth2/token', (body) => ({ ...body, scope: 'tweet.read users.read' }))
      const short = changing(fake, 'oauth2/token', ({ refresh_token: _left, ...body }) => body)
      for (const io of [less, short])
        await expect(connected(fake, io)).rejects.toMatchObject({ code: 'PLATFORM_REJECTED', data: { reason: 'permissions_missing' } })
    })

    it('keeps the refresh token when no new one comes back, and takes the new one when it does', async () => {
      const session = await connected(fake)
      const before = session.credential()
      fake.fault({ on: 'read', expireToken: true })
      await x.profile(session, fake.io)
      const renewed = session.credential()
      expect(renewed['refreshToken']).not.toBe(before['refreshToken'])
      fake.fault({ on: 'read', expireToken: true })
      await x.profile(
        session,
        changing(fake, 'oauth2/token', ({ refresh_token: _left, ...body }) => body),
      )
      expect(session.credential()).toMatchObject({ refreshToken: renewed['refreshToken'] })
      expect(session.credential()['accessToken']).not.toBe(renewed['accessToken'])
    })

    it('goes on when two hours have passed, and when the token runs out under the write', async () => {
      const session = await connected(fake)
      await fake.clock.advance(7_200_000)
      expect(await x.profile(session, fake.io)).toMatchObject({ remoteId: session.remoteId })
      fake.fault({ on: 'write', expireToken: true })
      await x.publish(session, operation(), noHooks, fake.io)
      expect(await fake.postsOf(session.remoteId)).toHaveLength(1)
    })

    it('does not end because of a 401 that a new token lifts, or of an application that X no longer knows', async () => {
      const session = await connected(fake)
      fake.fault({ on: 'read', status: 401 })
      expect(await x.profile(session, fake.io)).toMatchObject({ remoteId: session.remoteId })
      fake.fault({ on: 'read', status: 401, times: 2 })
      expect(await codeOf(x.profile(session, fake.io))).toBe('REAUTH_REQUIRED')
      fake.practice.x.appsById.delete(session.app().clientId)
      fake.fault({ on: 'read', expireToken: true })
      await expect(x.profile(session, fake.io)).rejects.toMatchObject({ code: 'PLATFORM_REJECTED', data: { reason: 'app_not_accepted' } })
      fake.practice.x.appsById.set(session.app().clientId, {
        clientId: session.app().clientId,
        name: 'Practice',
        redirectUris: [xRedirectUri],
      })
    })

    it('of another account does not publish under this one’s name', async () => {
      const [one, other] = [await connected(fake), await connected(fake)]
      const mixed = memorySession({ service: one.service, remoteId: one.remoteId, credential: other.credential(), app: one.app() })
      expect(await codeOf(x.profile(mixed, fake.io))).toBe('REAUTH_REQUIRED')
    })
  })

  describe('publishing', () => {
    it('answers where the post can be seen', async () => {
      const session = await connected(fake)
      const outcome = await x.publish(session, operation(), noHooks, fake.io)
      const [post] = fake.practice.x.postsOf(session.remoteId)
      const { username } = session.credential() as { username: string }
      expect(outcome).toEqual({
        state: 'published',
        remote: { remoteId: post?.id, url: `${fake.practice.xUrl}/${username}/status/${post?.id}` },
      })
    })

    it('sends descriptions and warnings with the media they are of', async () => {
      const session = await connected(fake)
      const media = [testImage({ alt: ' One ' }), testImage({ alt: '' })]
      await x.publish(session, operation({ kind: 'photo_set', media, labels: ['nudity', 'graphic-media'] }), noHooks, fake.io)
      const [post] = fake.practice.x.postsOf(session.remoteId)
      expect(post?.mediaIds.map((id) => fake.practice.x.findMedia(id))).toMatchObject([
        { category: 'tweet_image', altText: 'One', warning: { adult_content: true, graphic_violence: true } },
        { category: 'tweet_image', altText: '', warning: { adult_content: true, graphic_violence: true } },
      ])
    })

    it('sends a GIF as one', async () => {
      const gif = testImage({ mimeType: 'image/gif' })
      const data = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(20)])
      const medium = { ...gif, seconds: 1.2, read: async () => ({ data, mimeType: 'image/gif', width: 1, height: 1 }) }
      const session = await connected(fake)
      await x.publish(session, operation({ kind: 'photo', media: [medium] }), noHooks, fake.io)
      const [post] = fake.practice.x.postsOf(session.remoteId)
      expect(fake.practice.x.findMedia(post?.mediaIds[0] ?? '')?.category).toBe('tweet_gif')
    })

    it('sends a video in parts of 4 MB as it is read', async () => {
      const sizes: number[] = []
      const watched: Network = {
        exchange: (request) => {
          if (request.url.pathname.endsWith('/append')) sizes.push((request.body as Uint8Array).byteLength)
          return fake.io.network.exchange(request)
        },
      }
      const session = await connected(fake)
      const video = testVideo({ bytes: 9_000_000 })
      await x.publish(session, operation({ kind: 'video', media: [video] }), noHooks, { ...fake.io, network: watched })
      expect(sizes.map((size) => Math.floor(size / 1_000_000))).toEqual([4, 4, 1])
      const [post] = fake.practice.x.postsOf(session.remoteId)
      expect(fake.practice.x.findMedia(post?.mediaIds[0] ?? '')?.data.byteLength).toBe(9_000_000)
    })

    it('cuts what it reads into parts, whole and in order', async () => {
      const bytes = Uint8Array.from({ length: 23 }, (_, index) => index)
      const parts: number[][] = []
      for await (const part of inSegments([bytes.subarray(0, 3), bytes.subarray(3, 3), bytes.subarray(3, 20), bytes.subarray(20)], 5))
        parts.push([...part])
      expect(parts.map(({ length }) => length)).toEqual([5, 5, 5, 5, 3])
      expect(parts.flat()).toEqual([...bytes])
    })

    it('waits until X is done with a video, and says when X refuses it', async () => {
      await using slow = await openXFake({ x: { processingMs: 8000 } })
      const session = await connected(slow)
      const post = (io: AdapterIo, text: string) =>
        x.publish(
          session,
          { key: 'k', createdAt: slow.clock.now(), draft: draft({ kind: 'video', text, media: [testVideo()] }) },
          noHooks,
          io,
        )
      const running = { done: false }
      const startedAt = slow.clock.now()
      const work = post(slow.io, 'A film').finally(() => {
        running.done = true
      })
      while (!running.done) {
        await new Promise((resolve) => setImmediate(resolve))
        // Turned only while it waits to ask again; time-outs of requests are further off than that.
        if ((slow.clock.nextAt() ?? Infinity) <= slow.clock.now() + 4000) await slow.clock.advance(1000)
      }
      expect(await work).toMatchObject({ state: 'published' })
      expect(slow.clock.now() - startedAt).toBeGreaterThanOrEqual(8000)
      const failing = changing(slow, '/finalize', (body) => ({
        data: { ...(body['data'] as object), processing_info: { state: 'failed' } },
      }))
      await expect(post(failing, 'Another')).rejects.toMatchObject({ code: 'MEDIA_INVALID', data: { rule: 'video.refused_by_service' } })
    })

    it('tells what the rate headers say', async () => {
      const session = await connected(fake)
      await x.publish(session, operation(), noHooks, fake.io)
      expect(session.budgets.get('posts')).toEqual({ limit: 100, remaining: 99, resetsAt: fake.clock.now() + 900_000 })
    })

    it.each([
      ['duplicate-content', 403, 'duplicate_text'],
      ['client-forbidden', 403, 'app_not_allowed'],
      ['usage-capped', 429, 'usage_capped'],
      ['credits-depleted', 402, 'credits_depleted'],
      ['account-suspended', 403, 'account_suspended'],
      ['account-locked', 403, 'account_locked'],
    ] as const)('says why X refuses: %s', async (problem, status, reason) => {
      const session = await connected(fake)
      fake.practice.faults.next({ match: { method: 'POST', path: '/x/2/tweets' }, status, problem })
      await expect(x.publish(session, operation(), noHooks, fake.io)).rejects.toMatchObject({ code: 'PLATFORM_REJECTED', data: { reason } })
      expect(rejectionText.fr[reason]).not.toBe('')
      expect(await fake.postsOf(session.remoteId)).toEqual([])
    })
  })

  describe('a lost answer', () => {
    const lose = async (session: Awaited<ReturnType<typeof connected>>, op: Operation) => {
      fake.fault({ on: 'write', loseAnswerAfterAccept: true })
      expect(await codeOf(x.publish(session, op, noHooks, fake.io))).toBe('OUTCOME_UNKNOWN')
    }

    it('is made good by looking: links made short, signs escaped, a picture’s link appended', async () => {
      const session = await connected(fake)
      const op = operation({
        kind: 'photo',
        text: 'Tea & <cake> on https://example.com/menu?a=1&b=2, example.org and 日本  ',
        media: [testImage()],
      })
      await lose(session, op)
      const [post] = fake.practice.x.postsOf(session.remoteId)
      expect(await x.findPublished(session, op, fake.io)).toMatchObject({
        state: 'found',
        remote: { remoteId: post?.id },
        createdAt: post?.createdAt,
      })
    })

    it('is not made good by the same words of before', async () => {
      const session = await connected(fake)
      await x.publish(session, operation({ text: 'Good morning' }), noHooks, fake.io)
      await fake.clock.advance(25 * 3_600_000)
      const op = operation({ text: 'Good morning' })
      expect(await x.findPublished(session, op, fake.io)).toEqual({ state: 'absent' })
      await lose(session, op)
      const [newest] = fake.practice.x.postsOf(session.remoteId)
      expect(await x.findPublished(session, op, fake.io)).toMatchObject({ state: 'found', remote: { remoteId: newest?.id } })
    })

    it('is left to a person where the same words are out with another link', async () => {
      const session = await connected(fake)
      await x.publish(session, operation({ text: 'New set: example.com/1' }), noHooks, fake.io)
      expect(await codeOf(x.findPublished(session, operation({ text: 'New set: example.com/2' }), fake.io))).toBe('NOT_SUPPORTED')
      const second = operation({ text: 'New set: example.com/2' })
      await lose(session, second)
      expect(await x.findPublished(session, second, fake.io)).toMatchObject({ state: 'found' })
    })

    it('is looked for behind everything that came after, and not among reposts', async () => {
      const session = await connected(fake)
      const op = operation({ text: 'The one' })
      await lose(session, op)
      const { id } = fake.practice.x.addPost({ author: session.remoteId, text: 'later' })
      for (let number = 0; number < 130; number += 1) fake.practice.x.addPost({ author: session.remoteId, text: `Later ${number}` })
      fake.practice.x.addPost({ author: session.remoteId, text: 'The one', repostOf: id })
      expect(await x.findPublished(session, op, fake.io)).toMatchObject({ state: 'found' })
      expect(await x.findPublished(session, operation({ text: 'Another' }), fake.io)).toEqual({ state: 'absent' })
    })

    it('is found with our clock ahead of X’s or behind it', () => {
      const minute = 60_000
      expect(sinceOf({ createdAt: 0 }, 0, 0)).toBe(-10 * minute)
      expect(sinceOf({ createdAt: 0 }, 60 * minute, 0)).toBe(-70 * minute)
      expect(sinceOf({ createdAt: 0 }, 0, 60 * minute)).toBe(-10 * minute)
      expect(sinceOf({ createdAt: 0 }, 0, null)).toBe(-10 * minute)
    })
  })

  describe('reading', () => {
    it('understands fields by the names they had before', async () => {
      await using old = await openXFake({ x: { names: 'old' } })
      const session = await connected(old)
      const op = { key: 'k', createdAt: old.clock.now(), draft: draft({ text: 'On example.com' }) }
      const outcome = await x.publish(session, op, noHooks, old.io)
      if (outcome.state !== 'published') throw new Error('not published')
      expect(await x.findPublished(session, op, old.io)).toMatchObject({ state: 'found' })
      const crowd = old.practice.x.findAccount('crowd')?.id ?? ''
      old.practice.x.addPost({ author: crowd, text: 'On example.com', repostOf: outcome.remote.remoteId })
      const figures = await x.postFigures(session, [outcome.remote], old.io)
      expect(figures.get(outcome.remote.remoteId)).toMatchObject({ reposts: 1, views: 0 })
      await old.reply?.(outcome.remote, 'first')
      expect(await x.replies(session, outcome.remote, old.io)).toMatchObject([{ author: 'crowd', text: '@creator_1 first', summons: true }])
    })

    it('is told of clicks for thirty days, and says why not after that', async () => {
      await using seen = await openXFake({ seed: 1 })
      const session = await connected(seen)
      const { id } = seen.practice.x.addPost({ author: session.remoteId, text: 'See example.com' })
      const of = async () => (await x.postFigures(session, [{ remoteId: id, url: '' }], seen.io)).get(id)
      await seen.clock.advance(5 * 86_400_000)
      const young = await of()
      expect(young).toMatchObject({ linkClicks: expect.any(Number), profileVisits: expect.any(Number), reach: null, watchMs: null })
      expect(young?.profileVisits).toBeGreaterThan(0)
      expect(young?.withheld).toBeUndefined()
      await seen.clock.advance(25 * 86_400_000)
      expect(await of()).toMatchObject({ views: young?.views, linkClicks: null, profileVisits: null, withheld: 'too_old' })
    })

    it('is told the rest where clicks are refused, and of a post of somebody else’s', async () => {
      await using seen = await openXFake({ seed: 1 })
      const session = await connected(seen)
      const { id } = seen.practice.x.addPost({ author: session.remoteId, text: 'Mine' })
      const other = seen.practice.x.addPost({ author: seen.practice.x.findAccount('crowd')?.id ?? '', text: 'Theirs' }).id
      await seen.clock.advance(86_400_000)
      const withheld = { linkClicks: null, profileVisits: null, withheld: 'not_permitted', views: expect.any(Number) }
      const remotes = [id, other].map((remoteId) => ({ remoteId, url: '' }))
      const figures = await x.postFigures(session, remotes, seen.io)
      expect(figures.get(id)?.withheld).toBeUndefined()
      expect(figures.get(other)).toMatchObject(withheld)
      seen.practice.faults.next({ match: { method: 'GET', path: '/x/2/tweets' }, status: 403, problem: 'not-authorized-for-field' })
      expect((await x.postFigures(session, remotes, seen.io)).get(id)).toMatchObject(withheld)
    })

    it('asks figures in pages of a hundred', async () => {
      const session = await connected(fake)
      const remotes = Array.from({ length: 130 }, (_, number) => {
        const { id } = fake.practice.x.addPost({ author: session.remoteId, text: `Figure ${number}` })
        return { remoteId: id, url: '' }
      })
      const asked = fake.count('figures')
      expect((await x.postFigures(session, remotes, fake.io)).size).toBe(130)
      expect(fake.count('figures') - asked).toBe(2)
    })

    it('shows the replies to a post, not those to a reply', async () => {
      const session = await connected(fake)
      const outcome = await x.publish(session, operation(), noHooks, fake.io)
      if (outcome.state !== 'published') throw new Error('not published')
      await fake.reply?.(outcome.remote, 'direct')
      const [direct] = fake.practice.x.repliesTo(outcome.remote.remoteId)
      await fake.reply?.({ remoteId: direct?.id ?? '', url: '' }, 'to the reply')
      const url = `${fake.practice.xUrl}/crowd/status/${direct?.id}`
      expect(await x.replies(session, outcome.remote, fake.io)).toEqual([
        {
          remoteId: direct?.id,
          author: 'crowd',
          text: expect.stringMatching(/^@creator_\d+ direct$/),
          at: fake.clock.now(),
          url,
          summons: true,
        },
      ])
    })

    it('knows who did not name the account: X refuses an answer to them', async () => {
      const session = await connected(fake)
      const outcome = await x.publish(session, operation(), noHooks, fake.io)
      if (outcome.state !== 'published') throw new Error('not published')
      const author = fake.practice.x.findAccount('crowd')?.id ?? ''
      fake.practice.x.addPost({ author, text: 'lovely', replyTo: outcome.remote.remoteId })
      const [reply] = await x.replies(session, outcome.remote, fake.io)
      expect(reply?.summons).toBe(false)
      const answer = {
        key: 'k',
        createdAt: fake.clock.now(),
        act: 'answer' as const,
        on: { remoteId: reply?.remoteId ?? '' },
        text: 'Thanks',
      }
      await expect(x.interactions.act(session, answer, noHooks, fake.io)).rejects.toMatchObject({ code: 'PLATFORM_REJECTED' })
    })

    it('counts what reading and answering what is said costs: what is new, and nothing where the month’s money is kept for publishing', async () => {
      const session = await connected(fake)
      const paid: string[] = []
      let isLeft = true
      const counting = {
        ...session,
        bills: {
          assertMayRead: () => {
            if (!isLeft) throw new AppError('SPEND_CAP', { platform: 'x', app: '', spentUsd: 9, capUsd: 10, renewsAt: new Date(0) })
          },
          paid: (items: readonly PaidItem[]) => void paid.push(...items.map(({ what, micros }) => `${what} ${micros}`)),
        },
      }
      const read = async (stream: 'mentions' | 'messages', cursor: string | null) => {
        paid.length = 0
        const page = await x.inbox[stream]?.(counting, cursor, fake.io)
        return page?.cursor ?? null
      }
      await fake.mention?.(session.remoteId, 'one')
      const after = await read('mentions', null)
      expect(paid).toEqual(['posts_read 5000', 'users_read 10000'])
      await read('mentions', after)
      expect(paid).toEqual([])
      await fake.message?.(session.remoteId, 'hello')
      await read('messages', null)
      expect(paid).toEqual(['messages_read 10000', 'users_read 10000'])
      isLeft = false
      for (const stream of ['mentions', 'messages'] as const) expect(await codeOf(read(stream, after))).toBe('SPEND_CAP')
      expect(paid).toEqual([])
      expect(x.interactions.priceOf?.({ act: 'message', text: 'See example.com' })).toBe(15_000)
    })

    it('finds a message that is out by its words with their links, and leaves to a person what cannot be told', async () => {
      const session = await connected(fake)
      await fake.message?.(session.remoteId, 'hello')
      const [letter] = (await x.inbox.messages?.(session, null, fake.io))?.items ?? []
      const { remoteId = '', conversation = '' } = letter ?? {}
      const message = { key: 'k', createdAt: fake.clock.now(), act: 'message' as const, on: { remoteId, root: { remoteId: conversation } } }
      const asked = { ...message, text: 'See https://example.com/a' }
      await x.interactions.act(session, asked, noHooks, fake.io)
      const said = (url: object) =>
        changing(fake, 'dm_events', (body) => ({
          ...body,
          data: (body['data'] as { text: string }[]).map((one) => ({
            ...one,
            text: one.text.replace('https://example.com/a', 'https://t.co/x1'),
            entities: { urls: [{ url: 'https://t.co/x1', ...url }] },
          })),
        }))
      expect(await x.interactions.findAnswer?.(session, asked, said({ expanded_url: 'https://example.com/a' }))).toMatchObject({
        url: null,
      })
      const other = x.interactions.findAnswer?.(session, asked, said({ expanded_url: 'https://example.com/b' })) ?? Promise.resolve()
      expect(await codeOf(other)).toBe('NOT_SUPPORTED')
      expect(await x.interactions.findAnswer?.(session, { ...asked, text: 'Something else' }, fake.io)).toBeNull()
    })

    it('reads what was posted before at the price of each post, in pages that the month’s money holds, with its links and kinds', async () => {
      const session = await connected(fake)
      const { username } = present(fake.practice.x.accountsById.get(session.remoteId))
      const now = fake.clock.now()
      const hour = 3_600_000
      const at = (count: number, text: string, media: 'none' | 'images' | 'video' = 'none') => ({ at: now - count * hour, media, text })
      const posts = [at(1, 'Vu sur example.com/a & ailleurs', 'images'), at(2, 'Bouge', 'video'), at(24 * 40, 'Il y a longtemps')]
      fake.practice.addPast({ platform: 'x', account: username, posts: [...posts, at(24 * 91, 'Trop vieux')] })
      const paid: string[] = []
      const asked: number[] = []
      let isLeft = true
      const counting = {
        ...session,
        bills: {
          assertMayRead: (micros = 0) => {
            asked.push(micros)
            if (!isLeft) throw new AppError('SPEND_CAP', { platform: 'x', app: '', spentUsd: 9, capUsd: 10, renewsAt: new Date(0) })
          },
          paid: (items: readonly PaidItem[]) => void paid.push(...items.map(({ what, id, micros }) => `${what} ${id} ${micros}`)),
        },
      }
      const since = now - 90 * 24 * hour
      const page = await x.past(counting, { since, cursor: null }, fake.io)
      expect(page.posts.map(({ text, kind }) => [text, kind])).toEqual([
        ['Vu sur http://example.com/a & ailleurs', 'photo'],
        ['Bouge', 'video'],
        ['Il y a longtemps', 'text'],
      ])
      expect(page).toMatchObject({ cursor: null, paid: 3 })
      expect(page.posts.map(({ figures }) => figures.withheld)).toEqual([undefined, undefined, 'too_old'])
      // Nothing but the posts, whose figures are of the same day: a bill has each once.
      expect(new Set(paid).size).toBe(3)
      expect([...new Set(paid)].every((one) => one.startsWith('own_posts_read ') && one.endsWith(' 5000'))).toBe(true)
      expect(asked[0]).toBe(50 * 5000)
      asked.length = 0
      await x.past(counting, { since, cursor: null, atMost: 2 }, fake.io)
      expect(asked[0]).toBe(5 * 5000)
      isLeft = false
      expect(await codeOf(x.past(counting, { since, cursor: null }, fake.io))).toBe('SPEND_CAP')
    })

    it('keeps what was paid for where the rest is not to be had', async () => {
      const session = await connected(fake)
      await x.publish(session, operation(), noHooks, fake.io)
      let asks = 0
      const bills = {
        assertMayRead: () => {
          asks += 1
          if (asks > 1) throw new AppError('SPEND_CAP', { platform: 'x', app: '', spentUsd: 9, capUsd: 10, renewsAt: new Date(0) })
        },
        paid: () => undefined,
      }
      const { posts } = await x.past({ ...session, bills }, { since: fake.clock.now() - 86_400_000, cursor: null }, fake.io)
      expect(posts).toMatchObject([{ figures: { likes: 0 } }])
      expect(posts[0]?.figures.withheld).toBeUndefined()
    })

    it('counts what acts cost', async () => {
      const session = await connected(fake)
      const paid: string[] = []
      const counting = {
        ...session,
        bills: {
          assertMayRead: () => undefined,
          paid: (items: readonly PaidItem[]) => void paid.push(...items.map(({ what, micros }) => `${what} ${micros}`)),
        },
      }
      const outcome = await x.publish(session, operation(), noHooks, fake.io)
      if (outcome.state !== 'published') throw new Error('not published')
      const on = { remoteId: outcome.remote.remoteId }
      const act = (name: 'repost' | 'answer', rest: object = {}) =>
        x.interactions.act(counting, { key: 'k', createdAt: fake.clock.now(), act: name, on, ...rest }, noHooks, fake.io)
      const { remoteId: takesBack } = await act('repost')
      await act('repost', { takesBack })
      await act('answer', { text: 'See example.com' })
      expect(paid).toEqual(['reposts 15000', 'deletes 10000', 'answers 200000'])
      paid.length = 0
      // An account's own posts stand apart: X may bill them less.
      await x.postFigures(counting, [outcome.remote], fake.io)
      expect(paid).toEqual(['own_posts_read 5000'])
      expect(x.interactions.priceOf?.({ act: 'answer', text: 'Thanks' })).toBe(15_000)
    })
  })
})
