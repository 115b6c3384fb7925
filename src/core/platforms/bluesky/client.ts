/** Calls to a Bluesky server: one XRPC method each, signed in, renewed once when the token has run out. */
import type * as z from 'zod'
import { AppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo } from '../kit/adapter.ts'
import { jsonOf, send, type FileBody, type HttpAnswer } from '../kit/http.ts'
import { readRateBudget } from '../kit/rate-headers.ts'
import { budgetName } from './budget-name.ts'
import { readCredential, type BlueskyCredential } from './credential.ts'
import { errorName, toAppError } from './errors.ts'
import { renewSession } from './renew-session.ts'

/** Bytes, or a file that is read as it leaves. */
export interface Content {
  data: Uint8Array | FileBody
  mimeType: string
}

export interface Call<T> {
  /** The method's name, e.g. `com.atproto.repo.putRecord`. */
  method: string
  query?: Readonly<Record<string, string | readonly string[]>>
  /** JSON, or bytes with their type. Its presence makes it a POST. */
  body?: object | Content
  answer: z.ZodType<T>
  /** See `HttpRequest.effect`. */
  effect?: 'none' | 'write'
  stillMine?: (() => boolean) | undefined
  answered?: ((status: number) => void) | undefined
  timeoutMs?: number
  /** `none`: what anybody may read, which works when the session is over too. */
  auth?: 'session' | 'none'
  /** `chat`: not the account's server itself answers, but the service that keeps messages, through it. */
  proxy?: 'chat'
}

/** https://docs.bsky.app/docs/api/chat-bsky-convo-list-convos, read 2026-11-29. */
const services = { chat: 'did:web:api.bsky.chat#bsky_chat' } as const

/** Calls the account's server. Throws AppErrors of `errors.ts`, and OUTCOME_UNKNOWN of a write that may have been accepted. */
export const call = async <T>(session: AccountSession, io: AdapterIo, request: Call<T>): Promise<T> => {
  // Held on to: while this call is under way another may renew the session, and then this one is the stale one.
  const used = session.credential()
  const first = await ask(session, io, request, readCredential(used))
  if (request.auth === 'none' || !isStale(first)) return read(first, request, io)
  const renewed = await session.refresh(used, (current) => renewSession(session, current, io))
  const second = await ask(session, io, request, readCredential(renewed))
  // A token made a moment ago is no bad one: it does not open messages, and the account is as connected as before.
  if (request.proxy !== undefined && second.status === 400 && errorName(second) === 'InvalidToken')
    throw new AppError('NOT_SUPPORTED', { platform: 'bluesky', capability: 'messages' })
  return read(second, request, io)
}

/**
 * A refusal that a new token may lift. Nothing was done: asking again, even for a write, is safe. Any 401 counts: that
 * the grant is over is for the refresh to say. What the server says of the account itself no token changes.
 */
const isStale = (answer: HttpAnswer): boolean => {
  const name = errorName(answer)
  if (answer.status === 401) return name !== 'AccountTakedown' && name !== 'AccountDeactivated'
  return answer.status === 400 && (name === 'ExpiredToken' || name === 'InvalidToken')
}

const ask = async <T>(session: AccountSession, io: AdapterIo, request: Call<T>, credential: BlueskyCredential): Promise<HttpAnswer> => {
  const content = toContent(request.body)
  const answer = await send(io, {
    platform: 'bluesky',
    url: methodUrl(credential.pds, request),
    method: content ? 'POST' : 'GET',
    headers: {
      ...(content && { 'content-type': content.mimeType }),
      ...(request.proxy && { 'atproto-proxy': services[request.proxy] }),
      ...(request.auth !== 'none' && { authorization: `Bearer ${credential.accessJwt}` }),
    },
    ...(content && { body: content.data }),
    effect: request.effect ?? 'none',
    stillMine: request.stillMine,
    answered: request.answered,
    ...(request.timeoutMs !== undefined && { timeoutMs: request.timeoutMs }),
    signal: session.signal,
  })
  hear(session, answer, io)
  return answer
}

const isContent = (body: object): body is Content => 'mimeType' in body && 'data' in body

const toContent = (body: Call<unknown>['body']): Content | null => {
  if (!body) return null
  if (isContent(body)) return body
  return { data: new TextEncoder().encode(JSON.stringify(body)), mimeType: 'application/json' }
}

const methodUrl = (origin: string, { method, query }: Pick<Call<unknown>, 'method' | 'query'>): URL => {
  const url = new URL(`/xrpc/${method}`, origin)
  for (const [name, values] of Object.entries(query ?? {})) {
    for (const value of [values].flat()) url.searchParams.append(name, value)
  }
  return url
}

const hear = (session: AccountSession, answer: HttpAnswer, io: AdapterIo): void => {
  const budget = readRateBudget(answer.headers, io.clock.now())
  if (!budget) return
  const { limit, remaining, resetsAt } = budget
  session.heard({ name: budgetName(budget), limit, remaining, resetsAt })
}

const read = <T>(answer: HttpAnswer, request: Call<T>, io: AdapterIo): T => {
  const isWrite = request.effect === 'write'
  if (answer.status >= 200 && answer.status < 300) {
    const parsed = request.answer.safeParse(jsonOf(answer))
    if (parsed.success) return parsed.data
    throw isWrite ? new AppError('OUTCOME_UNKNOWN', {}) : new AppError('PLATFORM_DOWN', { platform: 'bluesky' }, { cause: parsed.error })
  }
  // A server, or a gateway before it, may fail after it has taken the write; 503 says that it did not.
  if (isWrite && answer.status >= 500 && answer.status !== 503) throw new AppError('OUTCOME_UNKNOWN', {})
  throw toAppError('call', answer, io.clock.now())
}
