/** What the methods of the practice server share: who asks, which budget it costs, and reading what was sent. */
import type * as z from 'zod'
import { Refusal, type Answer } from '../answer.ts'
import type { PracticeRequest, Route } from '../http-server.ts'
import type { Limit, RateLimiter } from '../rate-limiter.ts'
import type { BlueskyNetwork, PracticeAccount } from './network.ts'
import type { MediaRules } from './record-rules.ts'
import type { Tokens } from './tokens.ts'
import type { ViewParts } from './views.ts'

/** Budgets of the real servers: docs.bsky.app/docs/advanced-guides/rate-limits, and `@atproto/pds` 0.5.35 by calling it. */
export interface BlueskyLimits {
  requestsPer5Minutes: number
  writePointsPerHour: number
  writePointsPerDay: number
  uploadsPerDay: number
  signInsPer5Minutes: number
}
export const realLimits: BlueskyLimits = {
  requestsPer5Minutes: 3000,
  writePointsPerHour: 5000,
  writePointsPerDay: 35_000,
  uploadsPerDay: 1000,
  signInsPer5Minutes: 30,
}

export interface BlueskyParts extends ViewParts {
  network: BlueskyNetwork
  tokens: Tokens
  limiter: RateLimiter
  limits: BlueskyLimits
  media: MediaRules
  /** What `uploadBlob` takes, whatever it is for. */
  uploadMaxBytes: number
  /** Without a view of the network, as a server alone: `app.bsky.*` answers 502. */
  withView: boolean
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Every request from one machine counts, whoever asks. */
const requestLimit = ({ limits }: BlueskyParts): Limit => ({ name: 'requests', points: limits.requestsPer5Minutes, windowMs: 5 * minuteMs })

const takeRequest = (parts: BlueskyParts): Record<string, string> => parts.limiter.take('loopback', [requestLimit(parts)], 1)

export const takeWrite = (parts: BlueskyParts, account: PracticeAccount, points: number): Record<string, string> =>
  parts.limiter.take(
    account.did,
    [
      { name: 'writes_hour', points: parts.limits.writePointsPerHour, windowMs: hourMs },
      { name: 'writes_day', points: parts.limits.writePointsPerDay, windowMs: dayMs },
    ],
    points,
  )

export const takeUpload = (parts: BlueskyParts, account: PracticeAccount): Record<string, string> =>
  parts.limiter.take(account.did, [{ name: 'uploads', points: parts.limits.uploadsPerDay, windowMs: dayMs }], 1)

export const takeSignIn = (parts: BlueskyParts, identifier: string): Record<string, string> =>
  parts.limiter.take(
    identifier,
    [
      { name: 'sign_ins', points: parts.limits.signInsPer5Minutes, windowMs: 5 * minuteMs },
      { name: 'sign_ins_day', points: 300, windowMs: dayMs },
    ],
    1,
  )

export const signedIn = (parts: BlueskyParts, request: PracticeRequest): PracticeAccount => {
  const account = parts.network.accountsByDid.get(parts.tokens.verifyAccess(request.token))
  if (!account) throw new Refusal(403, 'AccountNotFound', 'Account not found')
  return account
}

export const readJson = <T>(request: PracticeRequest, schema: z.ZodType<T>): T => {
  const parsed = schema.safeParse(parseJson(request.body))
  if (parsed.success) return parsed.data
  throw new Refusal(400, 'InvalidRequest', `Invalid input: ${parsed.error.issues[0]?.path.join('.') ?? ''}`)
}

const parseJson = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString())
  } catch {
    // The schema refuses it, in the server's words.
    return undefined
  }
}

export const param = (request: PracticeRequest, name: string): string => {
  const value = request.query.get(name)
  if (value === null || value === '') throw new Refusal(400, 'InvalidRequest', `Params must have the property "${name}"`)
  return value
}

/** `limit` within 1 … 100. */
export const limitParam = (request: PracticeRequest, initial: number): number => {
  const limit = Number(request.query.get('limit') ?? initial)
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw new Refusal(400, 'InvalidRequest', 'limit must be within 1 and 100')
  return limit
}

/** A method that reads. */
export const query = (parts: BlueskyParts, name: string, handle: (request: PracticeRequest) => object): Route => ({
  method: 'GET',
  path: `/xrpc/${name}`,
  handle: (request): Answer => {
    const headers = takeRequest(parts)
    if (name.startsWith('app.bsky.') && !parts.withView) throw new Refusal(502, 'UpstreamFailure', 'Upstream service unreachable', headers)
    return { status: 200, headers, body: handle(request) }
  },
})

/** A method that does something; the handler answers headers of the budgets it took, which are tighter. */
export const procedure = (
  parts: BlueskyParts,
  name: string,
  handle: (request: PracticeRequest) => { headers?: Record<string, string>; body?: object },
  maxBodyBytes?: number,
): Route => ({
  method: 'POST',
  path: `/xrpc/${name}`,
  ...(maxBodyBytes !== undefined && { maxBodyBytes }),
  handle: (request): Answer => {
    const headers = takeRequest(parts)
    const answer = handle(request)
    return { status: 200, headers: { ...headers, ...answer.headers }, ...(answer.body && { body: answer.body }) }
  },
})
