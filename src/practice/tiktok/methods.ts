/** What the practice TikTok's endpoints share: who asks, with which scopes, how often in a minute, and the answer's form. */
import type * as z from 'zod'
import { Refusal, type Answer } from '../answer.ts'
import type { Audience } from '../audience.ts'
import type { PracticeRequest, Route } from '../http-server.ts'
import type { TiktokGrants } from './grants.ts'
import type { TiktokAccount, TiktokApp, TiktokNetwork } from './network.ts'
import { errorOf, refused } from './refusals.ts'

export const base = '/tiktok'

export interface TiktokParts {
  network: TiktokNetwork
  grants: TiktokGrants
  /** `null`: nobody but the network's own accounts. */
  audience: Audience | null
  limiter: MinuteLimiter
  /** Without caps of a day. */
  noLimits: boolean
  /** How long a post is worked on once its media are here. */
  processingMs: number
  /** How long a public post is looked at before its id is told. */
  moderationMs: number
  /** Refusals of the endpoints come with HTTP 200: only `error.code` tells. */
  refusalsOn200: boolean
  /** Of this server, with the path under which TikTok is. */
  url: () => string
}

/** At most so many within the last minute, for each account and endpoint. */
export class MinuteLimiter {
  readonly #now: () => number
  readonly #isOff: boolean
  readonly #times = new Map<string, number[]>()

  constructor(now: () => number, isOff: boolean) {
    this.#now = now
    this.#isOff = isOff
  }

  take(key: string, max: number): void {
    const now = this.#now()
    const recent = (this.#times.get(key) ?? []).filter((at) => at > now - 60_000)
    if (recent.length >= max && !this.#isOff) throw refused('rate_limit_exceeded', 'The API rate limit was exceeded.')
    this.#times.set(key, [...recent, now])
  }
}

export interface Asker {
  account: TiktokAccount
  app: TiktokApp
  scope: readonly string[]
}

interface Endpoint<T> {
  method?: 'GET' | 'POST'
  /** After the base, e.g. `/v2/user/info/`. */
  path: string
  /** Any one of them lets it through. */
  scopes: readonly string[]
  perMinute: number
  body?: z.ZodType<T>
  handle: (asked: { asker: Asker; body: T; request: PracticeRequest }) => object
}

/** One endpoint that answers `{data, error}`. */
export const endpoint = <T = undefined>(
  parts: TiktokParts,
  { method = 'POST', path, scopes, perMinute, body, handle }: Endpoint<T>,
): Route => ({
  method,
  path: `${base}${path}`,
  handle: (request) =>
    inForm(parts, () => {
      const asker = askerOf(parts, request, scopes)
      parts.limiter.take(`${path} ${asker.account.id}`, perMinute)
      return handle({ asker, body: body ? readJson(request, body) : (undefined as T), request })
    }),
})

const inForm = (parts: TiktokParts, produce: () => object): Answer => {
  try {
    return {
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: withBareIds({ data: produce(), error: errorOf('ok') }),
    }
  } catch (error) {
    if (!(error instanceof Refusal) || !parts.refusalsOn200) throw error
    return { ...error.toAnswer(), status: 200 }
  }
}

/** 64-bit integers go out as such, though no number of JavaScript holds them. */
export const int64 = (id: string): string => `int64:${id}`
const withBareIds = (body: object): string => JSON.stringify(body).replaceAll(/"int64:(\d+)"/g, '$1')

const askerOf = ({ grants, network }: TiktokParts, request: PracticeRequest, scopes: readonly string[]): Asker => {
  const { account: id, clientKey, scope } = grants.verify(request.token)
  const account = network.accountsById.get(id)
  const app = network.appsByKey.get(clientKey)
  if (!account || !app) throw refused('access_token_invalid')
  if (!scopes.some((one) => scope.includes(one)))
    throw refused('scope_not_authorized', 'The user did not authorize the scope required for completing this request.')
  return { account, app, scope }
}

const readJson = <T>(request: PracticeRequest, schema: z.ZodType<T>): T => {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
    throw refused('invalid_params', 'Content-Type must be application/json')
  const parsed = schema.safeParse(jsonIn(request.body))
  if (parsed.success) return parsed.data
  throw refused('invalid_params', parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '))
}

const jsonIn = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    // The schema refuses it.
    return undefined
  }
}

export const formOf = (request: PracticeRequest): URLSearchParams => new URLSearchParams(new TextDecoder().decode(request.body))
