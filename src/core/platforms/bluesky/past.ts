/**
 * What the account posted, from its own repository: complete, in the order of its keys, and without what it only passed on.
 * (`app.bsky.feed.getAuthorFeed` mixes that in, and a server without a view has none.)
 */
import type { ContentKind } from '../../../contract/platforms.ts'
import type { AccountSession, AdapterIo, PastPage } from '../kit/adapter.ts'
import { unknownFigures } from '../kit/figures.ts'
import { recordPage } from './answers.ts'
import { call } from './client.ts'
import { postFigures } from './figures.ts'
import { pastLimit } from './limits.ts'
import { postCollection } from './record.ts'
import { webUrl } from './service-url.ts'

export const past = async (
  session: AccountSession,
  { since, cursor }: { since: number; cursor: string | null },
  io: AdapterIo,
): Promise<PastPage> => {
  const page = await call(session, io, {
    method: 'com.atproto.repo.listRecords',
    query: { repo: session.remoteId, collection: postCollection, limit: String(pastLimit.count), ...(cursor !== null && { cursor }) },
    answer: recordPage,
  })
  const read = page.records.flatMap((record) => {
    const publishedAt = Date.parse(record?.value.createdAt ?? '')
    return record && !Number.isNaN(publishedAt) ? [{ ...record, publishedAt }] : []
  })
  // An answer, to others or to itself, is part of a conversation: a thread counts by its first post.
  const own = read.filter(({ value, publishedAt }) => value.reply === undefined && publishedAt >= since)
  const remotes = own.map(({ uri, cid }) => ({
    remoteId: uri,
    version: cid,
    url: webUrl(session.service, `/profile/${session.remoteId}/post/${uri.split('/').at(-1) ?? ''}`),
  }))
  const figures = await postFigures(session, remotes, io)
  // Whoever writes a record gives it its time: a page counts as too old only where all of it is.
  const isOver = page.records.length === 0 || (read.length > 0 && read.every(({ publishedAt }) => publishedAt < since))
  return {
    posts: own.flatMap(({ uri, value, publishedAt }, index) => {
      const remote = remotes[index]
      return remote
        ? [{ ...remote, kind: kindOf(value.embed), text: value.text, publishedAt, figures: figures.get(uri) ?? unknownFigures }]
        : []
    }),
    cursor: isOver ? null : (page.cursor ?? null),
  }
}

/** Of what is shown with it; with a quoted post, what is shown beside that. */
const kindOf = (embed: { $type: string; [name: string]: unknown } | undefined): ContentKind => {
  const media = (embed?.$type === 'app.bsky.embed.recordWithMedia' ? embed['media'] : embed) as
    | { $type?: unknown; images?: unknown; items?: unknown }
    | undefined
  if (media?.$type === 'app.bsky.embed.video') return 'video'
  const shown = media?.images ?? media?.items
  if (!Array.isArray(shown) || shown.length === 0) return 'text'
  return shown.length === 1 ? 'photo' : 'photo_set'
}
