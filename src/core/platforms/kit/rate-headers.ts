/** What a server says of its limits in `RateLimit-*` (IETF draft-polli-ratelimit-headers), `x-rate-limit-*` and `Retry-After`. */

export interface RateBudget {
  limit: number
  remaining: number
  /** ms UTC */
  resetsAt: number
  /** Length of the window the budget is for, when the policy names it. */
  windowSeconds: number | null
}

const longestWaitMs = 24 * 3_600_000
const fallbackWaitMs = 60_000

/** The reset is read as seconds since 1970, as Bluesky and X send it, or as seconds from now when it is small. */
export const readRateBudget = (headers: Headers, now: number): RateBudget | null => {
  const prefix = headers.has('ratelimit-limit') ? 'ratelimit' : 'x-rate-limit'
  const limit = wholeNumber(headers.get(`${prefix}-limit`))
  const remaining = wholeNumber(headers.get(`${prefix}-remaining`))
  const reset = wholeNumber(headers.get(`${prefix}-reset`))
  if (limit === null || remaining === null || reset === null) return null
  const resetsAt = reset > 1_000_000_000 ? reset * 1000 : now + reset * 1000
  const window = /;\s*w=(\d+)/.exec(headers.get('ratelimit-policy') ?? '')?.[1]
  return { limit, remaining, resetsAt, windowSeconds: window === undefined ? null : Number(window) }
}

/** When to ask again after a 429: `Retry-After`, else the reset, else a minute; never in the past, never over a day. */
export const readRetryAt = (headers: Headers, now: number): Date => {
  const at = readRetryAfter(headers.get('retry-after'), now) ?? readRateBudget(headers, now)?.resetsAt ?? now + fallbackWaitMs
  return new Date(Math.min(Math.max(at, now + 1000), now + longestWaitMs))
}

const readRetryAfter = (value: string | null, now: number): number | null => {
  const seconds = wholeNumber(value)
  if (seconds !== null) return now + seconds * 1000
  const date = value === null ? Number.NaN : Date.parse(value)
  return Number.isNaN(date) ? null : date
}

const wholeNumber = (value: string | null): number | null => (value !== null && /^\d{1,15}$/.test(value.trim()) ? Number(value) : null)
