/**
 * What the account posted, as its timeline lists it, the newest first. Each post listed is paid for, what it says of its media
 * too where that is asked for: of what kind they are, their keys tell. Figures that only its author is told are asked for the
 * recent ones, which X bills once a day.
 */
import type { ContentKind } from '../../../contract/platforms.ts'
import type { AccountSession, AdapterIo, PastAsked, PastPage, PostFigures } from '../kit/adapter.ts'
import { posts, type XPost } from './answers.ts'
import { call } from './client.ts'
import { isRecent, postFigures, toFigures } from './figures.ts'
import { pageLimit, pastLimit, prices } from './limits.ts'
import { ownPostsRead } from './paid.ts'
import { toRemote } from './publish.ts'

export const past = async (session: AccountSession, { since, cursor, atMost }: PastAsked, io: AdapterIo): Promise<PastPage> => {
  // X takes no beginning that is yet to come.
  if (since >= io.clock.now()) return { posts: [], cursor: null }
  const size = Math.max(pageLimit.least, Math.min(pastLimit.perPage, atMost ?? pastLimit.perPage))
  const { data, meta } = await call(session, io, {
    path: `/2/users/${session.remoteId}/tweets`,
    budget: 'own_posts',
    query: {
      max_results: String(size),
      // An answer, to others or to itself, is part of a conversation: a thread counts by its first post.
      exclude: 'replies,retweets',
      // Without thousandths, as X writes instants.
      start_time: `${new Date(since).toISOString().slice(0, 19)}Z`,
      ...(cursor !== null && { pagination_token: cursor }),
    },
    posts: { fields: ['created_at', 'entities', 'attachments', 'public_metrics'] },
    answer: posts,
    paid: ownPostsRead,
    canWait: true,
    mostUsd: size * prices.readPost,
  })
  const read = data.flatMap((post) => {
    const publishedAt = Date.parse(post.created_at ?? '')
    return Number.isNaN(publishedAt) || publishedAt < since ? [] : [{ post, publishedAt, remote: toRemote(session, post.id) }]
  })
  const figures = await figuresOf(session, read, io)
  return {
    posts: read.map(({ post, publishedAt, remote }) => ({
      ...remote,
      kind: kindOf(post),
      text: wordsOf(post),
      publishedAt,
      figures: figures.get(post.id) ?? shown(post),
    })),
    cursor: data.length === 0 ? null : (meta?.next_token ?? null),
    paid: data.length,
  }
}

/** What anybody is shown; why more is not told is only said where it was asked for. */
const shown = (post: XPost): PostFigures => {
  const { withheld: _tooOld, ...figures } = toFigures(post, false)
  return figures
}

/** What was paid for is kept, whatever is in the way of the rest. */
const figuresOf = async (
  session: AccountSession,
  read: readonly { post: XPost; remote: ReturnType<typeof toRemote> }[],
  io: AdapterIo,
): Promise<ReadonlyMap<string, PostFigures>> => {
  const now = io.clock.now()
  const older = read.flatMap(({ post }) => (isRecent(post.id, now) ? [] : [[post.id, toFigures(post, false)] as const]))
  const recent = read.flatMap(({ post, remote }) => (isRecent(post.id, now) ? [remote] : []))
  try {
    return new Map([...older, ...(await postFigures(session, recent, io))])
  } catch {
    return new Map(older)
  }
}

/** Keys of videos begin with the number of their kind; an animated picture is a picture. */
const videoKeys = /^(7|13)_/

const kindOf = ({ attachments }: XPost): ContentKind => {
  const keys = attachments?.media_keys ?? []
  if (keys.some((key) => videoKeys.test(key))) return 'video'
  if (keys.length === 0) return 'text'
  return keys.length === 1 ? 'photo' : 'photo_set'
}

/** As it was written: links where X wrote short ones, none where its media stand. */
const wordsOf = ({ text, entities }: XPost): string => {
  const byShort = new Map((entities?.urls ?? []).flatMap((link) => (link.url ? [[link.url, link] as const] : [])))
  return text
    .replaceAll(/https:\/\/t\.co\/\w+/g, (short) => {
      const link = byShort.get(short)
      return link?.media_key ? '' : (link?.expanded_url ?? short)
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()
}
