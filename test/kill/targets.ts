/** The servers that the proof runs against, each read by its own public protocol. */
import { randomBytes } from 'node:crypto'
import { AtpAgent } from '@atproto/api'
import { tiktok } from '../../src/core/platforms/tiktok/index.ts'
import { x } from '../../src/core/platforms/x/index.ts'
import { startPractice } from '../../src/practice/index.ts'
import type { Practice } from '../../src/practice/index.ts'
import { pressOnConsentForm } from '../harness/consent-form.ts'
import { startRealBluesky } from '../harness/real-bluesky.ts'
import type { AdapterName, ConnectFields, MediaHostFields } from './job.ts'

export const targetNames = ['bluesky', 'practice', 'x', 'tiktok', 'instagram', 'plain', 'plain-no-ledger'] as const
export type TargetName = (typeof targetNames)[number]

/** The targets of each platform that Coulisse itself posts to. */
export const targetsOf: Readonly<Record<string, readonly TargetName[]>> = {
  bluesky: ['bluesky', 'practice'],
  x: ['x'],
  tiktok: ['tiktok'],
  instagram: ['instagram'],
}

export interface Target extends AsyncDisposable {
  adapter: AdapterName
  accounts: ConnectFields[]
  /** Where media are fetched from, where the platform takes no bytes. */
  mediaHost?: MediaHostFields
  /** Every text on an account of this server now, one entry per post: what the world sees. */
  readTexts(account: number): Promise<string[]>
  /** Present where texts go on in answers to themselves: those of `readTexts` that answer another, with what it says. */
  readAnswers?(account: number): Promise<Map<string, string>>
  /** Faults of the network, where the server can make them. */
  practice: Practice | null
}

const without = Number.MAX_SAFE_INTEGER
export const noLimits = {
  requestsPer5Minutes: without,
  writePointsPerHour: without,
  writePointsPerDay: without,
  uploadsPerDay: without,
  signInsPer5Minutes: without,
}
const password = 'a long enough one'

const blueskyTexts = async (service: string, did: string): Promise<string[]> => {
  const agent = new AtpAgent({ service })
  const texts: string[] = []
  let cursor: string | undefined
  do {
    const { data } = await agent.com.atproto.repo.listRecords({
      repo: did,
      collection: 'app.bsky.feed.post',
      limit: 100,
      ...(cursor !== undefined && { cursor }),
    })
    for (const { value } of data.records) texts.push(String((value as { text?: unknown }).text))
    cursor = data.records.length === 0 ? undefined : data.cursor
  } while (cursor !== undefined)
  return texts
}

