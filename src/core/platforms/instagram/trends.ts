/** How much is posted under a hashtag: with Facebook Login only, for so many different ones of an account. */
import * as z from 'zod'
import { AppError } from '../../app-error.ts'
import type { RemoteTrend, Trends } from '../kit/adapter.ts'
import { call } from './client.ts'
import { loginOf } from './service-url.ts'

const found = z.object({ data: z.array(z.object({ id: z.string() })).min(1) })
const media = z.object({ data: z.array(z.object({ id: z.string() })) })
/** A page: "50 or more" is all that is known then. */
const most = 50

export const trends: Trends = {
  offeredBy: (service) => loginOf(service) === 'facebook',
  read: async (session, { hashtag }, io): Promise<RemoteTrend[]> => {
    if (hashtag === undefined || loginOf(session.service) !== 'facebook')
      throw new AppError('NOT_SUPPORTED', { platform: 'instagram', capability: 'trends' })
    const user = { user_id: session.remoteId }
    const { data } = await call(session, io, { path: '/ig_hashtag_search', query: { ...user, q: hashtag }, answer: found })
    const id = data[0]?.id ?? ''
    const query = { ...user, fields: 'id', limit: String(most) }
    const recent = await call(session, io, { path: `/${id}/recent_media`, query, answer: media })
    const url = `https://www.instagram.com/explore/tags/${encodeURIComponent(hashtag)}/`
    return [{ name: `#${hashtag}`, volume: recent.data.length, detail: null, url }]
  },
}
