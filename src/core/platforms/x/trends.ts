/** What is talked about on X in a country. Each trend that is answered is paid for. */
import * as z from 'zod'
import { AppError } from '../../app-error.ts'
import type { RemoteTrend, Trends } from '../kit/adapter.ts'
import { call } from './client.ts'
import { trendsLimit } from './limits.ts'

/** Where On Earth ids, which the description names and does not list. */
const placeOf = { FR: 23_424_819, US: 23_424_977 } as const

const answered = z.object({
  data: z.array(z.object({ trend_name: z.string().min(1).max(300), tweet_count: z.int().min(0).optional() })).default([]),
})

export const trends: Trends = {
  read: async (session, { country }, io): Promise<RemoteTrend[]> => {
    if (!country) throw new AppError('NOT_SUPPORTED', { platform: 'x', capability: 'trends' })
    const { data } = await call(session, io, {
      path: `/2/trends/by/woeid/${placeOf[country]}`,
      budget: 'trends',
      query: { max_trends: String(trendsLimit.count), 'trend.fields': 'trend_name,tweet_count' },
      answer: answered,
      paid: ({ data: all }) => all.map(() => ({ what: 'trends', id: null, usd: trendsLimit.usd })),
      canWait: true,
    })
    return data.map(({ trend_name: name, tweet_count: volume = null }) => ({
      name,
      volume,
      detail: null,
      url: `https://x.com/search?q=${encodeURIComponent(name)}`,
    }))
  },
}
