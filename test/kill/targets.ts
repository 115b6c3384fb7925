/** Servers to publish to, and how what they hold is read. */
import { AtpAgent } from '@atproto/api'
import { startPractice } from '../../src/practice/index.ts'
import { startRealBluesky, whyNoRealBluesky } from '../harness/real-bluesky.ts'
import { fastClock } from './fast-clock.ts'
import type { ClockBase, KillAccount, Orders } from './orders.ts'

export type Trouble = 'answer lost' | 'request lost' | '429' | '500' | '503' | 'token revoked'

export interface Target extends AsyncDisposable {
  name: string
  adapter: Orders['adapter']
  accounts: KillAccount[]
  /** The texts an account's posts have on the server, one for each post. */
  textsOf(account: KillAccount): Promise<string[]>
  /** Befalls the next write. Absent where the server is real and does as it likes. */
  trouble?(kind: Trouble): void
  /** Whether a core whose clock is a day wrong may be let loose on it: not where posts are looked up by their time. */
  standsClockJumps: boolean
}

const accountCount = 6

const idOf = (index: number): string => `acc_${String(index).padStart(2, '0')}`

const blueskyTexts = async ({ service, remoteId }: KillAccount): Promise<string[]> => {
  const agent = new AtpAgent({ service })
  const texts: string[] = []
  for (let cursor: string | undefined; ; ) {
    const { data } = await agent.com.atproto.repo.listRecords({ repo: remoteId, collection: 'app.bsky.feed.post', limit: 100, cursor })
    texts.push(...data.records.map(({ value }) => String((value as { text?: unknown }).text)))
    cursor = data.cursor
    if (cursor === undefined || data.records.length === 0) return texts
  }
}

export const realBlueskyTarget = async (): Promise<Target> => {
  const why = await whyNoRealBluesky()
  if (why !== null) throw new Error(why)
  const server = await startRealBluesky({ accounts: accountCount })
  return {
    name: 'bluesky',
    adapter: 'bluesky',
    accounts: server.accounts.map(({ handle, did, appPassword }, index) => ({
      id: idOf(index), remoteId: did, handle, service: server.pdsUrl, fields: { identifier: handle, password: appPassword, service: server.pdsUrl },
    })),
    textsOf: blueskyTexts,
    standsClockJumps: true,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

const faultOf: Record<Trouble, Record<string, unknown>> = {
  'answer lost': { loseAnswerAfterAccept: true },
  'request lost': { dropBeforeAccept: true },
  '429': { status: 429, retryAfterSeconds: 2 },
  '500': { status: 500 },
  '503': { status: 503 },
  'token revoked': { revokeToken: true },
}

export const practiceTarget = async (base: ClockBase, adapter: Orders['adapter'], name: string): Promise<Target> => {
  const limits = { requestsPer5Minutes: 1e7, writePointsPerHour: 1e7, writePointsPerDay: 1e7, signInsPer5Minutes: 1e6 }
  const practice = await startPractice({ clock: fastClock(base), seed: null, limits })
  const service = adapter === 'plain' ? practice.plainUrl : practice.url
  const accounts = Array.from({ length: accountCount }, (_, index): KillAccount => {
    const handle = `kill-${index}.test`
    const password = `password-${index}`
    if (adapter === 'plain') practice.plain.createAccount(handle, password)
    const remoteId = adapter === 'plain' ? handle : practice.bluesky.createAccount({ handle, password }).did
    return { id: idOf(index), remoteId, handle, service, fields: { identifier: handle, password, service } }
  })
  return {
    name,
    adapter,
    accounts,
    textsOf: async (account) => {
      if (adapter === 'bluesky') return blueskyTexts(account)
      const answer = await fetch(`${service}/posts?account=${encodeURIComponent(account.remoteId)}`)
      return ((await answer.json()) as { posts: { text: string }[] }).posts.map(({ text }) => text)
    },
    trouble: (kind) => practice.faults.next({ match: { path: adapter === 'plain' ? '/plain/posts' : 'com.atproto.repo.putRecord' }, ...faultOf[kind] }),
    standsClockJumps: adapter === 'bluesky',
    [Symbol.asyncDispose]: () => practice.close(),
  }
}
