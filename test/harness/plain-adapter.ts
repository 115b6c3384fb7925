/**
 * For tests only: an adapter for the practice network's plain endpoint, where every post sent is a new post. Under the
 * id of a platform that has no adapter yet, so that the publishing engine can be proved against one that forgives nothing.
 */
import * as z from 'zod'
import { AppError } from '../../src/core/app-error.ts'
import type {
  AccountProfile,
  AccountSession,
  AdapterIo,
  Lookup,
  Operation,
  PlatformAdapter,
  PublishHooks,
  PublishOutcome,
  RemotePost,
} from '../../src/core/platforms/kit/adapter.ts'
import { jsonOf, send, type HttpAnswer } from '../../src/core/platforms/kit/http.ts'
import { readRetryAt } from '../../src/core/platforms/kit/rate-headers.ts'

const platform = 'x'
const sourced = { source: 'https://example.com/plain', readOn: '2026-11-24' }
const maxText = 280

const post = z.object({ id: z.string(), account: z.string(), text: z.string(), createdAt: z.iso.datetime(), mediaIds: z.array(z.string()) })
const timeline = z.object({ posts: z.array(post) })

interface PlainCall<T> {
  path: string
  method?: 'GET' | 'POST'
  body?: object | Uint8Array
  token?: string
  answer: z.ZodType<T>
  stillMine?: (() => boolean) | undefined
  answered?: ((status: number) => void) | undefined
  isWrite?: boolean
}

const call = async <T>(service: string, io: AdapterIo, request: PlainCall<T>, signal?: AbortSignal): Promise<T> => {
  const { body } = request
  const answer = await send(io, {
    platform,
    url: `${service}${request.path}`,
    method: request.method ?? (body ? 'POST' : 'GET'),
    headers: { 'content-type': 'application/json', ...(request.token !== undefined && { authorization: `Bearer ${request.token}` }) },
    ...(body && { body: body instanceof Uint8Array ? body : new TextEncoder().encode(JSON.stringify(body)) }),
    effect: request.isWrite ? 'write' : 'none',
    stillMine: request.stillMine,
    answered: request.answered,
    signal,
  })
  const parsed = answer.status < 300 ? request.answer.safeParse(jsonOf(answer)) : null
  if (parsed?.success) return parsed.data
  throw toAppError(answer, request, io.clock.now())
}

const toAppError = (answer: HttpAnswer, { isWrite, path }: Pick<PlainCall<unknown>, 'isWrite' | 'path'>, now: number): AppError => {
  if (answer.status === 429) return new AppError('RATE_LIMITED', { platform, retryAt: readRetryAt(answer.headers, now) })
  if (answer.status === 401)
    return path === '/tokens' ? new AppError('WRONG_CREDENTIALS', {}) : new AppError('REAUTH_REQUIRED', { platform })
  if (isWrite && (answer.status < 300 || (answer.status >= 500 && answer.status !== 503))) return new AppError('OUTCOME_UNKNOWN', {})
  return answer.status >= 500 || answer.status < 300
    ? new AppError('PLATFORM_DOWN', { platform })
    : new AppError('PLATFORM_REJECTED', { platform, reason: 'refused' })
}

const tokenOf = (session: AccountSession): string => z.object({ token: z.string() }).parse(session.credential()).token

const profileOf = (service: string, account: string): AccountProfile => ({
  remoteId: account,
  handle: account,
  displayName: account,
  profileUrl: `${service}/posts?account=${encodeURIComponent(account)}`,
  service,
  followers: null,
  following: null,
  posts: null,
})

const connect: NonNullable<PlatformAdapter['connect']> = async (fields, io) => {
  const { service = '', identifier = '', password = '' } = fields
  const { token, account } = await call(service, io, {
    path: '/tokens',
    body: { name: identifier, password },
    answer: z.object({ token: z.string(), account: z.string() }),
  })
  return { credential: { token }, profile: profileOf(service, account) }
}

const profile: PlatformAdapter['profile'] = async (session, io) => {
  const { account } = await call(
    session.service,
    io,
    { path: '/me', token: tokenOf(session), answer: z.object({ account: z.string() }) },
    session.signal,
  )
  return profileOf(session.service, account)
}

const publish = async (session: AccountSession, { draft }: Operation, hooks: PublishHooks, io: AdapterIo): Promise<PublishOutcome> => {
  const token = tokenOf(session)
  const mediaIds: string[] = []
  for (const medium of draft.media) {
    const { data } = await medium.read({ maxBytes: 5_000_000, types: ['image/jpeg', 'image/png', 'image/webp'] })
    const { id } = await call(
      session.service,
      io,
      { path: '/media', body: data, token, answer: z.object({ id: z.string() }) },
      session.signal,
    )
    mediaIds.push(id)
  }
  await hooks.uploaded?.()
  await hooks.beforeWrite()
  const stillMine = hooks.stillMine && (() => hooks.stillMine?.() ?? true)
  const made = await call(
    session.service,
    io,
    { path: '/posts', body: { text: draft.text, mediaIds }, token, answer: post, isWrite: true, stillMine, answered: hooks.answered },
    session.signal,
  )
  return { state: 'published', remote: toRemote(session, made.id) }
}

/** The server's clock and ours may differ by a day: a post from further back than this is another one. */
const clockSkewMs = 36 * 3_600_000

/** By what a person would go by: the same words on this account's timeline, not from well before it was first planned to go out. */
const findPublished = async (session: AccountSession, { draft, createdAt }: Operation, io: AdapterIo): Promise<Lookup> => {
  const { posts } = await call(
    session.service,
    io,
    { path: `/posts?account=${encodeURIComponent(session.remoteId)}`, answer: timeline },
    session.signal,
  )
  const found = posts.find((candidate) => candidate.text === draft.text && Date.parse(candidate.createdAt) >= createdAt - clockSkewMs)
  return found ? { state: 'found', remote: toRemote(session, found.id), createdAt: Date.parse(found.createdAt) } : { state: 'absent' }
}

const toRemote = (session: AccountSession, id: string): RemotePost => ({ remoteId: id, url: `${session.service}/posts/${id}` })

let keys = 0

export const plain = {
  id: platform,
  name: 'Plain',
  capabilities: {
    kinds: ['text', 'photo'],
    text: { unit: 'utf16', max: maxText, ...sourced },
    images: { max: 4, maxBytes: 5_000_000, types: ['image/jpeg', 'image/png', 'image/webp'], altText: false, ...sourced },
    labels: [],
    delete: false,
    metrics: { post: [], followers: false },
    replies: false,
    notOffered: [],
    connect: {
      method: 'app_password',
      fields: [
        { name: 'identifier', secret: false },
        { name: 'password', secret: true },
        { name: 'service', secret: false },
      ],
    },
  },
  connect,
  profile,
  countText: (text) => ({ used: text.length, max: maxText }),
  check: ({ text }) =>
    text.length > maxText ? [{ severity: 'error', rule: 'text.too_long', data: { actual: text.length, allowed: maxText } }] : [],
  newOperationKey: ({ random }) => `${Math.floor(random.float() * 1e9).toString(36)}${++keys}`,
  retrySafety: 'reconcile',
  publish,
  findPublished,
  postFigures: () => Promise.resolve(new Map()),
} satisfies PlatformAdapter
