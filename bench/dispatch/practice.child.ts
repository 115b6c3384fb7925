/** The practice Bluesky server in a process of its own, and what it saw. */
import { RateLimiter } from '../../src/practice/rate-limiter.ts'
import { startPractice, type Practice } from '../../src/practice/index.ts'
import { serveRunner } from '../runner/child-side.ts'
import type { BenchAccount, Seen } from './bluesky-calls.ts'

/** Requests and refusals by budget, counted where the server itself counts them. */
const counted = { requests: 0, refused: 0 }
const take = RateLimiter.prototype.take
RateLimiter.prototype.take = function countingTake(...args) {
  if (args[0] === 'loopback') counted.requests += 1
  try {
    return take.apply(this, args)
  } catch (error) {
    counted.refused += 1
    throw error
  }
}

let practice: Practice | undefined

const started = (): Practice => {
  if (!practice) throw new Error('the practice server has not been started')
  return practice
}

/**
 * The budget of all requests of one machine is lifted: every account of the bench asks from this one. The budgets of
 * each account stay the real ones.
 */
const start = async ({ accounts }: { accounts: number }): Promise<{ url: string; accounts: BenchAccount[] }> => {
  practice = await startPractice({ seed: null, limits: { requestsPer5Minutes: 1_000_000_000 } })
  const { url, bluesky } = practice
  const made = Array.from({ length: accounts }, (_, index) =>
    bluesky.createAccount({ handle: `bench-${index}.test`, password: `practice-${index}` }),
  )
  const signedIn = await Promise.all(made.map(({ did, handle }, index) => signIn(url, { did, handle, password: `practice-${index}` })))
  return { url, accounts: signedIn }
}

const signIn = async (url: string, account: Omit<BenchAccount, 'accessJwt'>): Promise<BenchAccount> => {
  const response = await fetch(`${url}/xrpc/com.atproto.server.createSession`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identifier: account.handle, password: account.password }),
  })
  const { accessJwt } = (await response.json()) as { accessJwt: string }
  return { ...account, accessJwt }
}

/** Forgets what was counted so far, so that connecting accounts is not taken for publishing. */
const beginCounting = (): void => {
  counted.requests = 0
  counted.refused = 0
}

/** What every account has now; each one's posts in the order in which the server accepted them. */
const report = (): Seen => ({
  ...counted,
  accounts: [...started().bluesky.accountsByDid.values()].map(({ did, commits, collections }) => ({
    did,
    commits,
    texts: [...(collections.get('app.bsky.feed.post')?.values() ?? [])].map(({ value }) => String(value['text'])),
  })),
})

serveRunner({ start, beginCounting, report, stop: () => practice?.close() })
