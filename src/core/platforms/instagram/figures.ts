/** Figures of posts: each format has its own, and one it has not refuses the whole call. */
import { isAppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, PostFigures, RemotePost } from '../kit/adapter.ts'
import { unknownFigures } from '../kit/figures.ts'
import { insights } from './answers.ts'
import { call } from './client.ts'

/** Of posts and reels; of a story, which has a page of its own kind. */
const names = {
  feed: { likes: 'likes', comments: 'replies', saved: 'bookmarks', views: 'views' },
  story: { replies: 'replies', views: 'views' },
}

/** By remote id. What Instagram does not know is absent, and a story after its day: unknown, not 0. */
export const postFigures = async (
  session: AccountSession,
  remotes: readonly RemotePost[],
  io: AdapterIo,
): Promise<ReadonlyMap<string, PostFigures>> => {
  const figures = new Map<string, PostFigures>()
  for (const remote of remotes) {
    if (!/^\d{1,20}$/.test(remote.remoteId)) continue
    const found = await figuresOf(session, remote, io)
    if (found) figures.set(remote.remoteId, found)
  }
  return figures
}

const figuresOf = async (session: AccountSession, { remoteId, url }: RemotePost, io: AdapterIo): Promise<PostFigures | null> => {
  const known: Readonly<Record<string, string>> = url.includes('/stories/') ? names.story : names.feed
  try {
    const query = { metric: Object.keys(known).join(',') }
    const { data } = await call(session, io, { path: `/${remoteId}/insights`, query, answer: insights })
    const told = data.flatMap(({ name, values, total_value: total }) => {
      const value = values?.[0]?.value ?? total?.value
      const figure = known[name]
      return figure !== undefined && typeof value === 'number' && Number.isInteger(value) && value >= 0 ? [[figure, value] as const] : []
    })
    return told.length === 0 ? null : { ...unknownFigures, ...Object.fromEntries(told) }
  } catch (error) {
    // Down; gone; or too few people have seen it for Instagram to say.
    if (isAppError(error, 'PLATFORM_DOWN', 'NOT_FOUND', 'PLATFORM_REJECTED')) return null
    throw error
  }
}
