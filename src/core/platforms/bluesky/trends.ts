/** What is talked about on Bluesky: a method outside its promises, which may change, or answer that there is none. */
import * as z from 'zod'
import type { RemoteTrend, Trends } from '../kit/adapter.ts'
import { call } from './client.ts'
import { trendsLimit } from './limits.ts'
import { webUrl } from './service-url.ts'

const trend = z.object({
  displayName: z.string().min(1).max(300),
  description: z.string().max(2000).optional(),
  link: z.string().max(2000),
  postCount: z.int().min(0).optional(),
})
/** One of another shape is left out; where all are, it has changed. */
const answered = z
  .object({ trends: z.array(trend.or(z.unknown().transform(() => null))) })
  .refine(({ trends: all }) => all.length === 0 || all.some(Boolean))

export const trends: Trends = {
  read: async (session, _asked, io): Promise<RemoteTrend[]> => {
    const query = { limit: String(trendsLimit.count) }
    const found = await call(session, io, { method: 'app.bsky.unspecced.getTrends', query, answer: answered })
    return found.trends.flatMap((one) =>
      one
        ? [
            {
              name: one.displayName,
              volume: one.postCount ?? null,
              detail: one.description?.slice(0, 300) ?? null,
              url: one.link.startsWith('/') ? webUrl(session.service, one.link) : null,
            },
          ]
        : [],
    )
  },
}
