import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { pressOnConsentForm } from '../../../test/harness/consent-form.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { startPractice, type Practice } from '../index.ts'
import type { InstagramAccount, InstagramApp } from './network.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const redirectUri = 'https://agency.example/instagram'
const scopes =
  'instagram_business_basic,instagram_business_content_publish,instagram_business_manage_comments,instagram_business_manage_insights'
const facebookScopes = 'instagram_basic,instagram_content_publish,instagram_manage_comments,instagram_manage_insights,pages_show_list'

/** A JPEG of that size as far as its headers go. */
const jpeg = (width: number, height: number, bytes = 400): Uint8Array => {
  const head = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0001108', 'hex')
  const size = Buffer.alloc(4)
  size.writeUInt16BE(height, 0)
  size.writeUInt16BE(width, 2)
  return Buffer.concat([head, size, Buffer.alloc(bytes, 3)])
}
const mp4 = (bytes = 400): Uint8Array => Buffer.concat([Buffer.from('000000206674797069736f6d', 'hex'), Buffer.alloc(bytes, 7)])

interface Answered {
  status: number
  body: Record<string, unknown>
  headers: Headers
}

describe('the practice Instagram', () => {
  let clock: FakeClock
  let practice: Practice
  let app: InstagramApp
  let host: Server
  let hostUrl: string
  const files = new Map<string, Uint8Array>()
  beforeAll(async () => {
    clock = new FakeClock()
    practice = await startPractice({ clock, seed: null })
    app = practice.instagram.createApp()
    host = createServer((request, answer) => {
      const data = files.get(request.url ?? '')
      answer.writeHead(data ? 200 : 404).end(data)
    })
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
    hostUrl = `http://127.0.0.1:${(host.address() as AddressInfo).port}`
    files.set('/photo.jpg', jpeg(1080, 1080))
    files.set('/tall.jpg', jpeg(1080, 1920))
    files.set('/clip.mp4', mp4())
    files.set('/words.txt', Buffer.from('no picture at all'))
  })
  afterAll(async () => {
    await practice.close()
    host.close()
  })

  let accounts = 0
  const newAccount = (more: { quota?: number } = {}): InstagramAccount =>
    practice.instagram.createAccount({ username: `creator.${(accounts += 1)}`, ...more })
  const creator = (more: { quota?: number } = {}, login: 'instagram' | 'facebook' = 'instagram') => {
    const account = newAccount(more)
    return { account, token: practice.instagramToken(account, login) }
  }
  const answered = async (answer: Response): Promise<Answered> => ({
    status: answer.status,
    body: (await answer.json()) as Record<string, unknown>,
    headers: answer.headers,
  })
  const call = async (token: string, method: string, path: string, params: object = {}, version = 'v25.0'): Promise<Answered> => {
    const url = new URL(`${practice.instagramUrl}/${version}${path}`)
    if (method === 'GET') url.search = new URLSearchParams(params as Record<string, string>).toString()
    return answered(
      await fetch(url, {
        method,
        headers: { authorization: `Bearer ${token}`, ...(method === 'POST' && { 'content-type': 'application/json' }) },
        ...(method === 'POST' && { body: JSON.stringify(params) }),
      }),
    )
  }
  const errorOf = ({ body }: Answered) => {
    const { code, error_subcode: subcode } = body['error'] as { code: number; error_subcode?: number }
    return subcode === undefined ? String(code) : `${code}/${subcode}`
  }
  const create = (token: string, id: string, params: object) => call(token, 'POST', `/${id}/media`, params)
  const container = async (token: string, id: string, params: object): Promise<string> => {
    const { body } = await create(token, id, params)
    expect(body).toEqual({ id: expect.any(String) })
    return String(body['id'])
  }
  const status = async (token: string, id: string) => (await call(token, 'GET', `/${id}`, { fields: 'status_code,status' })).body
  const publish = (token: string, id: string, creation: string) => call(token, 'POST', `/${id}/media_publish`, { creation_id: creation })
  const published = async (token: string, id: string, params: object): Promise<string> => {
    const creation = await container(token, id, params)
    await expect.poll(async () => (await status(token, creation))['status_code']).not.toBe('IN_PROGRESS')
    return String((await publish(token, id, creation)).body['id'])
  }

  describe('consent', () => {
    const page = (changes: Record<string, string> = {}, path = '/oauth/authorize'): URL => {
      const url = new URL(`${practice.instagramUrl}${path}`)
      const fields = {
        client_id: app.clientId,
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: scopes,
        state: 'a-state',
        ...changes,
      }
      url.search = new URLSearchParams(fields).toString()
      return url
    }
    const exchange = async (code: string, changes: Record<string, string> = {}) => {
      const fields = {
        client_id: app.clientId,
        client_secret: app.clientSecret,
        grant_type: 'authorization_code',
        redirect_uri: redirectUri,
        code,
      }
      const body = new URLSearchParams({ ...fields, ...changes })
      return answered(await fetch(`${practice.instagramUrl}/oauth/access_token`, { method: 'POST', body }))
    }
    const get = async (path: string, query: Record<string, string>) =>
      answered(await fetch(`${practice.instagramUrl}${path}?${new URLSearchParams(query)}`))

    it('is given on a page, exchanged once, lengthened with the secret, and renewed without one after a day', async () => {
      const account = newAccount()
      const back = await pressOnConsentForm(page(), `Allow as @${account.username}`)
      expect(back.hash).toBe('#_')
      expect(back.searchParams.get('state')).toBe('a-state')
      const code = back.searchParams.get('code') ?? ''
      const short = await exchange(code)
      const [given] = short.body['data'] as { access_token: string; user_id: string; permissions: string }[]
      expect(given).toEqual({ access_token: expect.any(String), user_id: account.scopedId, permissions: scopes })
      expect((await exchange(code)).body).toMatchObject({ error_type: 'OAuthException', code: 400 })
      const wanted = { grant_type: 'ig_exchange_token', access_token: given?.access_token ?? '' }
      expect((await get('/access_token', { ...wanted, client_secret: 'no' })).status).toBe(400)
      const long = await get('/access_token', { ...wanted, client_secret: app.clientSecret })
      expect(long.body).toEqual({ access_token: expect.any(String), token_type: 'bearer', expires_in: 60 * 86_400 })
      const renewal = { grant_type: 'ig_refresh_token', access_token: String(long.body['access_token']) }
      expect(errorOf(await get('/refresh_access_token', renewal))).toBe('100')
      await clock.advance(dayMs)
      const renewed = await get('/refresh_access_token', renewal)
      expect(renewed.body).toMatchObject({ token_type: 'bearer', expires_in: 60 * 86_400 })
      const me = await call(String(renewed.body['access_token']), 'GET', '/me', { fields: 'user_id,username' })
      expect(me.body).toEqual({ id: account.scopedId, user_id: account.id, username: account.username })
      await clock.advance(60 * dayMs)
      expect(errorOf(await call(renewal.access_token, 'GET', '/me'))).toBe('190/463')
      expect(errorOf(await get('/refresh_access_token', renewal))).toBe('190/463')
    })

    it('can be refused, or given for less', async () => {
      const refused = await pressOnConsentForm(page(), 'Cancel')
      expect(Object.fromEntries(refused.searchParams)).toMatchObject({
        error: 'access_denied',
        error_reason: 'user_denied',
        state: 'a-state',
      })
      const { username, id } = newAccount()
      const back = await pressOnConsentForm(page(), `Allow as @${username}`, { unticked: ['instagram_business_content_publish'] })
      const short = await exchange(back.searchParams.get('code') ?? '')
      const [given] = short.body['data'] as { access_token: string }[]
      expect(errorOf(await create(given?.access_token ?? '', id, { image_url: `${hostUrl}/photo.jpg` }))).toBe('10')
      expect(practice.instagram.containersOf(id)).toEqual([])
    })

    it.each([
      ['for an address that was not registered', { redirect_uri: 'https://agency.example/other' }],
      ['for a loopback address', { redirect_uri: 'http://127.0.0.1:17391/callback' }],
      ['for an unknown application', { client_id: '1' }],
      ['for an unknown permission', { scope: 'instagram_business_basic,everything' }],
    ])('is not asked for %s', async (_, changes) => {
      expect((await fetch(page(changes))).status).toBe(400)
    })

    it('is not exchanged with another secret, or for another address', async () => {
      const code = async () => (await pressOnConsentForm(page(), `Allow as @${newAccount().username}`)).searchParams.get('code') ?? ''
      expect((await exchange(await code(), { client_secret: 'no' })).status).toBe(400)
      expect((await exchange(await code(), { redirect_uri: 'https://agency.example/' })).status).toBe(400)
    })

    it('with Facebook Login picks a Page, and a video’s bytes can be uploaded', async () => {
      const account = newAccount()
      const opened = page({ scope: facebookScopes }, '/dialog/oauth')
      const back = await pressOnConsentForm(opened, `Page ${account.name} (@${account.username})`)
      const fields = { client_id: app.clientId, client_secret: app.clientSecret }
      const code = back.searchParams.get('code') ?? ''
      const short = await get('/v25.0/oauth/access_token', { ...fields, redirect_uri: redirectUri, code })
      const token = String(short.body['access_token'])
      const pages = await call(token, 'GET', '/me/accounts', { fields: 'id,name,instagram_business_account' })
      expect(pages.body['data']).toMatchObject([{ instagram_business_account: { id: account.id } }])
      const { body } = await create(token, account.id, { media_type: 'REELS', upload_type: 'resumable' })
      const send = async (file: Uint8Array, headers: Record<string, string>) =>
        answered(
          await fetch(String(body['uri']), {
            method: 'POST',
            headers: { authorization: `OAuth ${token}`, offset: '0', file_size: String(file.byteLength), ...headers },
            body: Buffer.from(file),
          }),
        )
      expect((await send(mp4(), { file_size: '1' })).body).toMatchObject({ debug_info: { retriable: false } })
      expect((await send(mp4(), {})).body).toEqual({ success: true, message: 'Upload successful.' })
      await clock.advance(2000)
      expect(await status(token, String(body['id']))).toMatchObject({ status_code: 'FINISHED' })
      const media = String((await publish(token, account.id, String(body['id']))).body['id'])
      expect((await call(token, 'DELETE', `/${media}`)).body).toEqual({ success: true })
      expect(practice.instagram.mediaOf(account.id)).toEqual([])
    })
  })

  describe('publishing', () => {
    it('makes a container of a picture that it fetches, and publishes it once', async () => {
      const { account, token } = creator()
      const creation = await container(token, account.id, { image_url: `${hostUrl}/photo.jpg`, caption: 'Bonjour <b>', alt_text: 'A dot' })
      expect(await status(token, creation)).toMatchObject({ status_code: 'FINISHED' })
      const { body } = await publish(token, account.id, creation)
      expect(await status(token, creation)).toMatchObject({ status_code: 'PUBLISHED' })
      expect(errorOf(await publish(token, account.id, creation))).toBe('24/2207006')
      const fields = 'caption,alt_text,media_type,media_product_type,permalink,timestamp'
      const media = await call(token, 'GET', `/${String(body['id'])}`, { fields })
      expect(media.body).toMatchObject({ caption: 'Bonjour <b>', alt_text: 'A dot', media_type: 'IMAGE', media_product_type: 'FEED' })
      const shown = await (await fetch(`${practice.instagramUrl}/${account.username}/`)).text()
      expect(shown).toContain('Bonjour &#60;b&#62;')
      expect((await fetch(String(media.body['permalink']))).status).toBe(200)
    })

    it('has a reel done with its answer where it works in no time', async () => {
      await using quick = await startPractice({ seed: null, instagram: { processingMs: 0 } })
      const account = quick.instagram.createAccount({ username: 'quick' })
      const made = await fetch(`${quick.instagramUrl}/v25.0/${account.id}/media`, {
        method: 'POST',
        headers: { authorization: `Bearer ${quick.instagramToken(account)}`, 'content-type': 'application/json' },
        body: JSON.stringify({ media_type: 'REELS', video_url: `${hostUrl}/clip.mp4` }),
      })
      expect(made.status).toBe(200)
      expect(quick.instagram.containersOf(account.id)).toMatchObject([{ file: expect.any(String), readyAt: expect.any(Number) }])
    })

    it('works on a reel for a while, and on a carousel until all of it is there', async () => {
      const { account, token } = creator()
      const reel = await container(token, account.id, { media_type: 'REELS', video_url: `${hostUrl}/clip.mp4`, caption: 'Reel' })
      const children = [
        await container(token, account.id, { image_url: `${hostUrl}/photo.jpg`, is_carousel_item: true }),
        await container(token, account.id, { video_url: `${hostUrl}/clip.mp4`, is_carousel_item: true }),
      ]
      const carousel = await container(token, account.id, { media_type: 'CAROUSEL', children, caption: 'Two' })
      expect(await status(token, reel)).toMatchObject({ status_code: 'IN_PROGRESS' })
      expect(errorOf(await publish(token, account.id, reel))).toBe('9007/2207027')
      expect(errorOf(await publish(token, account.id, children[0] ?? ''))).toBe('24/2207008')
      await expect
        .poll(async () =>
          practice.instagram.containersOf(account.id).every(({ file, children: parts }) => file !== null || parts.length > 0),
        )
        .toBe(true)
      await clock.advance(2000)
      for (const creation of [reel, carousel]) expect((await publish(token, account.id, creation)).status).toBe(200)
      const list = await call(token, 'GET', `/${account.id}/media`, { fields: 'media_type,media_product_type', limit: '1' })
      expect(list.body['data']).toMatchObject([{ media_type: 'CAROUSEL_ALBUM', media_product_type: 'FEED' }])
      const { after } = (list.body['paging'] as { cursors: { after: string } }).cursors
      const next = await call(token, 'GET', `/${account.id}/media`, { fields: 'media_product_type', limit: '1', after })
      expect(next.body['data']).toMatchObject([{ media_product_type: 'REELS' }])
    })

    it('keeps stories apart, for a day', async () => {
      const { account, token } = creator()
      const id = await published(token, account.id, { media_type: 'STORIES', image_url: `${hostUrl}/tall.jpg` })
      const stories = () => call(token, 'GET', `/${account.id}/stories`, { fields: 'media_product_type' })
      expect((await stories()).body['data']).toEqual([{ id, media_product_type: 'STORY' }])
      expect((await call(token, 'GET', `/${account.id}/media`)).body['data']).toEqual([])
      await clock.advance(dayMs)
      expect((await stories()).body['data']).toEqual([])
    })

    it.each<[string, () => object, string]>([
      ['an address that answers nothing', () => ({ image_url: `${hostUrl}/none.jpg` }), '9004/2207052'],
      ['an address that is not ASCII', () => ({ image_url: `${hostUrl}/été.jpg` }), '9004/2207052'],
      ['a picture that is too tall', () => ({ image_url: `${hostUrl}/tall.jpg` }), '36003/2207009'],
      ['what is no JPEG', () => ({ image_url: `${hostUrl}/words.txt` }), '36001/2207005'],
      ['a caption that is too long', () => ({ image_url: `${hostUrl}/photo.jpg`, caption: 'a'.repeat(2201) }), '100/2207010'],
      ['31 hashtags', () => ({ image_url: `${hostUrl}/photo.jpg`, caption: '#a '.repeat(31) }), '100/2207040'],
      ['a carousel of one', () => ({ media_type: 'CAROUSEL', children: ['1'] }), '100/2207028'],
      ['no media at all', () => ({ caption: 'words' }), '100'],
      ['an upload with Instagram Login', () => ({ media_type: 'REELS', upload_type: 'resumable' }), '100'],
    ])('refuses %s', async (_, params, code) => {
      const { account, token } = creator()
      expect(errorOf(await create(token, account.id, params()))).toBe(code)
    })

    it('says in the container that nothing will come of it, or that it is too old', async () => {
      const { account, token } = creator()
      const bad = await container(token, account.id, { media_type: 'REELS', video_url: `${hostUrl}/words.txt` })
      await expect.poll(() => status(token, bad)).toMatchObject({ status_code: 'ERROR', status: expect.stringContaining('2207026') })
      practice.instagram.failNext(2_207_053)
      const failed = await container(token, account.id, { image_url: `${hostUrl}/photo.jpg` })
      expect(await status(token, failed)).toMatchObject({ status_code: 'ERROR', status: expect.stringContaining('2207053') })
      const old = await container(token, account.id, { image_url: `${hostUrl}/photo.jpg` })
      await clock.advance(dayMs)
      expect(await status(token, old)).toMatchObject({ status_code: 'EXPIRED' })
      expect(errorOf(await publish(token, account.id, old))).toBe('-2/2207020')
    })

    it('tells how much of a day is used, and stops there', async () => {
      const { account, token } = creator({ quota: 1 })
      const limit = async () => (await call(token, 'GET', `/${account.id}/content_publishing_limit`, { fields: 'config,quota_usage' })).body
      expect(await limit()).toEqual({ data: [{ config: { quota_total: 1, quota_duration: 86_400 }, quota_usage: 0 }] })
      await published(token, account.id, { image_url: `${hostUrl}/photo.jpg` })
      expect(await limit()).toMatchObject({ data: [{ quota_usage: 1 }] })
      const second = await container(token, account.id, { image_url: `${hostUrl}/photo.jpg` })
      expect(errorOf(await publish(token, account.id, second))).toBe('9/2207042')
    })
  })

  describe('figures', () => {
    it('are told by format, and one that a format has not refuses the call', async () => {
      const { account, token } = creator()
      const photo = await published(token, account.id, { image_url: `${hostUrl}/photo.jpg` })
      const story = await published(token, account.id, { media_type: 'STORIES', image_url: `${hostUrl}/photo.jpg` })
      practice.instagram.like(photo)
      const insights = (id: string, metric: string) => call(token, 'GET', `/${id}/insights`, { metric })
      expect((await insights(photo, 'likes,saved,views')).body['data']).toMatchObject([
        { name: 'likes', period: 'lifetime', values: [{ value: 1 }] },
        { name: 'saved', values: [{ value: 0 }] },
        { name: 'views' },
      ])
      expect(errorOf(await insights(story, 'saved'))).toBe('100')
      expect(errorOf(await insights(photo, 'ig_reels_avg_watch_time'))).toBe('100')
      expect(errorOf(await insights(story, 'views,replies'))).toBe('10')
      for (let viewer = 0; viewer < 5; viewer += 1) practice.instagram.like(story)
      expect((await insights(story, 'views,replies')).body['data']).toHaveLength(2)
      const activity = await call(token, 'GET', `/${photo}/insights`, { metric: 'profile_activity', breakdown: 'action_type' })
      const results: unknown = expect.arrayContaining([{ dimension_values: ['BIO_LINK_CLICKED'], value: 0 }])
      expect(activity.body['data']).toMatchObject([{ total_value: { breakdowns: [{ dimension_keys: ['action_type'], results }] } }])
      expect(errorOf(await call(token, 'GET', `/${photo}/insights`, { metric: 'views', breakdown: 'action_type' }))).toBe('100')
      await clock.advance(dayMs)
      expect((await insights(story, 'views')).body['data']).toEqual([])
    })

    it('of the followers come by country, where there are enough of them', async () => {
      const query = { metric: 'follower_demographics', period: 'lifetime', metric_type: 'total_value', breakdown: 'country' }
      const { account, token } = creator()
      expect((await call(token, 'GET', `/${account.id}/insights`, query)).body['data']).toEqual([])
      await using busy = await startPractice({ clock, seed: 1 })
      const nova = busy.instagram.createAccount({ username: 'nova' })
      await clock.advance(60 * dayMs)
      const url = `${busy.instagramUrl}/v25.0/${nova.id}/insights?${new URLSearchParams({ ...query, access_token: busy.instagramToken(nova) })}`
      const { body } = await answered(await fetch(url))
      const results: unknown = expect.arrayContaining([{ dimension_values: ['FR'], value: expect.any(Number) }])
      expect(body['data']).toMatchObject([
        { name: 'follower_demographics', period: 'lifetime', total_value: { breakdowns: [{ dimension_keys: ['country'], results }] } },
      ])
    })

    it('of use stand in the headers, in percent, and too much is refused', async () => {
      const { token, account } = creator()
      const first = await call(token, 'GET', '/me')
      expect(JSON.parse(first.headers.get('x-app-usage') ?? '')).toMatchObject({ call_count: 0 })
      const business = JSON.parse(first.headers.get('x-business-use-case-usage') ?? '') as Record<string, object[]>
      expect(business[account.id]).toMatchObject([{ type: 'instagram', estimated_time_to_regain_access: 0 }])
      for (let number = 0; number < 199; number += 1) await call(token, 'GET', '/me')
      expect(errorOf(await call(token, 'GET', '/me'))).toBe('4')
    })
  })

  it('has comments that are read, answered, hidden and deleted', async () => {
    const { account, token } = creator()
    const media = await published(token, account.id, { image_url: `${hostUrl}/photo.jpg` })
    practice.instagram.addComment({ mediaId: media, parentId: null, username: 'camille', text: 'Belle' })
    const list = async () =>
      (await call(token, 'GET', `/${media}/comments`, { fields: 'id,text,username,hidden' })).body['data'] as { id: string }[]
    const [comment] = await list()
    expect(comment).toMatchObject({ text: 'Belle', username: 'camille', hidden: false })
    const id = comment?.id ?? ''
    await call(token, 'POST', `/${id}/replies`, { message: 'Merci' })
    expect((await call(token, 'GET', `/${id}/replies`, { fields: 'text,username' })).body['data']).toMatchObject([
      { text: 'Merci', username: account.username },
    ])
    expect((await call(token, 'POST', `/${id}`, { hide: true })).body).toEqual({ success: true })
    expect(await list()).toMatchObject([{ hidden: true }])
    await call(token, 'DELETE', `/${id}`)
    expect(await list()).toEqual([])
    expect((await call(token, 'POST', `/${media}`, { comment_enabled: false })).body).toEqual({ success: true })
  })

  it('refuses on demand in Meta’s form', async () => {
    const { token } = creator()
    practice.faults.next({ match: { path: '/me' }, status: 400, problem: '2207051' })
    expect(errorOf(await call(token, 'GET', '/me'))).toBe('4/2207051')
    practice.faults.next({ match: { path: '/me' }, status: 429, retryAfterSeconds: 120 })
    const limited = await call(token, 'GET', '/me')
    expect(limited.headers.get('x-business-use-case-usage')).toContain('"estimated_time_to_regain_access":2')
    practice.faults.next({ match: { path: '/me' }, revokeToken: true })
    expect(errorOf(await call(token, 'GET', '/me'))).toBe('190/463')
  })

  it('knows no other version’s form, no field that is not there, and no one else’s media', async () => {
    const { account, token } = creator()
    const other = creator()
    const media = await published(token, account.id, { image_url: `${hostUrl}/photo.jpg` })
    expect(errorOf(await call(token, 'GET', '/me', {}, 'latest'))).toBe('100')
    expect(errorOf(await call(token, 'GET', '/me', { fields: 'colour' }))).toBe('100')
    expect(errorOf(await call(other.token, 'GET', `/${media}`))).toBe('100/33')
  })

  it('has a page that makes accounts, applications and tokens', async () => {
    const press = (path: string, fields: Record<string, string>) =>
      fetch(`${practice.instagramUrl}/${path}`, {
        method: 'POST',
        headers: { origin: new URL(practice.url).origin },
        body: new URLSearchParams(fields),
      })
    await press('new-account', {})
    await press('new-app', { address: 'https://elsewhere.example/back' })
    const home = await (await fetch(practice.instagramUrl)).text()
    expect(home).toContain('@essai.1')
    expect(home).toContain('https://elsewhere.example/back')
    const id = practice.instagram.findAccount('essai.1')?.id ?? ''
    const token = /<code>(IGAA[^<]+)/.exec(await (await press('generate-token', { account: id })).text())?.[1] ?? ''
    expect((await call(token, 'GET', '/me', { fields: 'username' })).body).toMatchObject({ username: 'essai.1' })
  })

  it('outlives a restart', async () => {
    using folder = tempDir()
    const first = await startPractice({ clock, seed: null, folder: folder.path })
    const nova = first.instagram.createAccount({ username: 'nova' })
    const token = first.instagramToken(nova)
    first.instagram.addMedia({ account: nova.id, productType: 'FEED', mediaType: 'IMAGE', caption: 'Kept', altText: null, files: [] })
    await first.close()
    await using second = await startPractice({ clock, seed: null, folder: folder.path })
    const { body } = await answered(await fetch(`${second.instagramUrl}/v25.0/me/media?fields=caption&access_token=${token}`))
    expect(body['data']).toMatchObject([{ caption: 'Kept' }])
  })
})
