/** Figures of posts, as the network's view counts them. */
import { isAppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, PostFigures, RemotePost } from '../kit/adapter.ts'
import { unknownFigures } from '../kit/figures.ts'
import { postViews } from './answers.ts'
import { call } from './client.ts'
import { figuresLimit } from './limits.ts'

/** By remote id. Posts the view does not know, and all of them where a server has no view, are absent: unknown, not 0. */
export const postFigures = async (
  session: AccountSession,
  remotes: readonly RemotePost[],
  io: AdapterIo,
): Promise<ReadonlyMap<string, PostFigures>> => {
  const figures = new Map<string, PostFigures>()
  for (let start = 0; start < remotes.length; start += figuresLimit.count) {
    const uris = remotes.slice(start, start + figuresLimit.count).map(({ remoteId }) => remoteId)
    for (const [uri, found] of await readPage(session, uris, io)) figures.set(uri, found)
  }
  return figures
}

const readPage = async (session: AccountSession, uris: string[], io: AdapterIo): Promise<[string, PostFigures][]> => {
  try {
    const { posts } = await call(session, io, { method: 'app.bsky.feed.getPosts', query: { uris }, answer: postViews })
    return posts.map((post) => [
      post.uri,
      {
        ...unknownFigures,
        likes: post.likeCount ?? null,
        reposts: post.repostCount ?? null,
        replies: post.replyCount ?? null,
        quotes: post.quoteCount ?? null,
        bookmarks: post.bookmarkCount ?? null,
      },
    ])
  } catch (error) {
    // 501 and 502 are what a server without a view answers: then nobody knows.
    if (isAppError(error, 'PLATFORM_DOWN', 'NOT_SUPPORTED')) return []
    throw error
  }
}
