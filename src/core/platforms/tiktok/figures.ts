/** Figures of public videos, as the Display API counts them. It has no saves; shares are not what others call reposts. */
import { isAppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, PostFigures, RemotePost } from '../kit/adapter.ts'
import { unknownFigures } from '../kit/figures.ts'
import { videos } from './answers.ts'
import { call } from './client.ts'
import { figuresLimit } from './limits.ts'

const fields = ['id', 'like_count', 'comment_count', 'share_count', 'view_count']

/** By remote id. Private posts have none, and TikTok leaves out what it does not know: unknown, not 0. */
export const postFigures = async (
  session: AccountSession,
  remotes: readonly RemotePost[],
  io: AdapterIo,
): Promise<ReadonlyMap<string, PostFigures>> => {
  const figures = new Map<string, PostFigures>()
  const ids = remotes.flatMap(({ remoteId }) => (/^\d{1,20}$/.test(remoteId) ? [remoteId] : []))
  for (let start = 0; start < ids.length; start += figuresLimit.count) {
    for (const [id, found] of await readPage(session, ids.slice(start, start + figuresLimit.count), io)) figures.set(id, found)
  }
  return figures
}

const readPage = async (session: AccountSession, ids: string[], io: AdapterIo): Promise<[string, PostFigures][]> => {
  try {
    const answer = await call(session, io, { path: '/v2/video/query/', fields, body: { filters: { video_ids: ids } }, answer: videos })
    return (answer.videos ?? []).map((video) => [
      video.id,
      {
        ...unknownFigures,
        likes: video.like_count ?? null,
        replies: video.comment_count ?? null,
        shares: video.share_count ?? null,
        views: video.view_count ?? null,
      },
    ])
  } catch (error) {
    if (isAppError(error, 'PLATFORM_DOWN')) return []
    throw error
  }
}
