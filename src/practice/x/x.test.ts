import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { pressOnConsentForm } from '../../../test/harness/consent-form.ts'
import { startPractice, type Practice } from '../index.ts'

const redirectUri = 'http://127.0.0.1:17391/callback'
const verifier = 'v'.repeat(64)
const scope = 'tweet.read tweet.write users.read media.write offline.access'
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

// oxlint-disable-next-line typescript/no-explicit-any -- an answer is read by place here; what it must be is what each test says
type Json = any

interface Answered {
  status: number
  headers: Headers
  body: Json
}

const authorizePage = (practice: Practice, clientId: string, more: Record<string, string> = {}): URL => {
  const page = new URL(`${practice.xUrl}/i/oauth2/authorize`)
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  page.search = String(
    new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      scope,
      state: 'a & "state"',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...more,
    }),
  )
  return page
}

const form = async (practice: Practice, path: string, fields: Record<string, string>): Promise<Answered> => {
  const answer = await fetch(`${practice.xUrl}${path}`, { method: 'POST', body: new URLSearchParams(fields) })
  return { status: answer.status, headers: answer.headers, body: await answer.json() }
}

const exchange = (practice: Practice, clientId: string, code: string, more: Record<string, string> = {}) =>
  form(practice, '/2/oauth2/token', {
    grant_type: 'authorization_code',
    client_id: clientId,
    redirect_uri: redirectUri,
    code,
    code_verifier: verifier,
    ...more,
  })

