/** Budgets in fixed windows, with the headers that Bluesky's servers send. */
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

interface Standing {
  limit: Limit
  remaining: number
  endsAt: number
}

export class RateLimiter {
  readonly #clock: PracticeClock
  readonly #windows = new Map<string, Window>()

  constructor(clock: PracticeClock) {
    this.#clock = clock
  }

  /** Takes the points from each limit; answers the headers of the tightest. Throws 429 when one is used up. */
  take(key: string, limits: readonly Limit[], points: number): Record<string, string> {
    const standings = limits.map((limit) => this.#takeOne(key, limit, points))
    const tightest = standings.reduce((low, next) => (next.remaining < low.remaining ? next : low))
    const headers = this.#headers(tightest)
    if (tightest.remaining >= 0) return headers
    throw new Refusal(429, 'RateLimitExceeded', 'Rate Limit Exceeded', headers)
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

  #headers({ limit, remaining, endsAt }: Standing): Record<string, string> {
    const isOver = remaining < 0
    return {
      'ratelimit-limit': String(limit.points),
      'ratelimit-remaining': String(Math.max(0, remaining)),
      'ratelimit-reset': String(Math.ceil(endsAt / 1000)),
      'ratelimit-policy': `${limit.points};w=${limit.windowMs / 1000}`,
      ...(isOver && { 'retry-after': String(Math.ceil((endsAt - this.#clock.now()) / 1000)) }),
    }
  }
}
