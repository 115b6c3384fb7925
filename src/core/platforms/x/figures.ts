/**
 * Figures of posts: what X shows to anybody, views among them, and clicks, which it tells the author of posts of the
 * last thirty days. Older ones are asked without: a field that may not be read would bring a refusal.
 */
import { isAppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, PostFigures, RemotePost } from '../kit/adapter.ts'
import { unknownFigures } from '../kit/figures.ts'
import { posts, type XPost } from './answers.ts'
import { call } from './client.ts'
import { idTime } from './id-time.ts'
import { clicksLimit, figuresLimit } from './limits.ts'
import { ownPostsRead } from './paid.ts'

const dayMs = 86_400_000

/** When a post was made: its id tells, with an hour to spare for clocks that differ. */
export const isRecent = (id: string, now: number): boolean => idTime(id) > now - clicksLimit.days * dayMs + 3_600_000

/** By remote id. Posts that X does not know are absent, and all of them while it is down: unknown, not 0. */
export const postFigures = async (
  session: AccountSession,
  remotes: readonly RemotePost[],
  io: AdapterIo,
): Promise<ReadonlyMap<string, PostFigures>> => {
  const figures = new Map<string, PostFigures>()
  // One that is no id would have the whole page refused.
  const ids = remotes.map(({ remoteId }) => remoteId).filter((id) => /^[0-9]{1,19}$/.test(id))
  const now = io.clock.now()
  for (const group of [ids.filter((id) => isRecent(id, now)), ids.filter((id) => !isRecent(id, now))])
    for (let start = 0; start < group.length; start += figuresLimit.count)
      for (const post of await readPage(session, group.slice(start, start + figuresLimit.count), io))
        figures.set(post.id, toFigures(post, isRecent(post.id, now)))
  return figures
}

const ownFields = ['public_metrics', 'non_public_metrics', 'organic_metrics'] as const

const readPage = async (session: AccountSession, ids: string[], io: AdapterIo): Promise<XPost[]> => {
  const ask = async (fields: readonly (typeof ownFields)[number][]) => {
    const asked = { path: '/2/tweets', budget: 'figures', query: { ids: ids.join(',') }, posts: { fields }, canWait: true } as const
    return (await call(session, io, { ...asked, answer: posts, paid: ownPostsRead })).data
  }
  try {
    if (!isRecent(ids[0] ?? '0', io.clock.now())) return await ask(['public_metrics'])
    try {
      return await ask(ownFields)
    } catch (error) {
      if (!isAppError(error, 'PLATFORM_REJECTED') || error.data.reason !== 'not-authorized-for-field') throw error
      return await ask(['public_metrics'])
    }
  } catch (error) {
    if (isAppError(error, 'PLATFORM_DOWN')) return []
    throw error
  }
}

export const toFigures = (post: XPost, isOfLately: boolean): PostFigures => {
  const { public_metrics: counted, non_public_metrics: own, organic_metrics: organic } = post
  const linkClicks = own?.url_link_clicks ?? organic?.url_link_clicks ?? null
  const profileVisits = own?.user_profile_clicks ?? organic?.user_profile_clicks ?? null
  return {
    ...unknownFigures,
    likes: counted?.like_count ?? organic?.like_count ?? null,
    reposts: counted?.repost_count ?? counted?.retweet_count ?? organic?.repost_count ?? organic?.retweet_count ?? null,
    replies: counted?.reply_count ?? organic?.reply_count ?? null,
    quotes: counted?.quote_count ?? null,
    bookmarks: counted?.bookmark_count ?? null,
    views: counted?.impression_count ?? own?.impression_count ?? organic?.impression_count ?? null,
    linkClicks,
    profileVisits,
    ...(!isOfLately && { withheld: 'too_old' as const }),
    // No link in it, or nobody counted: what X leaves out is unknown. Both left out: it does not tell them to this account.
    ...(isOfLately && linkClicks === null && profileVisits === null && { withheld: 'not_permitted' as const }),
  }
}
