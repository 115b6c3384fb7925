/**
 * What the account posted: feed and reels, the newest first (stories are gone with their day). Figures are asked for one by
 * one, as for any post; where they are not given, what the list itself says of likes and comments is kept.
 */
import type { ContentKind } from '../../../contract/platforms.ts'
import type { AccountSession, AdapterIo, PastPage } from '../kit/adapter.ts'
import { isSaid, unknownFigures } from '../kit/figures.ts'
import { pastPage } from './answers.ts'
import { call } from './client.ts'
import { postFigures } from './figures.ts'
import { pastLimit } from './limits.ts'
import { graphUrl } from './service-url.ts'

const fields = 'id,caption,timestamp,permalink,media_type,like_count,comments_count'

export const past = async (
  session: AccountSession,
  { since, cursor }: { since: number; cursor: string | null },
  io: AdapterIo,
): Promise<PastPage> => {
  const { data, paging } = await call(session, io, {
    path: `/${session.remoteId}/media`,
    query: { fields, limit: String(pastLimit.count), ...(cursor !== null && { after: cursor }) },
    answer: pastPage,
  })
  const read = data.map(({ id, permalink: url, timestamp, ...media }) => ({
    ...media,
    remoteId: id,
    url: url ?? graphUrl(session.service, `/${id}`).href,
    publishedAt: Date.parse(timestamp),
  }))
  const own = read.filter(({ publishedAt }) => publishedAt >= since)
  const figures = await postFigures(session, own, io)
  // A page with nothing on it is the last, too.
  const isOver = read.every(({ publishedAt }) => publishedAt < since)
  return {
    posts: own.map(({ remoteId, url, publishedAt, caption = '', media_type: type, like_count: likes, comments_count: comments }) => {
      const found = figures.get(remoteId)
      return {
        remoteId,
        url,
        kind: kinds[type] ?? 'photo',
        text: caption,
        publishedAt,
        figures: found && isSaid(found) ? found : { ...unknownFigures, likes: likes ?? null, replies: comments ?? null },
      }
    }),
    cursor: isOver || paging?.next === undefined ? null : (paging.cursors?.after ?? null),
  }
}

const kinds: Readonly<Record<string, ContentKind>> = { IMAGE: 'photo', CAROUSEL_ALBUM: 'photo_set', VIDEO: 'video' }
