/** Figures of posts: what X shows to anybody, views among them. */
import { isAppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, PostFigures, RemotePost } from '../kit/adapter.ts'
import { unknownFigures } from '../kit/figures.ts'
import { posts, type XPost } from './answers.ts'
import { call } from './client.ts'
import { figuresLimit } from './limits.ts'
import { postsRead } from './paid.ts'

/** By remote id. Posts that X does not know are absent, and all of them while it is down: unknown, not 0. */
export const postFigures = async (
  session: AccountSession,
  remotes: readonly RemotePost[],
  io: AdapterIo,
): Promise<ReadonlyMap<string, PostFigures>> => {
  const figures = new Map<string, PostFigures>()
  // One that is no id would have the whole page refused.
  const ids = remotes.map(({ remoteId }) => remoteId).filter((id) => /^[0-9]{1,19}$/.test(id))
  for (let start = 0; start < ids.length; start += figuresLimit.count)
    for (const post of await readPage(session, ids.slice(start, start + figuresLimit.count), io)) figures.set(post.id, toFigures(post))
  return figures
}

const readPage = async (session: AccountSession, ids: string[], io: AdapterIo): Promise<XPost[]> => {
  try {
    const query = { ids: ids.join(',') }
    const asked = { path: '/2/tweets', budget: 'figures', query, posts: { fields: ['public_metrics'] }, canWait: true } as const
    return (await call(session, io, { ...asked, answer: posts, paid: postsRead })).data
  } catch (error) {
    if (isAppError(error, 'PLATFORM_DOWN')) return []
    throw error
  }
}

const toFigures = ({ public_metrics: counted }: XPost): PostFigures => ({
  ...unknownFigures,
  likes: counted?.like_count ?? null,
  reposts: counted?.repost_count ?? counted?.retweet_count ?? null,
  replies: counted?.reply_count ?? null,
  quotes: counted?.quote_count ?? null,
  bookmarks: counted?.bookmark_count ?? null,
  views: counted?.impression_count ?? null,
})
