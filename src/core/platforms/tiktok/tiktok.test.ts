import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testImage, testVideo } from '../../../../test/harness/draft-media.ts'
import { openTiktokFake, type TiktokFake } from '../../../../test/harness/tiktok-fake.ts'
import type { Network } from '../../ports.ts'
import type { AdapterIo, Draft, Operation, PublishHooks, PublishOutcome } from '../kit/adapter.ts'
import { codeOf, memorySession, noHooks, testPlatform } from '../kit/conformance.ts'
import { unknownFigures } from '../kit/figures.ts'
import { tiktok } from './index.ts'

testPlatform(tiktok, () => openTiktokFake())

const redirectUri = 'http://127.0.0.1:17391/callback'
const direct = { delivery: 'direct', privacy: 'PUBLIC_TO_EVERYONE', musicConfirmed: true }

describe('tiktok', () => {
  let fake: TiktokFake
  beforeAll(async () => {
    fake = await openTiktokFake({ processingMs: 2000, moderationMs: 60_000 })
  })
  afterAll(() => fake[Symbol.asyncDispose]())

  const connected = async (
    overrides: Parameters<TiktokFake['newAccount']>[0] = {},
    { on = fake, unticked = [] }: { on?: TiktokFake; unticked?: string[] } = {},
  ) => {
    const account = await on.newAccount(overrides)
    const { app } = account
    if (!app) throw new Error('no application')
    const verifier = 'v'.repeat(64)
    const back = await on.authorize(tiktok.consent.page({ app, redirectUri, state: 's', verifier }), account, unticked)
    const code = back.searchParams.get('code') ?? ''
    const { credential, profile } = await tiktok.consent.exchange({ app, redirectUri, code, verifier }, on.io)
    return { ...memorySession({ service: account.service, remoteId: profile.remoteId, credential, app }), profile }
  }
  const operation = (overrides: Partial<Draft> = {}): Operation => ({
    key: tiktok.newOperationKey(fake.io),
    createdAt: fake.clock.now(),
    draft: { kind: 'video', text: 'Bonjour', languages: ['fr'], labels: [], media: [testVideo()], options: direct, ...overrides },
  })
  /** Hooks that keep the handle as the ledger does. */
  const keeping = () => {
    const kept: { handle?: Record<string, string> } = {}
    const hooks: PublishHooks = {
      beforeWrite: async (handle) => {
        if (handle) kept.handle = handle
      },
    }
    return { kept, hooks }
  }
  const handleOf = (outcome: PublishOutcome) => (outcome.state === 'processing' ? outcome.handle : {})
  /** Sees each request, and may answer in the server's stead. */
  const watching = (see: (path: string, request: Parameters<Network['exchange']>[0]) => object | undefined, on = fake): AdapterIo => ({
    ...on.io,
    network: {
      exchange: async (request) => {
        const instead = see(request.url.pathname, request)
        if (!instead) return on.io.network.exchange(request)
        return { status: 200, headers: new Headers(), body: Buffer.from(JSON.stringify(instead)) }
      },
    },
  })

  describe('consent', () => {
    it('is on TikTok’s own page, with a hexadecimal challenge, and elsewhere under the one base', () => {
      const app = { clientId: 'key', clientSecret: 'secret', service: 'https://open.tiktokapis.com' }
      const page = tiktok.consent.page({ app, redirectUri, state: 's', verifier: 'v' })
      expect(`${page.origin}${page.pathname}`).toBe('https://www.tiktok.com/v2/auth/authorize/')
      expect(page.searchParams.get('code_challenge')).toMatch(/^[\da-f]{64}$/)
      expect(page.href).not.toContain('secret')
      const elsewhere = tiktok.consent.page({
        app: { ...app, service: 'http://127.0.0.1:1/tiktok/' },
        redirectUri,
        state: 's',
        verifier: 'v',
      })
      expect(`${elsewhere.origin}${elsewhere.pathname}`).toBe('http://127.0.0.1:1/tiktok/v2/auth/authorize/')
    })

    it('sends no secret where it would not be safe', async () => {
      const app = { clientId: 'key', clientSecret: 'secret', service: 'http://tiktok.example.com' }
      const exchange = tiktok.consent.exchange({ app, redirectUri, code: 'c', verifier: 'v' }, fake.io)
      await expect(exchange).rejects.toMatchObject({ code: 'PLATFORM_REJECTED', data: { reason: 'service_address' } })
    })

    it('is looked over: whether the account is private, which an unaudited application needs', async () => {
      const { profile: _public, ...open } = await connected()
      expect(await tiktok.examine(open, fake.io)).toEqual({ is: 'public' })
      const unaudited = { ...open, app: () => ({ ...open.app(), audited: false }) }
      expect(await tiktok.examine(unaudited, fake.io)).toEqual({ is: 'public', needs: 'private' })
      const { profile: _private, ...shut } = await connected({ isPrivate: true })
      expect(await tiktok.examine(shut, fake.io)).toEqual({ is: 'private' })
    })

    it('may be for less: what was not granted is unknown, and is not asked for', async () => {
      const { profile } = await connected({}, { unticked: ['user.info.profile', 'user.info.stats'] })
      expect(profile).toMatchObject({ followers: null, handle: expect.stringMatching(/^Creator/) })
    })

    it('is renewed with the newest refresh token, which is the only one that works', async () => {
      const session = await connected()
      const first = session.credential()
      for (let round = 0; round < 2; round += 1) {
        await fake.clock.advance(7_200_000)
        await tiktok.profile(session, fake.io)
      }
      expect(session.credential()['refreshToken']).not.toBe(first['refreshToken'])
      const old = memorySession({ service: session.service, remoteId: session.remoteId, credential: first, app: session.app() })
      expect(await codeOf(tiktok.profile(old, fake.io))).toBe('REAUTH_REQUIRED')
    })

    it('keeps the refresh token when no new one comes back', async () => {
      const session = await connected()
      const { openId, scope } = session.credential()
      fake.fault({ on: 'read', expireToken: true })
      const io = watching((path) =>
        path.endsWith('/oauth/token/')
          ? { open_id: openId, scope: String(scope), access_token: 'new', expires_in: 60, token_type: 'Bearer' }
          : undefined,
      )
      const before = session.credential()
      await codeOf(tiktok.profile(session, io))
      expect(session.credential()).toMatchObject({ accessToken: 'new', refreshToken: before['refreshToken'] })
    })
  })

  it('counts of public videos likes, comments, shares and views, and nothing that another API has', async () => {
    await using seen = await openTiktokFake()
    const session = await connected({}, { on: seen })
    await tiktok.publish(session, operation(), noHooks, seen.io)
    await tiktok.profile(session, seen.io)
    const remoteId = seen.practice.tiktok.postsOf(session.remoteId)[0]?.id ?? ''
    await seen.like?.({ remoteId, url: '' })
    const figures = await tiktok.postFigures(session, [{ remoteId, url: '' }], seen.io)
    expect(figures.get(remoteId)).toEqual({ ...unknownFigures, likes: 1, replies: 0, shares: 0, views: 1 })
    expect(await tiktok.profile(session, seen.io)).toMatchObject({ followers: 0, following: 0, posts: 1 })
  })

  describe('a direct post', () => {
    it('is under way until it has its public id, and then found by its handle', async () => {
      const session = await connected()
      const op = operation()
      const outcome = await tiktok.publish(session, op, noHooks, fake.io)
      expect(outcome).toMatchObject({ state: 'processing', askAt: fake.clock.now() + 5000 })
      const look = () => tiktok.findPublished(session, op, fake.io, handleOf(outcome))
      await fake.clock.advance(2000)
      expect(await look()).toMatchObject({ state: 'processing' })
      await fake.clock.advance(60_000)
      const [post] = fake.practice.tiktok.postsOf(session.remoteId)
      const url = `${fake.practice.tiktokUrl}/@${session.profile.handle}/video/${post?.id}`
      expect(await look()).toEqual({ state: 'found', remote: { remoteId: post?.id, url } })
    })

    it('sends what was chosen, and leaves off what the account has switched off', async () => {
      const session = await connected({ off: ['duet'] })
      const options = {
        ...direct,
        allowComment: true,
        allowDuet: true,
        commercial: true,
        ownBrand: true,
        madeWithAi: true,
        coverAtMs: 3400,
      }
      const outcome = await tiktok.publish(session, operation({ options }), noHooks, fake.io)
      expect(fake.practice.tiktok.findPublish(handleOf(outcome)['publishId'] ?? '')?.info).toMatchObject({
        title: 'Bonjour',
        disableComment: false,
        disableDuet: true,
        disableStitch: true,
        brandOrganic: true,
        brandContent: false,
        isAigc: true,
        coverAtMs: 3400,
      })
    })

    it('is not begun while something is missing, or no longer open to the account', async () => {
      const session = await connected({ maxVideoSeconds: 10 })
      const begun = fake.practice.tiktok.publishesOf(session.remoteId)
      const refused = async (overrides: Partial<Draft>) => {
        const error: unknown = await tiktok.publish(session, operation(overrides), noHooks, fake.io).catch((thrown: unknown) => thrown)
        return error
      }
      expect(await refused({ options: { delivery: 'direct', musicConfirmed: true } })).toMatchObject({
        data: { reason: 'privacy_missing' },
      })
      expect(await refused({ options: { ...direct, musicConfirmed: false } })).toMatchObject({ data: { reason: 'music_unconfirmed' } })
      expect(await refused({ options: { ...direct, privacy: 'FOLLOWER_OF_CREATOR' } })).toMatchObject({
        data: { reason: 'privacy_level_option_mismatch' },
      })
      expect(await refused({})).toMatchObject({ code: 'MEDIA_INVALID', data: { rule: 'video.too_long', actual: '12', allowed: '10' } })
      expect(fake.practice.tiktok.publishesOf(session.remoteId)).toEqual(begun)
    })

    it('is not called found while it has no public id, however long TikTok looks at it', async () => {
      await using slow = await openTiktokFake({ processingMs: 0, moderationMs: 20 * 3_600_000 })
      const session = await connected({}, { on: slow })
      const op = operation()
      const outcome = await tiktok.publish(session, op, noHooks, slow.io)
      await slow.clock.advance(7 * 3_600_000)
      expect(await tiktok.findPublished(session, op, slow.io, handleOf(outcome))).toMatchObject({ state: 'processing' })
    })

    it('for nobody else’s eyes is out, with nothing of it to see', async () => {
      const session = await connected()
      const op = operation({ options: { ...direct, privacy: 'SELF_ONLY' } })
      const outcome = await tiktok.publish(session, op, noHooks, fake.io)
      await fake.clock.advance(2000)
      expect(await tiktok.findPublished(session, op, fake.io, handleOf(outcome))).toEqual({ state: 'unseen', later: false })
    })

    it('is refused by TikTok for an application that was not audited, whose drafts go through', async () => {
      await using unaudited = await openTiktokFake({ audited: false })
      const session = await connected({}, { on: unaudited })
      await expect(tiktok.publish(session, operation(), noHooks, unaudited.io)).rejects.toMatchObject({
        code: 'PLATFORM_REJECTED',
        data: { reason: 'unaudited_client_can_only_post_to_private_accounts' },
      })
      expect(await tiktok.publish(session, operation({ options: undefined }), noHooks, unaudited.io)).toMatchObject({ state: 'processing' })
    })

    it('is not begun for everybody by an application noted as not audited', async () => {
      const { app, ...session } = await connected()
      const unaudited = { ...session, app: () => ({ ...app(), audited: false }) }
      const begun = fake.practice.tiktok.publishesOf(session.remoteId)
      await expect(tiktok.publish(unaudited, operation(), noHooks, fake.io)).rejects.toMatchObject({
        data: { reason: 'unaudited_client_can_only_post_to_private_accounts' },
      })
      expect(fake.practice.tiktok.publishesOf(session.remoteId)).toEqual(begun)
      expect(await tiktok.postingChoices(unaudited, fake.io)).toMatchObject({ values: { privacy: ['SELF_ONLY'] }, isUnaudited: true })
    })

    it('can be asked about first: what the account lets be chosen, and under which name', async () => {
      const session = await connected({ displayName: 'Nova ✨', off: ['duet'], maxVideoSeconds: 90 })
      expect(await tiktok.postingChoices(session, fake.io)).toEqual({
        nickname: 'Nova ✨',
        values: { privacy: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'] },
        off: ['allowDuet'],
        maxVideoSeconds: 90,
        isUnaudited: false,
      })
    })

    it.each([
      ['duration_check_failed', { code: 'PLATFORM_REJECTED', data: { platform: 'tiktok', reason: 'duration_check_failed' } }],
      ['internal', { code: 'PLATFORM_DOWN' }],
    ])('that comes to nothing (%s) says so', async (reason, error) => {
      const session = await connected()
      const op = operation()
      fake.practice.tiktok.failNext(reason)
      const outcome = await tiktok.publish(session, op, noHooks, fake.io)
      expect(await tiktok.findPublished(session, op, fake.io, handleOf(outcome))).toMatchObject({ state: 'refused', error })
    })
  })

  describe('a draft', () => {
    it('goes to the inbox with nothing chosen, and is found once the creator has posted it', async () => {
      const session = await connected({}, { unticked: ['video.publish'] })
      const op = operation({ options: undefined })
      const outcome = await tiktok.publish(session, op, noHooks, fake.io)
      const handle = handleOf(outcome)
      await fake.clock.advance(2000)
      const look = () => tiktok.findPublished(session, op, fake.io, handle)
      expect(await look()).toMatchObject({ state: 'processing', handedOver: true })
      await fake.clock.advance(24 * 3_600_000)
      expect(await look()).toEqual({ state: 'processing', askAt: fake.clock.now() + 3_600_000, handedOver: true })
      const body = new URLSearchParams({ account: session.remoteId, draft: handle['publishId'] ?? '', text: 'Mine' })
      await fetch(`${fake.practice.tiktokUrl}/finish-draft`, { method: 'POST', headers: { origin: fake.practice.url }, body })
      expect(await look()).toEqual({ state: 'unseen', later: true })
      await fake.clock.advance(60_000)
      const [post] = fake.practice.tiktok.postsOf(session.remoteId)
      const url = `${fake.practice.tiktokUrl}/@${session.profile.handle}/video/${post?.id}`
      expect(await look()).toEqual({ state: 'found', remote: { remoteId: post?.id, url } })
    })
  })

  describe('chunks', () => {
    const big = () => operation({ media: [testVideo({ bytes: 16_000_000 })] })

    it('are sent one after the other, and only the last one is the write', async () => {
      const session = await connected()
      const ranges: (string | undefined)[] = []
      let written = 0
      const io = watching((path, { headers }) => {
        if (path.includes('/upload/')) ranges.push(headers['content-range'])
        return undefined
      })
      const beforeWrite = async () => {
        written = ranges.length
      }
      await tiktok.publish(session, big(), { beforeWrite }, io)
      expect(ranges).toEqual(['bytes 0-5333332/16000000', 'bytes 5333333-10666665/16000000', 'bytes 10666666-15999999/16000000'])
      expect(written).toBe(2)
      await fake.clock.advance(2000)
      await fetch(session.profile.profileUrl)
      const [post] = fake.practice.tiktok.postsOf(session.remoteId)
      expect(fake.practice.tiktok.findFile(post?.files[0] ?? '')?.data.byteLength).toBe(16_000_000)
    })

    it('that fail before the last leave nothing out and nothing unknown', async () => {
      const session = await connected()
      const { kept, hooks } = keeping()
      fake.fault({ on: 'write', dropBeforeAccept: true })
      expect(await codeOf(tiktok.publish(session, big(), hooks, fake.io))).toBe('PLATFORM_DOWN')
      expect(kept.handle).toBeUndefined()
      expect(await tiktok.findPublished(session, big(), fake.io)).toEqual({ state: 'absent' })
    })
  })

  describe('a lost answer', () => {
    it('to the beginning is no more than a beginning: a new one makes one post', async () => {
      const session = await connected()
      const op = operation()
      fake.practice.faults.next({ match: { path: '/video/init/' }, loseAnswerAfterAccept: true })
      expect(await codeOf(tiktok.publish(session, op, noHooks, fake.io))).toBe('PLATFORM_DOWN')
      await tiktok.publish(session, op, noHooks, fake.io)
      await fake.clock.advance(2000)
      await fetch(session.profile.profileUrl)
      expect(fake.practice.tiktok.postsOf(session.remoteId)).toHaveLength(1)
    })

    it('to the last chunk is looked up by what the ledger kept', async () => {
      const session = await connected()
      const op = operation()
      const { kept, hooks } = keeping()
      fake.fault({ on: 'write', loseAnswerAfterAccept: true })
      expect(await codeOf(tiktok.publish(session, op, hooks, fake.io))).toBe('OUTCOME_UNKNOWN')
      expect(await tiktok.findPublished(session, op, fake.io, kept.handle)).toMatchObject({ state: 'processing' })
      await fake.clock.advance(62_000)
      expect(await tiktok.findPublished(session, op, fake.io, kept.handle)).toMatchObject({ state: 'found' })
    })

    it('that did come is not undone by a figure of bytes that lags behind', async () => {
      const session = await connected()
      const op = operation()
      const outcome = await tiktok.publish(session, op, noHooks, fake.io)
      const lagging = watching((path) =>
        path.includes('/status/')
          ? { data: { status: 'PROCESSING_UPLOAD', uploaded_bytes: 0 }, error: { code: 'ok', message: '', log_id: '' } }
          : undefined,
      )
      expect(await tiktok.findPublished(session, op, lagging, handleOf(outcome))).toMatchObject({ state: 'processing' })
    })

    it('is waited for until the upload’s address is over, where TikTok does not say how much it has', async () => {
      const session = await connected()
      const op = operation()
      const { kept, hooks } = keeping()
      fake.fault({ on: 'write', dropBeforeAccept: true })
      expect(await codeOf(tiktok.publish(session, op, hooks, fake.io))).toBe('OUTCOME_UNKNOWN')
      const silent = watching((path) =>
        path.includes('/status/') ? { data: { status: 'PROCESSING_UPLOAD' }, error: { code: 'ok', message: '', log_id: '' } } : undefined,
      )
      expect(await tiktok.findPublished(session, op, silent, kept.handle)).toMatchObject({ state: 'processing' })
      await fake.clock.advance(3_600_000)
      expect(await tiktok.findPublished(session, op, silent, kept.handle)).toEqual({ state: 'absent' })
    })

    it('after the last chunk was taken, of the question what became of it, changes nothing', async () => {
      const session = await connected()
      fake.practice.faults.next({ match: { path: '/status/fetch/' }, status: 500 })
      expect(await tiktok.publish(session, operation(), noHooks, fake.io)).toMatchObject({ state: 'processing' })
    })
  })

  describe('photos', () => {
    /** Here nothing takes time but the fetching. */
    let quick: TiktokFake
    beforeAll(async () => {
      quick = await openTiktokFake()
    })
    afterAll(() => quick[Symbol.asyncDispose]())
    const photos = (overrides: Partial<Draft> = {}) =>
      operation({ kind: 'photo_set', text: 'Deux images', media: [testImage({ width: 4000, height: 3000 }), testImage()], ...overrides })
    const postsOf = (remoteId: string) => quick.practice.tiktok.postsOf(remoteId)
    /** Fetched at once or a moment later. */
    const remoteOf = async (session: Awaited<ReturnType<typeof connected>>, outcome: PublishOutcome) => {
      if (outcome.state === 'published') return outcome.remote
      const look = () => tiktok.findPublished(session, photos(), quick.io, outcome.handle)
      await expect.poll(async () => (await look()).state).toBe('found')
      const lookup = await look()
      return lookup.state === 'found' ? lookup.remote : null
    }

    it('are fetched from the media host, with title, text and cover, and posted to where it says', async () => {
      const session = await connected({}, { on: quick })
      let sent: Record<string, never> = {}
      const io = watching((path, { body }) => {
        if (path.endsWith('/content/init/')) sent = JSON.parse(Buffer.from(body as Uint8Array).toString()) as typeof sent
        return undefined
      }, quick)
      const { kept, hooks } = keeping()
      const options = { ...direct, title: 'Un titre', coverIndex: 1, allowComment: true }
      const outcome = await tiktok.publish(session, photos({ options }), hooks, io)
      expect(kept.handle).toMatchObject({ publishId: '' })
      expect(sent).toMatchObject({
        media_type: 'PHOTO',
        post_mode: 'DIRECT_POST',
        post_info: { title: 'Un titre', description: 'Deux images', disable_comment: false, auto_add_music: false },
        source_info: { source: 'PULL_FROM_URL', photo_cover_index: 1 },
      })
      const remote = await remoteOf(session, outcome)
      expect(postsOf(session.remoteId)).toMatchObject([{ text: 'Un titre\nDeux images', media: 'photo' }])
      expect(remote?.remoteId).toBe(postsOf(session.remoteId)[0]?.id)
    })

    it('wait as a draft with their text until the creator posts them', async () => {
      const session = await connected({}, { on: quick })
      const outcome = await tiktok.publish(session, photos({ options: { delivery: 'inbox' } }), noHooks, quick.io)
      await expect
        .poll(async () => await tiktok.findPublished(session, photos(), quick.io, handleOf(outcome)))
        .toMatchObject({ state: 'processing', handedOver: true })
      expect(postsOf(session.remoteId)).toEqual([])
    })

    it('whose answer was lost may be out, and nobody can tell', async () => {
      const session = await connected({}, { on: quick })
      const { kept, hooks } = keeping()
      quick.practice.faults.next({ match: { path: '/content/init/' }, loseAnswerAfterAccept: true })
      const there = quick.lent.there().length
      expect(await codeOf(tiktok.publish(session, photos(), hooks, quick.io))).toBe('OUTCOME_UNKNOWN')
      expect(await codeOf(tiktok.findPublished(session, photos(), quick.io, kept.handle))).toBe('NOT_SUPPORTED')
      // TikTok may be fetching them.
      expect(quick.lent.there()).toHaveLength(there + 2)
    })

    it('of a domain that was not verified are refused, and lent no longer', async () => {
      await using other = await openTiktokFake()
      const { clientKey, clientSecret } = other.practice.tiktok.createApp({ audited: true, verifiedDomains: [] })
      const newAccount: TiktokFake['newAccount'] = async (overrides) => {
        const account = await other.newAccount(overrides)
        return { ...account, app: { clientId: clientKey, clientSecret, service: account.service } }
      }
      const session = await connected({}, { on: { ...other, newAccount } })
      await expect(tiktok.publish(session, photos(), noHooks, other.io)).rejects.toMatchObject({
        code: 'PLATFORM_REJECTED',
        data: { reason: 'url_ownership_unverified' },
      })
      expect(other.lent.there()).toEqual([])
    })

    it('are sent once more under the same word where the token had run out', async () => {
      const session = await connected({}, { on: quick })
      quick.practice.faults.next({ match: { path: '/content/init/' }, expireToken: true })
      const outcome = await tiktok.publish(session, photos(), noHooks, quick.io)
      expect(await remoteOf(session, outcome)).not.toBeNull()
      expect(postsOf(session.remoteId)).toHaveLength(1)
    })
  })

  describe('answers', () => {
    it('count by their code where every one comes with HTTP 200', async () => {
      await using flat = await openTiktokFake({ refusalsOn200: true })
      const session = await connected({}, { on: flat })
      flat.fault({ on: 'read', expireToken: true })
      expect(await tiktok.profile(session, flat.io)).toMatchObject({ remoteId: session.remoteId })
      await expect(
        tiktok.publish(session, operation({ options: { ...direct, privacy: 'SELF_ONLY', paidPartnership: false } }), noHooks, flat.io),
      ).resolves.toMatchObject({ state: 'processing' })
      const options = { delivery: 'inbox' }
      for (let number = 0; number < 5; number += 1) await tiktok.publish(session, operation({ options }), noHooks, flat.io)
      await expect(tiktok.publish(session, operation({ options }), noHooks, flat.io)).rejects.toMatchObject({
        code: 'PLATFORM_REJECTED',
        data: { reason: 'spam_risk_too_many_pending_share' },
      })
    })

    it('without Retry-After are waited on for TikTok’s minute', async () => {
      const session = await connected()
      for (let number = 0; number < 6; number += 1) await tiktok.publish(session, operation(), noHooks, fake.io)
      await expect(tiktok.publish(session, operation(), noHooks, fake.io)).rejects.toMatchObject({
        code: 'RATE_LIMITED',
        data: { retryAt: new Date(fake.clock.now() + 60_000) },
      })
    })

    it('of no TikTok are no success', async () => {
      const session = await connected()
      expect(
        await codeOf(
          tiktok.profile(
            session,
            watching(() => ({ user: {} })),
          ),
        ),
      ).toBe('PLATFORM_DOWN')
    })

    it('may carry ids as strings or numbers, under either spelling', async () => {
      const session = await connected()
      const handle = { publishId: 'v_pub', bytes: '1', beganAt: String(fake.clock.now()), username: 'nova', privacy: 'PUBLIC_TO_EVERYONE' }
      for (const data of [{ publicaly_available_post_id: ['7551234567890123456'] }, { publicly_available_post_id: [1234567] }]) {
        const io = watching(() => ({ data: { status: 'PUBLISH_COMPLETE', ...data }, error: { code: 'ok', message: '', log_id: '' } }))
        const remoteId = String(Object.values(data)[0]?.[0])
        expect(await tiktok.findPublished(session, operation(), io, handle)).toMatchObject({ state: 'found', remote: { remoteId } })
      }
    })
  })
})
