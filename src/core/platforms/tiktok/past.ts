/** What the account posted: its public videos, the newest first, with their figures. TikTok lists no photos. */
import type { AccountSession, AdapterIo, PastPage } from '../kit/adapter.ts'
import { unknownFigures } from '../kit/figures.ts'
import { videoPage } from './answers.ts'
import { call } from './client.ts'
import { pastLimit } from './limits.ts'
import { webUrl } from './service-url.ts'

const fields = ['id', 'create_time', 'video_description', 'title', 'share_url', 'like_count', 'comment_count', 'share_count', 'view_count']

export const past = async (
  session: AccountSession,
  { since, cursor }: { since: number; cursor: string | null },
  io: AdapterIo,
): Promise<PastPage> => {
  const page = await call(session, io, {
    path: '/v2/video/list/',
    fields,
    body: { max_count: pastLimit.count, ...(cursor !== null && { cursor: Number(cursor) }) },
    answer: videoPage,
  })
  const read = (page.videos ?? []).map((video) => ({ ...video, publishedAt: video.create_time * 1000 }))
  // A page with nothing on it is the last, too.
  const isOver = read.every(({ publishedAt }) => publishedAt < since)
  return {
    posts: read
      .filter(({ publishedAt }) => publishedAt >= since)
      .map(({ id, publishedAt, ...video }) => ({
        remoteId: id,
        url: video.share_url ?? webUrl(session.service, '', id),
        kind: 'video',
        text: video.video_description ?? video.title ?? '',
        publishedAt,
        figures: {
          ...unknownFigures,
          likes: video.like_count ?? null,
          replies: video.comment_count ?? null,
          shares: video.share_count ?? null,
          views: video.view_count ?? null,
        },
      })),
    cursor: isOver || !page.has_more || page.cursor === undefined ? null : String(page.cursor),
  }
}
