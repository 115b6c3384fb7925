/** Budgets in fixed windows, told in the headers of the platform that has them. */
import { Refusal } from './answer.ts'
import type { PracticeClock } from './clock.ts'

export interface Limit {
  name: string
  points: number
  windowMs: number
}

interface Window {
  endsAt: number
  used: number
}

export interface Standing {
  limit: Limit
  /** Below 0: it is used up. */
  remaining: number
  /** ms UTC */
  endsAt: number
}

/** How a platform tells of its budgets. */
export interface RateDialect {
  headers(standing: Standing, now: number): Record<string, string>
  refusal(headers: Record<string, string>): Refusal
}

/** The headers that Bluesky's servers send. */
export const blueskyRates: RateDialect = {
  headers: ({ limit, remaining, endsAt }, now) => ({
    'ratelimit-limit': String(limit.points),
    'ratelimit-remaining': String(Math.max(0, remaining)),
    'ratelimit-reset': String(Math.ceil(endsAt / 1000)),
    'ratelimit-policy': `${limit.points};w=${limit.windowMs / 1000}`,
    ...(remaining < 0 && { 'retry-after': String(Math.ceil((endsAt - now) / 1000)) }),
  }),
  refusal: (headers) => new Refusal(429, 'RateLimitExceeded', 'Rate Limit Exceeded', headers),
}

export class RateLimiter {
  readonly #clock: PracticeClock
  readonly #dialect: RateDialect
  readonly #windows = new Map<string, Window>()

  constructor(clock: PracticeClock, dialect: RateDialect = blueskyRates) {
    this.#clock = clock
    this.#dialect = dialect
  }

  /** Takes the points from each limit; answers the headers of the tightest. Throws 429 when one is used up. */
  take(key: string, limits: readonly Limit[], points: number): Record<string, string> {
    const standings = limits.map((limit) => this.#takeOne(key, limit, points))
    const tightest = standings.reduce((low, next) => (next.remaining < low.remaining ? next : low))
    const headers = this.#dialect.headers(tightest, this.#clock.now())
    if (tightest.remaining >= 0) return headers
    throw this.#dialect.refusal(headers)
  }

  #takeOne(key: string, limit: Limit, points: number): Standing {
    const now = this.#clock.now()
    const id = `${limit.name} ${key}`
    let window = this.#windows.get(id)
    if (!window || window.endsAt <= now) {
      window = { endsAt: now + limit.windowMs, used: 0 }
      this.#windows.set(id, window)
    }
    window.used += points
    return { limit, remaining: limit.points - window.used, endsAt: window.endsAt }
  }
}
