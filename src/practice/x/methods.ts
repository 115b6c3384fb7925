/** What the endpoints of the practice X share: who asks, with which scopes, which budget it costs, and reading what was sent. */
import type * as z from 'zod'
import type { Answer } from '../answer.ts'
import type { Audience } from '../audience.ts'
import type { PracticeRequest, Route } from '../http-server.ts'
import type { RateDialect, RateLimiter } from '../rate-limiter.ts'
import type { XGrants } from './grants.ts'
import type { XAccount, XNetwork } from './network.ts'
import { forbidden, invalidRequest, tooManyRequests } from './problems.ts'

export interface XParts {
  network: XNetwork
  grants: XGrants
  /** `null`: nobody but the network's own accounts. */
  audience: Audience | null
  limiter: RateLimiter
  /** Of every endpoint, in place of X's own. */
  limit: number | null
  /** `new`: as X's description 2.167 names fields (`repost_count`, `post.fields`); `old`: as before it. */
  names: 'new' | 'old'
  /** How long it works on a video or GIF. */
  processingMs: number
  /** Of this server, with the path under which X is. */
  url: () => string
}

export const base = '/x'

const windowMs = 15 * 60_000

/** An account's budgets within 15 minutes (platforms.md, X-7). Those not named there are ours: 900. */
const limits: Readonly<Record<string, number>> = {
  'POST /2/tweets': 100,
  'DELETE /2/tweets/:id': 50,
  'GET /2/tweets': 5000,
  'GET /2/tweets/:id': 900,
  'GET /2/users/me': 75,
  'GET /2/users/:id/tweets': 900,
  'GET /2/users/:id/mentions': 300,
  'GET /2/tweets/search/recent': 300,
  'GET /2/dm_events': 15,
  'GET /2/dm_conversations/:id/dm_events': 15,
  'POST /2/dm_conversations/:id/messages': 15,
  'GET /2/trends/by/woeid/:woeid': 75,
  'POST /2/users/:id/retweets': 50,
  'DELETE /2/users/:id/retweets/:post': 50,
  'POST /2/media/upload/initialize': 1875,
  'POST /2/media/upload/:id/append': 1875,
  'POST /2/media/upload/:id/finalize': 1875,
}

export const xRates: RateDialect = {
  headers: ({ limit, remaining, endsAt }) => ({
    'x-rate-limit-limit': String(limit.points),
    'x-rate-limit-remaining': String(Math.max(0, remaining)),
    'x-rate-limit-reset': String(Math.ceil(endsAt / 1000)),
  }),
  refusal: tooManyRequests,
}

interface Endpoint {
  method: Route['method']
  /** After the base, e.g. `/2/users/:id/tweets`. */
  path: string
  scopes: readonly string[]
  maxBodyBytes?: number
}

type Answered = { data?: unknown; meta?: object; errors?: object[] } | { status: number; body: object }
type Handle = (request: PracticeRequest, account: XAccount) => Answered | Promise<Answered>

/** An endpoint for a signed-in account; what it answers goes out as 200 unless it says otherwise. */
export const endpoint = (parts: XParts, { method, path, scopes, maxBodyBytes }: Endpoint, handle: Handle): Route => ({
  method,
  path: `${base}${path}`,
  ...(maxBodyBytes !== undefined && { maxBodyBytes }),
  handle: async (request): Promise<Answer> => {
    const account = signedIn(parts, request, scopes)
    const name = `${method} ${path}`
    const points = parts.limit ?? limits[name] ?? 900
    const headers = { ...dateOf(parts), ...parts.limiter.take(account.id, [{ name, points, windowMs }], 1) }
    const answer = await handle(request, account)
    return 'status' in answer ? { headers, ...answer } : { status: 200, headers, body: answer }
  },
})

/** Its own clock's, which a client may go by. */
const dateOf = ({ network }: XParts): { date: string } => ({ date: new Date(network.clock.now()).toUTCString() })

const signedIn = ({ grants, network }: XParts, request: PracticeRequest, scopes: readonly string[]): XAccount => {
  const grant = grants.verify(request.token)
  const account = network.accountsById.get(grant.account)
  if (!account) throw forbidden('The user is not found.')
  if (!scopes.every((scope) => grant.scope.includes(scope))) throw forbidden('You are not permitted to perform this action.')
  return account
}

export const readBody = <T>(request: PracticeRequest, schema: z.ZodType<T>): T => {
  const parsed = schema.safeParse(parseJson(request.body))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw invalidRequest(`One or more parameters to your request was invalid. ${issue?.message ?? ''}`, issue?.path.join('.'))
}

const parseJson = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    // The schema refuses it, in X's words.
    return undefined
  }
}

export const formOf = (request: PracticeRequest): URLSearchParams => new URLSearchParams(new TextDecoder().decode(request.body))

export const param = (request: PracticeRequest, name: string): string => request.params[name] ?? ''

/** A whole number of the query, within its bounds. */
export const numberParam = (
  request: PracticeRequest,
  name: string,
  { least, most, initial }: { least: number; most: number; initial: number },
) => {
  const value = Number(request.query.get(name) ?? initial)
  if (!Number.isInteger(value) || value < least || value > most)
    throw invalidRequest(`The \`${name}\` query parameter value [${value}] is not between ${least} and ${most}`, name)
  return value
}

/** Refuses every parameter that is not one of those: X does not overlook a slip. */
export const knownParams = (request: PracticeRequest, names: readonly string[]): void => {
  for (const name of request.query.keys())
    if (!names.includes(name)) throw invalidRequest(`The query parameter [${name}] is not one of [${names.join(',')}]`, name)
}
