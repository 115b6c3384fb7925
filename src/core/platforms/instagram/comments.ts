/**
 * Comments under an account's own media, old posts and those made elsewhere among them. One call tells how many comments
 * each of the newest media has; only of those where that changed are the comments themselves asked for, so that a reading
 * that finds nothing new costs one call. Who answers a comment is not told by its post: that is read with the conversation.
 */
import * as z from 'zod'
import { AppError, isAppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo } from '../kit/adapter.ts'
import type { ReadReceived, ReceivedItem } from '../kit/adapter.ts'
import { commentedMedia, comments as answered } from './answers.ts'
import { call } from './client.ts'
import { commentLimit } from './limits.ts'
import { ownPath } from './service-url.ts'

/** How many comments each had when they were read last. */
const seen = z.record(z.string(), z.int().min(0))
type Seen = Readonly<Record<string, number>>

const seenIn = (cursor: string | null): Seen | null => {
  if (cursor === null) return null
  try {
    return seen.parse(JSON.parse(cursor))
  } catch {
    // Of another version: begun anew.
    return null
  }
}

type Media = z.infer<typeof commentedMedia>['data'][number]

export const comments: ReadReceived = async (session, cursor, io) => {
  const media = await newestMedia(session, io)
  const before = seenIn(cursor) ?? oldOnes(media, io.clock.now())
  const changed = media.filter(({ id, comments_count: count = 0 }) => count !== (before[id] ?? 0))
  const now = changed.slice(0, commentLimit.mediaAtOnce)
  const items: ReceivedItem[] = []
  for (const one of now) items.push(...(await commentsOn(session, one, before[one.id] ?? 0, io)))
  const read = new Set(now)
  // What is no longer among the newest is forgotten, and its comments with it.
  const after = Object.fromEntries(
    media.map((one) => [one.id, read.has(one) || !changed.includes(one) ? (one.comments_count ?? 0) : (before[one.id] ?? 0)]),
  )
  return { items, cursor: JSON.stringify(after), more: now.length < changed.length }
}

/** Of an account that was never read: what was said long ago is not news. */
const oldOnes = (media: readonly Media[], now: number): Seen =>
  Object.fromEntries(
    media.flatMap(({ id, comments_count: count = 0, timestamp }) =>
      now - Date.parse(timestamp) > commentLimit.firstDays * 86_400_000 ? [[id, count]] : [],
    ),
  )

const newestMedia = async (session: AccountSession, io: AdapterIo): Promise<Media[]> => {
  const query = { fields: 'id,username,timestamp,permalink,comments_count', limit: String(commentLimit.media) }
  return (await call(session, io, { path: `${ownPath(session)}/media`, query, answer: commentedMedia })).data
}

/** The newest, at least as many as have come since; none where they are shut, or the post is gone. */
const commentsOn = async (session: AccountSession, media: Media, before: number, io: AdapterIo): Promise<ReceivedItem[]> => {
  const found: ReceivedItem[] = []
  let after: string | undefined
  try {
    for (let pages = 0; pages < commentLimit.pages; pages += 1) {
      const { data, paging } = await call(session, io, {
        path: `/${media.id}/comments`,
        query: { fields: 'id,text,timestamp,username,hidden', limit: String(commentLimit.perPage), ...(after !== undefined && { after }) },
        answer: answered,
      })
      found.push(...data.map((one) => toItem(media, one)))
      after = paging?.next === undefined ? undefined : paging.cursors?.after
      if (after === undefined || found.length >= (media.comments_count ?? 0) - before) break
    }
  } catch (error) {
    if (isAppError(error, 'PLATFORM_REJECTED') && error.data.reason === 'scope_not_authorized')
      throw new AppError('NOT_SUPPORTED', { platform: 'instagram', capability: 'comments' })
    if (!isAppError(error, 'NOT_FOUND', 'PLATFORM_REJECTED')) throw error
  }
  return found
}

const toItem = (
  media: Media,
  { id: remoteId, text = '', timestamp, username, from, hidden }: z.infer<typeof answered>['data'][number],
): ReceivedItem => {
  const handle = username ?? from?.username ?? ''
  return {
    kind: 'comment',
    remoteId,
    url: media.permalink ?? null,
    author: { id: handle, handle },
    text,
    at: Date.parse(timestamp),
    conversation: media.id,
    onPost: media.id,
    ...(hidden !== undefined && { mine: { hidden } }),
    ...(handle !== '' && handle === media.username && { own: true as const }),
  }
}