const open = async (practice: Practice, username: string) => {
  const account = practice.x.createAccount({ username, name: `The ${username}` })
  const { clientId } = practice.x.createApp({ redirectUris: [redirectUri] })
  const back = await pressOnConsentForm(authorizePage(practice, clientId), `Authorize as @${username}`)
  const tokens = (await exchange(practice, clientId, back.searchParams.get('code') ?? '')).body
  const call = async (method: string, path: string, body?: object | FormData, token: string = tokens.access_token): Promise<Answered> => {
    const answer = await fetch(`${practice.xUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && !(body instanceof FormData) && { 'content-type': 'application/json' }),
      },
      ...(body && { body: body instanceof FormData ? body : JSON.stringify(body) }),
    })
    return { status: answer.status, headers: answer.headers, body: await answer.json() }
  }
  const upload = async (data: Uint8Array, category: string, type: string): Promise<string> => {
    const start = { media_type: type, media_category: category, total_bytes: data.byteLength }
    const { id } = (await call('POST', '/2/media/upload/initialize', start)).body.data
    const half = Math.ceil(data.byteLength / 2)
    for (const [index, part] of [data.subarray(0, half), data.subarray(half)].entries()) {
      const segment = new FormData()
      segment.append('segment_index', String(index))
      segment.append('media', new Blob([new Uint8Array(part)]))
      expect((await call('POST', `/2/media/upload/${id}/append`, segment)).status).toBe(200)
    }
    return id
  }
  return { account, clientId, tokens, call, upload }
}

describe('consent on the practice X', () => {
  const clock = new FakeClock()
  let practice: Practice
  let clientId = ''
  beforeAll(async () => {
    practice = await startPractice({ clock, seed: null })
    practice.x.createAccount({ username: 'nova' })
    ;({ clientId } = practice.x.createApp({ name: '<b>Agency</b>', redirectUris: [redirectUri] }))
  })
  afterAll(() => practice.close())
  const agree = async () =>
    (await pressOnConsentForm(authorizePage(practice, clientId), 'Authorize as @nova')).searchParams.get('code') ?? ''

  it('asks whoever opens the page, in the browser’s language, and runs nobody’s script', async () => {
    const answer = await fetch(authorizePage(practice, clientId), { headers: { 'accept-language': 'fr' } })
    const page = await answer.text()
    expect(page).toContain('&#60;b&#62;Agency&#60;/b&#62; veut accéder à votre compte')
    expect(page).toContain('Autoriser avec @nova')
    expect(page).not.toContain('<b>Agency')
    expect(answer.headers.get('content-security-policy')).toContain("form-action 'self' http://127.0.0.1:17391")
  })

  it('sends on with a code and the state, or with what was refused', async () => {
    const back = await pressOnConsentForm(authorizePage(practice, clientId), 'Authorize as @nova')
    expect(`${back.origin}${back.pathname}`).toBe(redirectUri)
    expect(back.searchParams.get('state')).toBe('a & "state"')
    const cancelled = await pressOnConsentForm(authorizePage(practice, clientId), 'Cancel')
    expect(Object.fromEntries(cancelled.searchParams)).toEqual({ error: 'access_denied', state: 'a & "state"' })
  })

  it('sends nobody on to an address that is not registered to the letter, and asks for S256', async () => {
    const wrong: Record<string, string>[] = [
      { redirect_uri: `${redirectUri}/` },
      { redirect_uri: 'http://localhost:17391/callback' },
      { client_id: 'nobody' },
      { code_challenge_method: 'plain' },
      { scope: 'tweet.read everything' },
      { state: 's'.repeat(501) },
    ]
    for (const more of wrong) expect((await fetch(authorizePage(practice, clientId, more))).status).toBe(400)
  })

  it('takes no form from another site', async () => {
    const body = authorizePage(practice, clientId).searchParams
    const send = { method: 'POST', body, redirect: 'manual' } as const
    expect((await fetch(`${practice.xUrl}/i/oauth2/authorize`, { ...send, headers: { origin: 'https://example.com' } })).status).toBe(403)
  })

  it('exchanges a code once, within 30 s, with its own verifier, application and address', async () => {
    const code = await agree()
    const { status, body } = await exchange(practice, clientId, code)
    expect(status).toBe(200)
    expect(body).toMatchObject({ token_type: 'bearer', expires_in: 7200, scope })
    const refused = { status: 400, body: { error: 'invalid_request' } }
    expect(await exchange(practice, clientId, code)).toMatchObject(refused)
    expect(await exchange(practice, clientId, await agree(), { code_verifier: 'w'.repeat(64) })).toMatchObject(refused)
    expect(await exchange(practice, clientId, await agree(), { redirect_uri: 'http://127.0.0.1:1/callback' })).toMatchObject(refused)
    expect(await exchange(practice, 'nobody', await agree())).toMatchObject({ status: 401, body: { error: 'unauthorized_client' } })
    const late = await agree()
    await clock.advance(30_000)
    expect(await exchange(practice, clientId, late)).toMatchObject(refused)
  })

  it('renews with a token that works once, ends access after two hours, and all of it when it is revoked', async () => {
    const me = async (token: string) =>
      (await fetch(`${practice.xUrl}/2/users/me`, { headers: { authorization: `Bearer ${token}` } })).status
    const renew = (token: string) =>
      form(practice, '/2/oauth2/token', { grant_type: 'refresh_token', refresh_token: token, client_id: clientId })
    const first = (await exchange(practice, clientId, await agree())).body
    const second = await renew(first.refresh_token)
    expect(second.status).toBe(200)
    expect(await renew(first.refresh_token)).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
    expect(await me(second.body.access_token)).toBe(200)
    await clock.advance(7_200_000)
    expect(await me(second.body.access_token)).toBe(401)
    const third = (await renew(second.body.refresh_token)).body
    expect(await me(third.access_token)).toBe(200)
    expect((await form(practice, '/2/oauth2/revoke', { token: third.refresh_token, client_id: clientId })).body).toEqual({ revoked: true })
    expect(await me(third.access_token)).toBe(401)
    expect((await renew(third.refresh_token)).status).toBe(400)
  })

  it('gives no refresh token without offline.access', async () => {
    const page = authorizePage(practice, clientId, { scope: 'tweet.read users.read' })
    const code = (await pressOnConsentForm(page, 'Authorize as @nova')).searchParams.get('code') ?? ''
    const { body } = await exchange(practice, clientId, code)
    expect(body.refresh_token).toBeUndefined()
    const answer = await fetch(`${practice.xUrl}/2/tweets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${body.access_token}`, 'content-type': 'application/json' },
      body: '{"text":"no"}',
    })
    expect(answer.status).toBe(403)
  })
})

describe('posts on the practice X', () => {
  const clock = new FakeClock()
  let practice: Practice
  beforeAll(async () => {
    practice = await startPractice({ clock, seed: null, x: { processingMs: 4000 } })
  })
  afterAll(() => practice.close())

  it('shortens links, escapes, appends a link for media, and says what they stand for', async () => {
    const nova = await open(practice, 'nova')
    const id = await nova.upload(png, 'tweet_image', 'image/png')
    expect((await nova.call('POST', `/2/media/upload/${id}/finalize`)).body.data).toMatchObject({ id, size: png.byteLength })
    await nova.call('POST', '/2/media/metadata', {
      id,
      metadata: { alt_text: { text: 'a dot' }, sensitive_media_warning: { adult_content: true } },
    })
    const made = await nova.call('POST', '/2/tweets', { text: 'Tea & <cake> example.com/menu é', media: { media_ids: [id] } })
    expect(made.status).toBe(201)
    const query =
      'post.fields=entities,attachments,created_at,public_metrics&expansions=attachments.media_keys,author_id&media.fields=alt_text'
    const { body } = await nova.call('GET', `/2/tweets?ids=${made.body.data.id},1&${query}`)
    const [post] = body.data
    expect(post.text).toMatch(/^Tea &amp; &lt;cake&gt; https:\/\/t\.co\/\w{10} é https:\/\/t\.co\/\w{10}$/)
    const [link, picture] = post.entities.urls
    expect(link).toMatchObject({ expanded_url: 'http://example.com/menu', display_url: 'example.com/menu' })
    expect([...post.text].slice(link.start, link.end).join('')).toBe(link.url)
    expect([...post.text].slice(picture.start, picture.end).join('')).toBe(picture.url)
    expect(picture.media_key).toBe(`3_${id}`)
    expect(post.public_metrics.repost_count).toBe(0)
    expect(body.includes).toMatchObject({
      media: [{ media_key: `3_${id}`, type: 'photo', alt_text: 'a dot' }],
      users: [{ username: 'nova' }],
    })
    expect(body.errors).toMatchObject([{ type: 'https://api.x.com/2/problems/resource-not-found', resource_id: '1' }])
    const page = await (await fetch(`${practice.xUrl}/nova`)).text()
    expect(page).toContain('Tea &#38; &#60;cake&#62; <a href="http://example.com/menu"')
    expect(page).toContain('Sensitive content')
    expect(page).toContain('alt="a dot"')
  })

  it('refuses what X refuses', async () => {
    const [ada, bob] = [await open(practice, 'ada'), await open(practice, 'bob')]
    const post = (body: object, as = ada) => as.call('POST', '/2/tweets', body)
    const first = (await post({ text: 'Good morning' })).body.data.id
    expect(await post({ text: 'Good morning' })).toMatchObject({
      status: 403,
      body: { type: 'about:blank', detail: 'You are not allowed to create a Tweet with duplicate content.' },
    })
    expect((await post({ text: 'Good morning' }, bob)).status).toBe(201)
    expect((await post({ text: 'x'.repeat(281) })).status).toBe(403)
    expect((await post({ text: '日'.repeat(141) })).status).toBe(403)
    expect((await post({ text: '$AAPL and $TSLA' })).status).toBe(403)
    expect((await post({ text: 'quoted', quote_tweet_id: first })).status).toBe(403)
    expect((await post({ text: 'unasked', reply: { in_reply_to_tweet_id: first } }, bob)).status).toBe(403)
    expect(await post({ text: 'field', colour: 'red' })).toMatchObject({ status: 400, body: { title: 'Invalid Request' } })
    expect((await post({ text: '' })).status).toBe(400)
    expect((await bob.call('DELETE', `/2/tweets/${first}`)).status).toBe(403)
    expect((await ada.call('GET', '/2/tweets/1')).headers.get('content-type')).toBe('application/problem+json')
    expect((await ada.call('GET', '/2/nowhere')).status).toBe(404)
    expect((await ada.call('GET', '/2/users/me?tweet.fields=text')).status).toBe(400)
    expect((await ada.call('GET', '/2/users/me', undefined, 'nobody')).status).toBe(401)
    expect((await ada.call('DELETE', `/2/tweets/${first}`)).body).toEqual({ data: { deleted: true } })
    expect((await ada.call('DELETE', `/2/tweets/${first}`)).status).toBe(404)
  })

  it('pages through an account’s posts, and finds replies, mentions and reposts', async () => {
    const [eve, joe] = [await open(practice, 'eve'), await open(practice, 'joe')]
    const ids: string[] = []
    for (let number = 0; number < 7; number += 1)
      ids.unshift((await eve.call('POST', '/2/tweets', { text: `Post ${number} @joe` })).body.data.id)
    const first = (await eve.call('GET', `/2/users/${eve.account.id}/tweets?max_results=5`)).body
    const rest = (await eve.call('GET', `/2/users/${eve.account.id}/tweets?max_results=5&pagination_token=${first.meta.next_token}`)).body
    expect([...first.data, ...rest.data].map(({ id }: { id: string }) => id)).toEqual(ids)
    expect(rest.meta).toMatchObject({ result_count: 2, newest_id: ids[5], oldest_id: ids[6] })
    const reply = { text: 'Thank you', reply: { in_reply_to_tweet_id: ids[0] } }
    const replied = (await joe.call('POST', '/2/tweets', reply)).body.data.id
    const found = await eve.call(
      'GET',
      `/2/tweets/search/recent?query=conversation_id:${ids[0]} -from:eve&expansions=referenced_posts,author_id`,
    )
    expect(found.body.data).toMatchObject([
      { id: replied, author_id: joe.account.id, referenced_posts: [{ type: 'replied_to', id: ids[0] }] },
    ])
    expect((await joe.call('GET', `/2/users/${joe.account.id}/mentions?max_results=100`)).body.meta.result_count).toBe(7)
    expect((await joe.call('POST', `/2/users/${joe.account.id}/retweets`, { tweet_id: ids[0] })).body.data.retweeted).toBe(true)
    expect((await joe.call('GET', `/2/users/${joe.account.id}/tweets?exclude=retweets`)).body.meta.result_count).toBe(1)
    practice.x.like(ids[0] ?? '', joe.account.id)
    const { public_metrics: figures } = (await eve.call('GET', `/2/tweets/${ids[0]}?post.fields=public_metrics`)).body.data
    expect(figures).toMatchObject({ like_count: 1, reply_count: 1, repost_count: 1 })
    expect((await eve.call('GET', '/2/trends/by/woeid/1?max_trends=3')).body.data).toHaveLength(3)
  })

  it('works on a video until it is done', async () => {
    const ann = await open(practice, 'ann')
    const mp4 = Buffer.concat([Buffer.from('00000020', 'hex'), Buffer.from('ftypisom'), Buffer.alloc(40)])
    const id = await ann.upload(mp4, 'tweet_video', 'video/mp4')
    const state = async () => (await ann.call('GET', `/2/media/upload?media_id=${id}&command=STATUS`)).body.data.processing_info
    expect((await ann.call('POST', `/2/media/upload/${id}/finalize`)).body.data.processing_info).toMatchObject({
      state: 'in_progress',
      check_after_secs: 2,
    })
    await clock.advance(4000)
    expect(await state()).toMatchObject({ state: 'succeeded' })
  })

  it('says what is left of a budget, and 429 when it is gone', async () => {
    const zoe = await open(practice, 'zoe')
    const resetsAt = String(clock.now() / 1000 + 900)
    const one = await zoe.call('GET', '/2/users/me')
    expect(Object.fromEntries(one.headers)).toMatchObject({
      'x-rate-limit-limit': '75',
      'x-rate-limit-remaining': '74',
      'x-rate-limit-reset': resetsAt,
      date: new Date(clock.now()).toUTCString(),
    })
    for (let number = 0; number < 74; number += 1) await zoe.call('GET', '/2/users/me')
    const over = await zoe.call('GET', '/2/users/me')
    expect(over).toMatchObject({ status: 429, body: { title: 'Too Many Requests', type: 'about:blank' } })
    expect(over.headers.get('x-rate-limit-reset')).toBe(resetsAt)
  })

  it('names fields as before where it is told to', async () => {
    await using old = await startPractice({ clock, seed: null, x: { names: 'old' } })
    const nova = await open(old, 'nova')
    const { id } = (await nova.call('POST', '/2/tweets', { text: 'Hello' })).body.data
    expect((await nova.call('GET', `/2/tweets/${id}?post.fields=public_metrics`)).status).toBe(400)
    const { data } = (await nova.call('GET', `/2/tweets/${id}?tweet.fields=public_metrics`)).body
    expect(data).toMatchObject({ edit_history_tweet_ids: [id], public_metrics: { retweet_count: 0 } })
  })

  it('has an audience where there is a seed', async () => {
    await using lively = await startPractice({ clock })
    const nova = await open(lively, 'nova')
    const { id } = (await nova.call('POST', '/2/tweets', { text: 'Hello' })).body.data
    await clock.advance(48 * 3_600_000)
    const tokens = await form(lively, '/2/oauth2/token', {
      grant_type: 'refresh_token',
      refresh_token: nova.tokens.refresh_token,
      client_id: nova.clientId,
    })
    const call = (path: string) => nova.call('GET', path, undefined, tokens.body.access_token)
    const { public_metrics: figures } = (await call(`/2/tweets/${id}?post.fields=public_metrics`)).body.data
    expect(figures.impression_count).toBeGreaterThan(figures.like_count)
    const found = await call(`/2/tweets/search/recent?query=conversation_id:${id}&max_results=100&expansions=author_id`)
    const replies = (found.body.data ?? []).filter((post: { id: string }) => post.id !== id)
    expect(replies).toHaveLength(figures.reply_count)

    expect((await call('/2/users/me?user.fields=public_metrics')).body.data.public_metrics.followers_count).toBeGreaterThan(0)
  })

  it('has an audience that names whom it answers, as X’s answers do, so that it may be answered', async () => {
    await using lively = await startPractice({ clock })
    const nova = await open(lively, 'nova')
    const posts = await Promise.all(
      Array.from({ length: 30 }, async (_, number) => (await nova.call('POST', '/2/tweets', { text: `Hello ${number}` })).body.data.id),
    )
    await clock.advance(6_000_000)
    const conversation = async (id: string): Promise<{ id: string; text: string }[]> => {
      const path = `/2/tweets/search/recent?query=conversation_id:${id}&max_results=100`
      return ((await nova.call('GET', path)).body.data ?? []).filter((post: { id: string }) => post.id !== id)
    }
    let answered = 0
    for (const id of posts)
      for (const reply of (await conversation(id)).slice(0, 1)) {
        expect(reply.text).toMatch(/^@nova ./)
        const { status, body } = await nova.call('POST', '/2/tweets', { text: `Merci ${id}`, reply: { in_reply_to_tweet_id: reply.id } })
        expect(status).toBe(201)
        expect((await conversation(id)).map((post) => post.id)).toContain(body.data.id)
        answered += 1
      }
    expect(answered).toBeGreaterThan(0)
    expect((await nova.call('POST', '/2/tweets', { text: 'Hey', reply: { in_reply_to_tweet_id: '123' } })).status).toBe(403)
  })
})

describe('a folder', () => {
  it('keeps X’s accounts, applications, posts, media and consents over a restart', async () => {
    using folder = tempDir()
    const clock = new FakeClock()
    const first = await startPractice({ clock, folder: folder.path, seed: null })
    const nova = await open(first, 'nova')
    const id = await nova.upload(png, 'tweet_image', 'image/png')
    await nova.call('POST', `/2/media/upload/${id}/finalize`)
    const kept = (await nova.call('POST', '/2/tweets', { text: 'kept', media: { media_ids: [id] } })).body.data.id
    const gone = (await nova.call('POST', '/2/tweets', { text: 'gone' })).body.data.id
    await nova.call('DELETE', `/2/tweets/${gone}`)
    first.x.like(kept, 'somebody')
    await first.close()

    await using second = await startPractice({ clock, folder: folder.path, seed: null })
    const call = async (path: string): Promise<Json> =>
      (await fetch(`${second.xUrl}${path}`, { headers: { authorization: `Bearer ${nova.tokens.access_token}` } })).json()
    const shown = await call(`/2/users/${nova.account.id}/tweets?post.fields=public_metrics,attachments`)
    expect(shown.data).toMatchObject([{ id: kept, attachments: { media_keys: [`3_${id}`] }, public_metrics: { like_count: 1 } }])
    const file = await fetch(`${second.xUrl}/media/${id}`)
    expect(Buffer.from(await file.arrayBuffer()).equals(png)).toBe(true)
    expect(second.x.appsById.get(nova.clientId)?.redirectUris).toEqual([redirectUri])
    expect(BigInt(second.x.newId())).toBeGreaterThan(BigInt(gone))
  })

  it('takes accounts and applications from another process', async () => {
    await using practice = await startPractice({ clock: new FakeClock(), seed: null })
    const control = async (path: string, body: object): Promise<Json> =>
      (
        await fetch(`${practice.url}/_control/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).json()
    const account = await control('x-accounts', { username: 'nova', name: 'Nova' })
    expect(practice.x.findAccount('NOVA')?.id).toBe(account.id)
    const { clientId } = await control('x-apps', { redirectUris: [redirectUri] })
    expect((await fetch(authorizePage(practice, clientId))).status).toBe(200)
  })

  it('makes an account and an application from its own page', async () => {
    await using practice = await startPractice({ clock: new FakeClock(), seed: null })
    const press = (path: string, fields: Record<string, string> = {}) =>
      fetch(`${practice.xUrl}${path}`, { method: 'POST', headers: { origin: practice.url }, body: new URLSearchParams(fields) })
    expect(await (await press('/new-account')).text()).toContain('@essai_1')
    expect(await (await press('/new-app', { redirects: redirectUri })).text()).toContain('Client ID')
    expect([...practice.x.appsById.values()]).toMatchObject([{ redirectUris: [redirectUri] }])
    expect((await fetch(`${practice.xUrl}/new-account`, { method: 'POST' })).status).toBe(403)
    expect((await fetch(`${practice.xUrl}/nobody`)).status).toBe(404)
  })
})
