import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { pressOnConsentForm } from '../../../test/harness/consent-form.ts'
import { startPractice, type Practice, type PracticeOptions } from '../index.ts'
import type { TiktokAccount, TiktokApp } from './network.ts'

const allScopes = 'user.info.basic,user.info.profile,user.info.stats,video.list,video.upload,video.publish'
const redirectUri = 'http://127.0.0.1:17391/callback'
const mp4 = (bytes: number): Uint8Array => Buffer.concat([Buffer.from('000000206674797069736f6d', 'hex'), Buffer.alloc(bytes - 12, 7)])
const mib = 1024 * 1024

interface Answered {
  status: number
  code: string
  data: Record<string, unknown>
  text: string
}

describe('the practice TikTok', () => {
  let clock: FakeClock
  let practice: Practice
  let app: TiktokApp
  beforeAll(async () => {
    clock = new FakeClock()
    practice = await startPractice({ clock, seed: null })
    app = practice.tiktok.createApp()
  })
  afterAll(() => practice.close())

  let accounts = 0
  const newAccount = (overrides: Partial<TiktokAccount> = {}, network = practice): TiktokAccount =>
    network.tiktok.createAccount({ username: `creator.${(accounts += 1)}`, ...overrides })

  const authorizePage = (verifier: string, changes: Record<string, string> = {}, { network = practice, of = app } = {}): URL => {
    const page = new URL(`${network.tiktokUrl}/v2/auth/authorize/`)
    page.search = new URLSearchParams({
      client_key: of.clientKey,
      response_type: 'code',
      scope: allScopes,
      redirect_uri: redirectUri,
      state: 'a-state',
      code_challenge: createHash('sha256').update(verifier).digest('hex'),
      code_challenge_method: 'S256',
      ...changes,
    }).toString()
    return page
  }
  const oauth = async (path: 'token' | 'revoke', fields: Record<string, string>, { network = practice, of = app } = {}) => {
    const answer = await fetch(`${network.tiktokUrl}/v2/oauth/${path}/`, {
      method: 'POST',
      body: new URLSearchParams({ client_key: of.clientKey, client_secret: of.clientSecret, ...fields }),
    })
    return { status: answer.status, ...((await answer.json()) as Record<string, unknown>) } as Record<string, string> & { status: number }
  }
  const codeFor = async (
    account: TiktokAccount,
    verifier: string,
    unticked: string[] = [],
    at: { network?: Practice; of?: TiktokApp } = {},
  ) => {
    const back = await pressOnConsentForm(authorizePage(verifier, {}, at), `Continue as @${account.username}`, { unticked })
    return back.searchParams.get('code') ?? ''
  }
  const signIn = async (account: TiktokAccount, unticked: string[] = [], at: { network?: Practice; of?: TiktokApp } = {}) => {
    const verifier = randomBytes(32).toString('base64url')
    const code = await codeFor(account, verifier, unticked, at)
    return oauth('token', { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier }, at)
  }
  const call = async (token: string, path: string, body?: object, network = practice): Promise<Answered> => {
    const answer = await fetch(`${network.tiktokUrl}${path}`, {
      method: path.startsWith('/v2/user/info') ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=UTF-8' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    const { data, error } = JSON.parse(text) as { data: Record<string, unknown>; error: { code: string } }
    return { status: answer.status, code: error.code, data, text }
  }
  const creator = async (overrides: Partial<TiktokAccount> = {}, unticked: string[] = []) => {
    const account = newAccount(overrides)
    return { account, token: (await signIn(account, unticked))['access_token'] ?? '' }
  }
  const info = (more: object = {}) => ({ title: 'Bonjour', privacy_level: 'PUBLIC_TO_EVERYONE', ...more })
  const source = (size: number, chunk = size, count = 1) => ({
    source: 'FILE_UPLOAD',
    video_size: size,
    chunk_size: chunk,
    total_chunk_count: count,
  })
  const init = (token: string, post: object = info(), from: object = source(20_000)) =>
    call(token, '/v2/post/publish/video/init/', { post_info: post, source_info: from })
  const put = async (url: unknown, data: Uint8Array, from: number, total: number) =>
    (
      await fetch(String(url), {
        method: 'PUT',
        headers: { 'content-type': 'video/mp4', 'content-range': `bytes ${from}-${from + data.byteLength - 1}/${total}` },
        body: Buffer.from(data),
      })
    ).status
  const statusOf = (token: string, publishId: unknown) => call(token, '/v2/post/publish/status/fetch/', { publish_id: publishId })
  const publish = async (token: string, post: object = info()) => {
    const { data } = await init(token, post)
    expect(await put(data['upload_url'], mp4(20_000), 0, 20_000)).toBe(201)
    return data['publish_id']
  }

  describe('consent', () => {
    it('is given on a page, for the scopes left ticked, and exchanged once with the secret and the verifier', async () => {
      const account = newAccount()
      const verifier = 'v'.repeat(43)
      const code = await codeFor(account, verifier, ['video.publish'])
      const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier }
      const answer = await oauth('token', fields)
      expect(answer).toMatchObject({
        status: 200,
        open_id: account.id,
        scope: allScopes.replace(',video.publish', ''),
        expires_in: 7200,
        refresh_expires_in: 180 * 86_400,
        token_type: 'Bearer',
      })
      expect(await oauth('token', fields)).toMatchObject({ status: 400, error: 'invalid_grant' })
    })

    it('can be refused', async () => {
      const back = await pressOnConsentForm(authorizePage('v'), 'Cancel')
      expect(Object.fromEntries(back.searchParams)).toMatchObject({ error: 'access_denied', state: 'a-state' })
    })

    it.each([
      ['a challenge in base64url', { code_challenge: createHash('sha256').update('v').digest('base64url') }],
      ['an address nobody registered', { redirect_uri: 'http://127.0.0.1:17391/other' }],
      ['an address elsewhere', { redirect_uri: 'http://127.0.0.1:1.evil.test/callback' }],
      ['an unknown application', { client_key: 'nobody' }],
      ['an unknown scope', { scope: 'user.info.basic,everything' }],
    ])('is not asked for with %s', async (_, changes) => {
      expect((await fetch(authorizePage('v', changes))).status).toBe(400)
    })

    it('is not exchanged with another verifier or secret, or for another address', async () => {
      const exchange = async (changes: Record<string, string>) =>
        (
          await oauth('token', {
            grant_type: 'authorization_code',
            code: await codeFor(newAccount(), 'v'.repeat(43)),
            redirect_uri: redirectUri,
            code_verifier: 'v'.repeat(43),
            ...changes,
          })
        )['error']
      expect(await exchange({ code_verifier: 'w'.repeat(43) })).toBe('invalid_request')
      expect(await exchange({ redirect_uri: 'http://127.0.0.1:1/callback' })).toBe('invalid_request')
      expect(await exchange({ client_secret: 'wrong' })).toBe('invalid_client')
    })

    it('is renewed, and the old tokens die at once', async () => {
      const first = await signIn(newAccount())
      const renewed = await oauth('token', { grant_type: 'refresh_token', refresh_token: first['refresh_token'] ?? '' })
      expect(renewed).toMatchObject({ status: 200, open_id: first['open_id'] })
      const again = await oauth('token', { grant_type: 'refresh_token', refresh_token: first['refresh_token'] ?? '' })
      expect(again).toMatchObject({ status: 400, error: 'invalid_grant' })
      expect((await call(first['access_token'] ?? '', '/v2/user/info/?fields=open_id')).code).toBe('access_token_invalid')
      expect((await call(renewed['access_token'] ?? '', '/v2/user/info/?fields=open_id')).code).toBe('ok')
    })

    it('ends when it is revoked, and its access after two hours', async () => {
      const tokens = await signIn(newAccount())
      await oauth('revoke', { token: tokens['access_token'] ?? '' })
      expect((await oauth('token', { grant_type: 'refresh_token', refresh_token: tokens['refresh_token'] ?? '' }))['error']).toBe(
        'invalid_grant',
      )
      const { token } = await creator()
      await clock.advance(7_200_000)
      expect(await call(token, '/v2/user/info/?fields=open_id')).toMatchObject({ status: 401, code: 'access_token_invalid' })
    })
  })

  describe('posting', () => {
    it('says what a creator may choose', async () => {
      const open = await creator({ off: ['duet'], maxVideoSeconds: 180 })
      expect((await call(open.token, '/v2/post/publish/creator_info/query/')).data).toMatchObject({
        creator_username: open.account.username,
        privacy_level_options: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
        duet_disabled: true,
        stitch_disabled: false,
        max_video_post_duration_sec: 180,
      })
      const { token } = await creator({ isPrivate: true })
      expect((await call(token, '/v2/post/publish/creator_info/query/')).data['privacy_level_options']).toContain('FOLLOWER_OF_CREATOR')
    })

    it('works on a video until it has a public id, of more digits than a number holds', async () => {
      const { account, token } = await creator()
      const { data } = await init(token)
      expect(await statusOf(token, data['publish_id'])).toMatchObject({ data: { status: 'PROCESSING_UPLOAD', uploaded_bytes: 0 } })
      expect(await put(data['upload_url'], mp4(20_000), 0, 20_000)).toBe(201)
      expect((await statusOf(token, data['publish_id'])).data).toMatchObject({ status: 'PROCESSING_UPLOAD', uploaded_bytes: 20_000 })
      await clock.advance(2000)
      expect((await statusOf(token, data['publish_id'])).data).toMatchObject({
        status: 'PUBLISH_COMPLETE',
        publicaly_available_post_id: [],
      })
      await clock.advance(5000)
      const [post] = practice.tiktok.postsOf(account.id)
      expect(post).toMatchObject({ text: 'Bonjour', privacy: 'PUBLIC_TO_EVERYONE' })
      expect((await statusOf(token, data['publish_id'])).text).toContain(`"publicaly_available_post_id":[${post?.id}]`)
      expect(Number.isSafeInteger(Number(post?.id))).toBe(false)
    })

    it('sends a draft to the inbox, where the creator posts it', async () => {
      const { account, token } = await creator({}, ['video.publish'])
      expect(await init(token)).toMatchObject({ status: 401, code: 'scope_not_authorized' })
      const { data } = await call(token, '/v2/post/publish/inbox/video/init/', { source_info: source(20_000) })
      await put(data['upload_url'], mp4(20_000), 0, 20_000)
      await clock.advance(2000)
      expect((await statusOf(token, data['publish_id'])).data['status']).toBe('SEND_TO_USER_INBOX')
      const page = `${practice.tiktokUrl}/@${account.username}`
      expect(await (await fetch(page)).text()).toContain('Post this draft')
      await fetch(`${practice.tiktokUrl}/finish-draft`, {
        method: 'POST',
        headers: { origin: new URL(practice.url).origin },
        body: new URLSearchParams({ account: account.id, draft: String(data['publish_id']), text: 'Mine <now>' }),
      })
      await clock.advance(5000)
      expect((await statusOf(token, data['publish_id'])).data['status']).toBe('PUBLISH_COMPLETE')
      expect(await (await fetch(page)).text()).toContain('Mine &#60;now&#62;')
    })

    it.each<[string, object, string]>([
      ['a small video in two chunks', source(4_000_000, 2_000_000, 2), 'invalid_params'],
      ['chunks that are too small', source(20 * mib, 4 * mib, 5), 'invalid_params'],
      ['chunks that are too big', source(200 * mib, 100 * mib, 2), 'invalid_params'],
      ['a whole video over 64 MB', source(65 * mib), 'invalid_params'],
      ['a count rounded up', source(23 * mib, 10 * mib, 3), 'invalid_params'],
      ['a count rounded down', source(23 * mib, 10 * mib, 2), 'ok'],
      ['64 MB whole', source(64 * mib), 'ok'],
      ['more than 4 GB', source(5_000_000_000, 64_000_000, 78), 'invalid_params'],
      [
        'an address that is not the application’s own',
        { source: 'PULL_FROM_URL', video_url: 'https://example.com/a.mp4' },
        'url_ownership_unverified',
      ],
    ])('judges %s', async (_, from, code) => {
      const { token } = await creator()
      expect((await init(token, info(), from)).code).toBe(code)
    })

    it('takes chunks in order, the last with what is left over', async () => {
      const { account, token } = await creator()
      const size = 13 * mib
      const data = mp4(size)
      const { data: begun } = await init(token, info(), source(size, 5 * mib, 2))
      const url = begun['upload_url']
      const chunk = (from: number, to: number) => put(url, data.subarray(from, to), from, size)
      expect(await chunk(5 * mib, size)).toBe(416)
      expect(await chunk(0, 4 * mib)).toBe(416)
      expect(await chunk(0, 5 * mib)).toBe(206)
      expect((await statusOf(token, begun['publish_id'])).data).toMatchObject({ status: 'PROCESSING_UPLOAD', uploaded_bytes: 5 * mib })
      expect(await chunk(5 * mib, 10 * mib)).toBe(416)
      expect(await chunk(5 * mib, size)).toBe(201)
      expect(await chunk(5 * mib, size)).toBe(403)
      await clock.advance(2000)
      await statusOf(token, begun['publish_id'])
      const [post] = practice.tiktok.postsOf(account.id)
      expect(practice.tiktok.findFile(post?.files[0] ?? '')?.data.byteLength).toBe(size)
    })

    it('closes the upload’s address after an hour, and to whoever does not have it', async () => {
      const { token } = await creator()
      const { data } = await init(token)
      expect(await put(String(data['upload_url']).replace(/token=./, 'token=_'), mp4(20_000), 0, 20_000)).toBe(404)
      await clock.advance(3_600_001)
      expect(await put(data['upload_url'], mp4(20_000), 0, 20_000)).toBe(403)
    })

    it('refuses what an account may not choose', async () => {
      const { token } = await creator()
      expect((await init(token, { title: 'No privacy' })).code).toBe('invalid_params')
      expect((await init(token, info({ privacy_level: 'FOLLOWER_OF_CREATOR' }))).code).toBe('privacy_level_option_mismatch')
      expect((await init(token, info({ privacy_level: 'SELF_ONLY', brand_content_toggle: true }))).code).toBe('invalid_params')
      expect((await init(token, info({ title: 'é'.repeat(2201) }))).code).toBe('invalid_params')
    })

    it('says why a post came to nothing', async () => {
      const { token } = await creator()
      const { data } = await init(token)
      await put(data['upload_url'], Buffer.alloc(20_000, 1), 0, 20_000)
      expect((await statusOf(token, data['publish_id'])).data).toMatchObject({ status: 'FAILED', fail_reason: 'file_format_check_failed' })
      practice.tiktok.failNext('duration_check_failed')
      expect((await statusOf(token, await publish(token))).data).toMatchObject({ status: 'FAILED', fail_reason: 'duration_check_failed' })
    })

    it('is limited in a minute, and over a day', async () => {
      const { token } = await creator()
      for (let number = 0; number < 15; number += 1) {
        await publish(token)
        await clock.advance(10_001)
      }
      expect(await init(token)).toMatchObject({ status: 403, code: 'spam_risk_too_many_posts' })
      const other = await creator()
      for (let number = 0; number < 6; number += 1) expect((await init(other.token)).code).toBe('ok')
      expect(await init(other.token)).toMatchObject({ status: 429, code: 'rate_limit_exceeded' })
      await clock.advance(60_000)
      expect((await init(other.token)).code).toBe('ok')
    })

    it('lets an application that was not audited post for the account’s own eyes only, for five users a day', async () => {
      const of = practice.tiktok.createApp({ audited: false })
      const begin = async (overrides: Partial<TiktokAccount>, privacy: string) => {
        const token = (await signIn(newAccount(overrides), [], { of }))['access_token'] ?? ''
        return (await init(token, info({ privacy_level: privacy }))).code
      }
      const refused = 'unaudited_client_can_only_post_to_private_accounts'
      expect(await begin({ isPrivate: true }, 'FOLLOWER_OF_CREATOR')).toBe(refused)
      expect(await begin({}, 'SELF_ONLY')).toBe(refused)
      for (let number = 0; number < 5; number += 1) expect(await begin({ isPrivate: true }, 'SELF_ONLY')).toBe('ok')
      expect(await begin({ isPrivate: true }, 'SELF_ONLY')).toBe('reached_active_user_cap')
    })

    it('fetches photos from the application’s own domain only', async () => {
      const images = createServer((request, answer) => {
        if (request.url === '/gone.jpg') answer.writeHead(404)
        answer.end(Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.alloc(200, 7)]))
      })
      await new Promise<void>((resolve) => images.listen(0, '127.0.0.1', resolve))
      const at = `http://127.0.0.1:${(images.address() as AddressInfo).port}`
      const of = practice.tiktok.createApp({ verifiedDomains: ['127.0.0.1'] })
      const account = newAccount()
      const token = (await signIn(account, [], { of }))['access_token'] ?? ''
      const post = (...photos: string[]) =>
        call(token, '/v2/post/publish/content/init/', {
          media_type: 'PHOTO',
          post_mode: 'DIRECT_POST',
          post_info: info(),
          source_info: { source: 'PULL_FROM_URL', photo_images: photos, photo_cover_index: 0 },
        })
      expect((await post('https://example.com/a.jpg')).code).toBe('url_ownership_unverified')
      const { data } = await post(`${at}/a.jpg`, `${at}/b.jpg`)
      await expect.poll(() => practice.tiktok.findPublish(String(data['publish_id']))?.completeAt).not.toBeNull()
      await clock.advance(7000)
      expect((await statusOf(token, data['publish_id'])).data['status']).toBe('PUBLISH_COMPLETE')
      expect(practice.tiktok.postsOf(account.id)[0]).toMatchObject({ media: 'photo', files: [expect.any(String), expect.any(String)] })
      const { data: gone } = await post(`${at}/gone.jpg`)
      await expect.poll(async () => (await statusOf(token, gone['publish_id'])).data['fail_reason']).toBe('photo_pull_failed')
      await new Promise((resolve) => images.close(resolve))
    })
  })

  describe('figures', () => {
    it('are those of public videos, by id or newest first', async () => {
      const { account, token } = await creator()
      for (const title of ['One', 'Two']) await publish(token, info({ title }))
      await publish(token, info({ title: 'Mine', privacy_level: 'SELF_ONLY' }))
      await clock.advance(7000)
      await fetch(`${practice.tiktokUrl}/@${account.username}`)
      const posts = practice.tiktok.postsOf(account.id)
      const one = posts.find(({ text }) => text === 'One')?.id ?? ''
      practice.tiktok.like(one)
      const fields = 'fields=id,title,like_count,view_count,share_url'
      const { data } = await call(token, `/v2/video/query/?${fields}`, { filters: { video_ids: posts.map(({ id }) => id) } })
      expect(data['videos']).toHaveLength(2)
      expect(data['videos']).toContainEqual(expect.objectContaining({ id: one, title: 'One', like_count: 1 }))
      const list = await call(token, `/v2/video/list/?${fields}`, { max_count: 1 })
      expect(list.data).toMatchObject({ has_more: true, videos: [expect.objectContaining({ title: 'Two' })] })
      expect((await call(token, '/v2/video/list/?fields=id', { max_count: 21 })).code).toBe('invalid_params')
    })

    it('want the scope of each field', async () => {
      const { token } = await creator({}, ['user.info.stats'])
      expect((await call(token, '/v2/user/info/?fields=open_id,username')).code).toBe('ok')
      expect((await call(token, '/v2/user/info/?fields=open_id,follower_count')).code).toBe('scope_not_authorized')
    })
  })

  it('answers refusals with HTTP 200 where that is asked for', async () => {
    await using network = await startPractice({ clock, seed: null, tiktok: { refusalsOn200: true } } satisfies PracticeOptions)
    const answer = await call('nobody', '/v2/user/info/?fields=open_id', undefined, network)
    expect(answer).toMatchObject({ status: 200, code: 'access_token_invalid' })
  })

  it('keeps everything over a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'practice-tiktok-'))
    const first = await startPractice({ clock, seed: null, folder })
    const of = first.tiktok.createApp()
    const account = newAccount({}, first)
    const tokens = await signIn(account, [], { network: first, of })
    const begun = await call(
      tokens['access_token'] ?? '',
      '/v2/post/publish/video/init/',
      { post_info: info(), source_info: source(20_000) },
      first,
    )
    await put(begun.data['upload_url'], mp4(20_000), 0, 20_000)
    await clock.advance(7000)
    await fetch(`${first.tiktokUrl}/@${account.username}`)
    await first.close()
    const second = await startPractice({ clock, seed: null, folder })
    const [post] = second.tiktok.postsOf(account.id)
    expect(second.tiktok.findFile(post?.files[0] ?? '')?.data.byteLength).toBe(20_000)
    expect((await call(tokens['access_token'] ?? '', '/v2/user/info/?fields=open_id', undefined, second)).code).toBe('ok')
    await second.close()
    await rm(folder, { recursive: true })
  })

  it('is driven from another process through the control’s own paths', async () => {
    const control = async (path: string, body: object) =>
      (await (
        await fetch(`${practice.url}/_control/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).json()) as Record<string, unknown>
    const { id } = await control('tiktok-accounts', { username: 'nova.tt', isPrivate: true })
    expect(practice.tiktok.findAccount('nova.tt')).toMatchObject({ id, isPrivate: true, displayName: 'nova.tt' })
    expect(await control('tiktok-apps', { audited: false })).toMatchObject({ audited: false, clientKey: expect.stringMatching(/^aw/) })
  })

  it('shows its accounts and applications, and makes new ones with a click from its own page only', async () => {
    const press = (path: string, origin: string) =>
      fetch(`${practice.tiktokUrl}/${path}`, {
        method: 'POST',
        headers: { origin },
        body: new URLSearchParams({ audited: 'no' }),
        redirect: 'manual',
      })
    expect((await press('new-account', 'https://evil.test')).status).toBe(403)
    expect((await press('new-account', new URL(practice.url).origin)).status).toBe(303)
    expect((await press('new-app', new URL(practice.url).origin)).status).toBe(303)
    const page = await (await fetch(practice.tiktokUrl, { headers: { 'accept-language': 'fr' } })).text()
    expect(page).toContain('@essai.1')
    expect(page).toContain('sans audit')
  })
})