const realTarget = async (count: number): Promise<Target> => {
  const server = await startRealBluesky({ accounts: count })
  return {
    adapter: 'bluesky',
    accounts: server.accounts.map(({ handle, appPassword }) => ({ identifier: handle, password: appPassword, service: server.pdsUrl })),
    readTexts: (account) => blueskyTexts(server.pdsUrl, server.accounts[account]?.did ?? ''),
    practice: null,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

const practiceTarget = async (count: number): Promise<Target> => {
  const practice = await startPractice({ seed: null, limits: noLimits })
  const accounts = Array.from({ length: count }, (_, index) => practice.bluesky.createAccount({ handle: `nova${index}.test`, password }))
  return {
    adapter: 'bluesky',
    accounts: accounts.map(({ handle }) => ({ identifier: handle, password, service: practice.url })),
    readTexts: (account) => blueskyTexts(practice.url, accounts[account]?.did ?? ''),
    practice,
    [Symbol.asyncDispose]: () => practice.close(),
  }
}

const redirectUri = 'http://127.0.0.1:17391/callback'

/** What came of one consent: a code to connect with, which lives half a minute. */
const consented = async (practice: Practice, clientId: string, username: string): Promise<ConnectFields> => {
  const verifier = randomBytes(48).toString('base64url')
  const app = { clientId, clientSecret: null, service: practice.xUrl }
  const back = await pressOnConsentForm(x.consent.page({ app, redirectUri, state: 'kill', verifier }), `Authorize as @${username}`)
  return { service: practice.xUrl, clientId, redirectUri, verifier, code: back.searchParams.get('code') ?? '' }
}

const tokenOf = async ({ service = '', clientId = '', verifier = '', code = '' }: ConnectFields): Promise<string> => {
  const fields = { grant_type: 'authorization_code', client_id: clientId, redirect_uri: redirectUri, code, code_verifier: verifier }
  const answer = await fetch(`${service}/2/oauth2/token`, { method: 'POST', body: new URLSearchParams(fields) })
  return ((await answer.json()) as { access_token: string }).access_token
}

interface XSeen {
  id: string
  text: string
  referenced_posts?: { type: string; id: string }[]
}

const xPosts = async (service: string, id: string, token: string): Promise<XSeen[]> => {
  const posts: XSeen[] = []
  let next: string | undefined
  do {
    const more = next === undefined ? '' : `&pagination_token=${next}`
    const answer = await fetch(`${service}/2/users/${id}/tweets?max_results=100&expansions=referenced_posts${more}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const { data = [], meta } = (await answer.json()) as { data?: XSeen[]; meta: { next_token?: string } }
    // Pictures stand as a link after the words.
    posts.push(...data.map((post) => ({ ...post, text: post.text.replace(/ https:\/\/t\.co\/\w+$/, '') })))
    next = meta.next_token
  } while (next !== undefined)
  return posts
}

const xAnswers = (posts: readonly XSeen[]): Map<string, string> => {
  const texts = new Map(posts.map(({ id, text }) => [id, text]))
  return new Map(
    posts.flatMap(({ text, referenced_posts: [before] = [] }) => (before ? [[text, texts.get(before.id) ?? 'gone'] as const] : [])),
  )
}

const xTarget = async (count: number): Promise<Target> => {
  const practice = await startPractice({ seed: null, limits: noLimits, x: { limit: without, processingMs: 0 } })
  const { clientId } = practice.x.createApp({ redirectUris: [redirectUri] })
  const { username } = practice.x.createAccount({ username: 'reader' })
  const token = await tokenOf(await consented(practice, clientId, username))
  const accounts = Array.from({ length: count }, (_, index) => practice.x.createAccount({ username: `nova${index}` }))
  const fields: ConnectFields[] = []
  for (const account of accounts) fields.push(await consented(practice, clientId, account.username))
  const read = (account: number): Promise<XSeen[]> => xPosts(practice.xUrl, accounts[account]?.id ?? '', token)
  return {
    adapter: 'x',
    accounts: fields,
    readTexts: async (account) => (await read(account)).map(({ text }) => text),
    readAnswers: async (account) => xAnswers(await read(account)),
    practice,
    [Symbol.asyncDispose]: () => practice.close(),
  }
}

/** In the name of an application of the reader's own: what Coulisse does with its tokens is its own affair. */
const tiktokToken = async (practice: Practice, username: string): Promise<string> => {
  const { clientKey, clientSecret } = practice.tiktok.createApp({ name: 'Reader' })
  const verifier = randomBytes(48).toString('base64url')
  const app = { clientId: clientKey, clientSecret, service: practice.tiktokUrl }
  const back = await pressOnConsentForm(tiktok.consent.page({ app, redirectUri, state: 'kill', verifier }), `Continue as @${username}`)
  const fields = {
    client_key: clientKey,
    client_secret: clientSecret,
    grant_type: 'authorization_code',
    code: back.searchParams.get('code') ?? '',
    redirect_uri: redirectUri,
    code_verifier: verifier,
  }
  const answer = await fetch(`${practice.tiktokUrl}/v2/oauth/token/`, { method: 'POST', body: new URLSearchParams(fields) })
  return ((await answer.json()) as { access_token: string }).access_token
}

const tiktokTexts = async (service: string, token: string): Promise<string[]> => {
  const texts: string[] = []
  let cursor: number | undefined
  for (;;) {
    const answer = await fetch(`${service}/v2/video/list/?fields=id,title`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ max_count: 20, ...(cursor !== undefined && { cursor }) }),
    })
    const { data } = (await answer.json()) as { data: { videos: { title: string }[]; cursor: number; has_more: boolean } }
    texts.push(...data.videos.map(({ title }) => title))
    if (!data.has_more) return texts
    cursor = data.cursor
  }
}

const tiktokTarget = async (count: number): Promise<Target> => {
  const practice = await startPractice({ seed: null, limits: noLimits, tiktok: { noLimits: true, processingMs: 0, moderationMs: 0 } })
  const { clientKey, clientSecret } = practice.tiktok.createApp()
  const names = Array.from({ length: count }, (_, index) => `nova.${index}`)
  for (const username of names) practice.tiktok.createAccount({ username })
  return {
    adapter: 'tiktok',
    accounts: names.map((username) => ({ username, clientKey, clientSecret, service: practice.tiktokUrl })),
    // Anew each time: a scenario may have taken all grants of an account back.
    readTexts: async (account) => tiktokTexts(practice.tiktokUrl, await tiktokToken(practice, names[account] ?? '')),
    practice,
    [Symbol.asyncDispose]: () => practice.close(),
  }
}

const instagramTexts = async (service: string, token: string): Promise<string[]> => {
  const texts: string[] = []
  let after: string | undefined
  do {
    const more = after === undefined ? '' : `&after=${after}`
    const answer = await fetch(`${service}/v25.0/me/media?fields=caption&limit=100${more}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const { data, paging } = (await answer.json()) as {
      data: { caption: string }[]
      paging?: { next?: string; cursors: { after: string } }
    }
    texts.push(...data.map(({ caption }) => caption))
    after = paging?.next === undefined ? undefined : paging.cursors.after
  } while (after !== undefined)
  return texts
}

const instagramTarget = async (count: number): Promise<Target> => {
  const practice = await startPractice({
    seed: null,
    limits: noLimits,
    instagram: { noLimits: true, processingMs: 0 },
    // The child's clock runs ahead of the machine's.
    bucket: { anyTime: true },
  })
  const accounts = Array.from({ length: count }, (_, index) =>
    practice.instagram.createAccount({ username: `nova.${index}`, quota: without }),
  )
  const tokenOfAccount = (index: number): string => {
    const account = accounts[index]
    return account ? practice.instagramToken(account) : ''
  }
  return {
    adapter: 'instagram',
    accounts: accounts.map((_, index) => ({ token: tokenOfAccount(index), service: practice.instagramUrl })),
    mediaHost: { ...practice.bucket.access(), prefix: '' },
    // Anew each time: a scenario may have taken all grants of an account back.
    readTexts: (account) => instagramTexts(practice.instagramUrl, tokenOfAccount(account)),
    practice,
    [Symbol.asyncDispose]: () => practice.close(),
  }
}

const plainTarget = async (count: number, adapter: AdapterName): Promise<Target> => {
  const practice = await startPractice({ seed: null, limits: noLimits })
  const names = Array.from({ length: count }, (_, index) => `nova${index}`)
  for (const name of names) practice.plain.createAccount(name, password)
  return {
    adapter,
    accounts: names.map((identifier) => ({ identifier, password, service: practice.plainUrl })),
    readTexts: async (account) => {
      const response = await fetch(`${practice.plainUrl}/posts?account=${names[account] ?? ''}&limit=1000`)
      const { posts } = (await response.json()) as { posts: { text: string }[] }
      return posts.map(({ text }) => text)
    },
    practice,
    [Symbol.asyncDispose]: () => practice.close(),
  }
}

export const startTarget = (name: TargetName, count: number): Promise<Target> => {
  if (name === 'bluesky') return realTarget(count)
  if (name === 'practice') return practiceTarget(count)
  if (name === 'x') return xTarget(count)
  if (name === 'tiktok') return tiktokTarget(count)
  if (name === 'instagram') return instagramTarget(count)
  return plainTarget(count, name)
}
