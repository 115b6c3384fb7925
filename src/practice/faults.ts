/** Faults on demand: what a real network does to a client, at the moment a test chooses. */
import * as z from 'zod'

export const fault = z.object({
  /** Which requests; all that is given must fit. Without it, the next request of any kind. */
  match: z
    .object({
      /** Part of the path, e.g. `com.atproto.repo.putRecord` or `/plain/posts`. */
      path: z.string().optional(),
      method: z.enum(['GET', 'POST', 'PUT', 'DELETE']).optional(),
      /** The account that asks: DID, or name of a plain account. */
      account: z.string().optional(),
      /** True: requests in somebody's name alone, and no page that a person looks at. */
      signedIn: z.boolean().optional(),
    })
    .default({}),
  /** How many requests it befalls. */
  times: z.int().min(1).default(1),
  /** Waits on the network's clock before the request is looked at. */
  latencyMs: z.number().min(0).optional(),
  /** Waits between accepting and answering. */
  answerLatencyMs: z.number().min(0).optional(),
  /** Answers this instead of doing anything. */
  status: z.int().min(400).max(599).optional(),
  /** Of `status`: the refusal by X's or TikTok's name of it, or Meta's number, e.g. `credits-depleted`, `2207051`; in its usual form when left out. */
  problem: z.string().optional(),
  /** Of a 429: seconds until the budget is back. */
  retryAfterSeconds: z.int().min(0).optional(),
  /** Does what was asked, then breaks the connection off. */
  loseAnswerAfterAccept: z.boolean().optional(),
  /** Breaks the connection off when the request is in, and does nothing. */
  dropBeforeAccept: z.boolean().optional(),
  /** The access token sent is expired from now on. */
  expireToken: z.boolean().optional(),
  /** All sessions of the account are over: neither access nor refresh token work any more. */
  revokeToken: z.boolean().optional(),
})
export type Fault = z.infer<typeof fault>
export type FaultInput = z.input<typeof fault>

export class Faults {
  #waiting: Fault[] = []

  /** Puts a fault in wait for the next request that fits. */
  next(input: FaultInput): void {
    this.#waiting.push(fault.parse(input))
  }

  /** How many requests are still to be befallen. */
  get pending(): number {
    return this.#waiting.reduce((sum, { times }) => sum + times, 0)
  }

  /** In the order in which they were put there. */
  get waiting(): readonly Fault[] {
    return this.#waiting
  }

  clear(): void {
    this.#waiting = []
  }

  /** The first fault waiting for such a request; uses it up once. */
  take(request: { method: string; path: string; account: string | null }): Fault | null {
    if (this.#waiting.length === 0) return null
    const found = this.#waiting.find(
      ({ match }) =>
        (match.path === undefined || request.path.includes(match.path)) &&
        (match.method === undefined || match.method === request.method) &&
        (match.account === undefined || match.account === request.account) &&
        (match.signedIn !== true || request.account !== null),
    )
    if (!found) return null
    found.times -= 1
    if (found.times === 0) this.#waiting = this.#waiting.filter((candidate) => candidate !== found)
    return found
  }
}
