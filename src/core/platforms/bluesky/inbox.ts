/** Mentions, answers, quotes and new followers, as the network tells them, and the threads they stand in; messages are in `messages.ts`. */
import * as z from 'zod'
import { isAppError } from '../../app-error.ts'
import type { AccountSession } from '../kit/adapter.ts'
import type { AdapterIo, Inbox, NewFollower, ReadReceived, ReceivedItem, ReceivedPage } from '../kit/adapter.ts'
import { placeAfter, placeOf } from '../kit/read-back.ts'
import { call } from './client.ts'
import { conversationOf, messages } from './messages.ts'
import { notificationLimit, threadLimit } from './limits.ts'
import { webUrl } from './service-url.ts'

const strongRef = z.object({ uri: z.string(), cid: z.string() })
const person = z.object({ did: z.string(), handle: z.string(), displayName: z.string().optional() })
const said = z.looseObject({
  text: z.string(),
  createdAt: z.string().optional(),
  reply: z.object({ root: strongRef, parent: strongRef }).optional().catch(undefined),
})

const notifications = z.object({
  cursor: z.string().optional(),
  notifications: z.array(
    z.object({
      uri: z.string(),
      cid: z.string(),
      author: person,
      reason: z.string(),
      reasonSubject: z.string().optional(),
      record: said.or(z.unknown().transform(() => null)),
      indexedAt: z.string(),
    }),
  ),
})
type Notification = z.infer<typeof notifications>['notifications'][number]

const reasons = ['mention', 'reply', 'quote'] as const

const listed = async <T>(
  session: AccountSession,
  cursor: string | null,
  { io, of, toItems }: { io: AdapterIo; of: readonly string[]; toItems: (one: Notification) => T[] },
): Promise<ReceivedPage<T>> => {
  const place = placeOf(cursor)
  const found = await call(session, io, {
    method: 'app.bsky.notification.listNotifications',
    query: { reasons: of, limit: String(notificationLimit.count), ...(place?.page !== undefined && { cursor: place.page }) },
    answer: notifications,
  })
  const since = place?.since ?? ''
  // Of one instant, some may not have been there yet.
  const isNew = ({ indexedAt }: Notification) => indexedAt >= since
  const after = placeAfter(place, {
    newest: found.notifications[0]?.indexedAt,
    reached: !found.notifications.every(isNew),
    next: found.notifications.length > 0 ? found.cursor : undefined,
  })
  return { items: found.notifications.filter(isNew).flatMap(toItems), ...after }
}

const mentions: ReadReceived = (session, cursor, io) => listed(session, cursor, { io, of: reasons, toItems: (one) => toItem(session, one) })

const followers: ReadReceived<NewFollower> = (session, cursor, io) =>
  listed(session, cursor, {
    io,
    of: ['follow'],
    toItems: ({ reason, author: { did, handle, displayName }, indexedAt }) =>
      // A server that does not know `reasons` tells everything.
      reason !== 'follow' || did === session.remoteId
        ? []
        : [
            {
              person: { id: did, handle, ...(displayName !== undefined && displayName !== '' && { name: displayName }) },
              at: Date.parse(indexedAt),
              url: webUrl(session.service, `/profile/${did}`),
            },
          ],
  })

const toItem = (session: AccountSession, one: Notification): ReceivedItem[] => {
  const { reason, record, uri, cid, author, reasonSubject, indexedAt } = one
  if (!record || !reasons.some((known) => known === reason)) return []
  return [
    {
      ...shownPost(session, { uri, cid, author, record, indexedAt }),
      kind: reason === 'reply' ? 'reply' : 'mention',
      ...(reason === 'reply' && reasonSubject !== undefined && { onPost: reasonSubject }),
    },
  ]
}

interface PostSeen {
  uri: string
  cid: string
  author: z.infer<typeof person>
  record: z.infer<typeof said>
  indexedAt: string
  viewer?: { like?: string | undefined } | undefined
}

const shownPost = (session: AccountSession, { uri, cid, author, record, indexedAt, viewer }: PostSeen): Omit<ReceivedItem, 'kind'> => {
  const key = uri.split('/')[4] ?? ''
  const root = record.reply?.root
  return {
    remoteId: uri,
    version: cid,
    url: webUrl(session.service, `/profile/${author.did}/post/${key}`),
    author: { id: author.did, handle: author.handle, ...(author.displayName !== undefined && { name: author.displayName }) },
    text: record.text,
    at: instantOf(record.createdAt, indexedAt),
    seenAt: Date.parse(indexedAt),
    conversation: root?.uri ?? uri,
    ...(root && { root: { remoteId: root.uri, version: root.cid } }),
    ...(viewer && { mine: { like: viewer.like ?? null } }),
    ...(author.did === session.remoteId && { own: true as const }),
  }
}

/** What the author's program wrote may be nonsense or ahead of time; when the network saw it is not. */
const instantOf = (written: string | undefined, indexedAt: string): number => {
  const seen = Date.parse(indexedAt)
  const at = Date.parse(written ?? '')
  return Number.isNaN(at) ? seen : Math.min(at, seen)
}

const postView = z.object({
  uri: z.string(),
  cid: z.string(),
  author: person,
  record: said,
  indexedAt: z.string(),
  viewer: z.object({ like: z.string().optional() }).optional(),
})
interface ThreadNode {
  post: z.infer<typeof postView>
  parent?: ThreadNode | null | undefined
  replies?: (ThreadNode | null)[] | undefined
}
/** Blocked and missing posts have another shape and are left out. */
const node: z.ZodType<ThreadNode> = z.lazy(() =>
  z.object({
    post: postView,
    parent: node.or(z.unknown().transform(() => null)).optional(),
    replies: z.array(node.or(z.unknown().transform(() => null))).optional(),
  }),
)
const wholeThread = z.object({ thread: node })

const conversation: NonNullable<Inbox['conversation']> = async (session, { conversation: uri }, io) => {
  if (!uri.startsWith('at://')) return conversationOf(session, uri, io)
  try {
    const query = { uri, depth: String(threadLimit.depth), parentHeight: '0' }
    const { thread } = await call(session, io, { method: 'app.bsky.feed.getPostThread', query, answer: wholeThread })
    return flat(session, thread).toSorted((a, b) => a.at - b.at)
  } catch (error) {
    if (isAppError(error, 'NOT_FOUND')) return []
    throw error
  }
}

const flat = (session: AccountSession, { post, replies = [] }: ThreadNode): ReceivedItem[] => [
  { ...shownPost(session, post), kind: post.record.reply ? 'reply' : 'mention' },
  ...replies.flatMap((reply) => (reply ? flat(session, reply) : [])),
]

export const inbox: Inbox = { mentions, messages, followers, conversation }
