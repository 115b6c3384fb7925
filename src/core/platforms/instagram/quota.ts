/** How many posts Instagram still takes of an account. Its window slides, so that nobody can say when the next place is free. */
import type { AccountSession, AdapterIo } from '../kit/adapter.ts'
import { publishingLimit } from './answers.ts'
import { call } from './client.ts'
import { postLimit } from './limits.ts'

const hourMs = 3_600_000

export interface Quota {
  isUsedUp: boolean
  /** When to ask again, ms UTC. */
  askAt: number
}

export const readQuota = async (session: AccountSession, io: AdapterIo): Promise<Quota> => {
  const { data } = await call(session, io, {
    path: `/${session.remoteId}/content_publishing_limit`,
    query: { fields: 'config,quota_usage' },
    answer: publishingLimit,
  })
  const [{ quota_usage: used, config } = { quota_usage: 0 }] = data
  const limit = config?.quota_total ?? postLimit.perDay
  const askAt = io.clock.now() + hourMs
  session.heard({ name: 'posts_day', limit, remaining: Math.max(0, limit - used), resetsAt: askAt })
  return { isUsedUp: used >= limit, askAt }
}
