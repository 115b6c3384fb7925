/** Calls to X: one endpoint each, signed in, renewed once when the token has run out. */
import type * as z from 'zod'
import { AppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo } from '../kit/adapter.ts'
import { jsonOf, send, type HttpAnswer } from '../kit/http.ts'
import { readRateBudget } from '../kit/rate-headers.ts'
import { notes } from './answers.ts'
import { readCredential, type XCredential } from './credential.ts'
import { errorName, problemName, toAppError } from './errors.ts'
import { renewTokens } from './renew-tokens.ts'
import { apiUrl } from './service-url.ts'

interface Content {
  data: Uint8Array
  mimeType: string
}

/** What is told of posts beside their id and text, by the names of X's description 2.167. */
interface Asked {
  fields: readonly (
    | 'attachments'
    | 'conversation_id'
    | 'created_at'
    | 'entities'
    | 'public_metrics'
    | 'non_public_metrics'
    | 'organic_metrics'
  )[]
  expansions?: readonly ('attachments.media_keys' | 'author_id' | 'referenced_posts')[]
}

/** The names as they were before it. */
const before = { fields: 'tweet.fields', referencedPosts: 'referenced_tweets.id' } as const

export interface Call<T> {
  /** GET when left out. */
  method?: 'GET' | 'POST' | 'DELETE'
  /** E.g. `/2/tweets`. */
  path: string
  /** Name of the budget that its rate headers are about. */
  budget: string
  query?: Readonly<Record<string, string>>
  posts?: Asked
  /** JSON, or bytes with their type. */
  body?: object | Content
  answer: z.ZodType<T>
  /** See `HttpRequest.effect`. */
  effect?: 'none' | 'write'
  stillMine?: (() => boolean) | undefined
  answered?: ((status: number) => void) | undefined
  timeoutMs?: number
  /** What an answer costs, where calls are counted. */
  paid?(answer: T): Iterable<Paid>
  /** A read that stops before the month's last money is spent, so that publishing need not. */
  canWait?: boolean
  /** What such a read costs at most, dollars: it is not begun where that would be of the last money. */
  mostUsd?: number
}

/** Dollars; `id` as in `PaidItem`. */
export interface Paid {
  what: string
  id: string | null
  usd: number
}

/** What was answered, and when by the server's own clock (ms UTC), where it says. */
export interface Answered<T> {
  value: T
  serverNow: number | null
}

/** Throws AppErrors of `errors.ts`, and OUTCOME_UNKNOWN of a write that may have been accepted. */
export const call = async <T>(session: AccountSession, io: AdapterIo, request: Call<T>): Promise<T> =>
  (await callTimed(session, io, request)).value

export const callTimed = async <T>(session: AccountSession, io: AdapterIo, request: Call<T>): Promise<Answered<T>> => {
  if (request.canWait) session.bills?.assertMayRead(Math.round((request.mostUsd ?? 0) * 1_000_000))
  const answer = await askSignedIn(session, io, request, 'new')
  const isUnknownName = request.posts !== undefined && answer.status === 400 && errorName(answer) === 'invalid-request'
  const answered = read(isUnknownName ? await askSignedIn(session, io, request, 'before') : answer, request, io)
  session.bills?.paid(
    [...(request.paid?.(answered.value) ?? [])].map(({ usd, ...item }) => ({ ...item, micros: Math.round(usd * 1_000_000) })),
  )
  return answered
}

type Names = 'new' | 'before'

/** A 401 did nothing: asking again with a new token, even for a write, is safe. That the consent is over is for the refresh to say. */
const askSignedIn = async <T>(session: AccountSession, io: AdapterIo, request: Call<T>, names: Names): Promise<HttpAnswer> => {
  // Held on to: while this call is under way another may renew the tokens, and then this one is the stale one.
  const used = session.credential()
  const first = await ask(session, io, request, names, readCredential(used))
  if (first.status !== 401) return first
  const renewed = await session.refresh(used, (current) => renewTokens(session.app(), current, io))
  return ask(session, io, request, names, readCredential(renewed))
}

const ask = async <T>(
  session: AccountSession,
  io: AdapterIo,
  request: Call<T>,
  names: Names,
  { accessToken }: XCredential,
): Promise<HttpAnswer> => {
  const content = toContent(request.body)
  const answer = await send(io, {
    platform: 'x',
    url: urlOf(session.service, request, names),
    method: request.method ?? 'GET',
    headers: { authorization: `Bearer ${accessToken}`, ...(content && { 'content-type': content.mimeType }) },
    ...(content && { body: content.data }),
    effect: request.effect ?? 'none',
    stillMine: request.stillMine,
    answered: request.answered,
    ...(request.timeoutMs !== undefined && { timeoutMs: request.timeoutMs }),
    signal: session.signal,
  })
  const budget = readRateBudget(answer.headers, io.clock.now())
  if (budget) {
    const { limit, remaining, resetsAt } = budget
    session.heard({ name: request.budget, limit, remaining, resetsAt })
  }
  return answer
}

const isContent = (body: object): body is Content => 'mimeType' in body && 'data' in body

const toContent = (body: Call<unknown>['body']): Content | null => {
  if (!body) return null
  return isContent(body) ? body : { data: new TextEncoder().encode(JSON.stringify(body)), mimeType: 'application/json' }
}

const urlOf = (service: string, { path, query, posts }: Call<unknown>, names: Names): URL => {
  const url = apiUrl(service, path)
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value)
  if (posts && posts.fields.length > 0) url.searchParams.set(names === 'new' ? 'post.fields' : before.fields, posts.fields.join(','))
  const expansions = (posts?.expansions ?? []).map((name) =>
    names === 'before' && name === 'referenced_posts' ? before.referencedPosts : name,
  )
  if (expansions.length > 0) url.searchParams.set('expansions', expansions.join(','))
  return url
}

const read = <T>(answer: HttpAnswer, request: Call<T>, io: AdapterIo): Answered<T> => {
  const isWrite = request.effect === 'write'
  if (answer.status >= 200 && answer.status < 300) {
    const body = jsonOf(answer)
    const parsed = request.answer.safeParse(body)
    if (parsed.success) return { value: parsed.data, serverNow: serverNow(answer) }
    if (isWrite) throw new AppError('OUTCOME_UNKNOWN', {})
    const note = notes.safeParse(body).data?.errors[0]
    if (note && problemName(note.type) === 'resource-not-found') throw new AppError('NOT_FOUND', { what: 'post', id: '' })
    throw new AppError('PLATFORM_DOWN', { platform: 'x' }, { cause: parsed.error })
  }
  // A server, or a gateway before it, may fail after it has taken the write; 503 says that it did not.
  if (isWrite && answer.status >= 500 && answer.status !== 503) throw new AppError('OUTCOME_UNKNOWN', {})
  throw toAppError('call', answer, io.clock.now())
}

const serverNow = ({ headers }: HttpAnswer): number | null => {
  const at = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(at) ? null : at
}
