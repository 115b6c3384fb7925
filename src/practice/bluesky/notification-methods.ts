/** `app.bsky.notification.listNotifications`: what others say to an account and who begins to follow it, newest first. */
import type { Route } from '../http-server.ts'
import { limitParam, query, signedIn, type BlueskyParts } from './methods.ts'
import { cidOfRecord } from './cid.ts'
import { followCollection, reasonsOf, type PracticeAccount, type StoredRecord } from './network.ts'
import { simulatedMentions } from './simulated-mentions.ts'
import { feedOf } from './view-methods.ts'
import { figuresOf, profileView, simulatedReplyView } from './views.ts'

interface Notification {
  uri: string
  cid: string
  author: object
  reason: string
  reasonSubject?: string
  record: object
  isRead: boolean
  indexedAt: string
}

/** Posts whose simulated answers are told: nobody answers older ones. */
const toldPosts = 40

export const notificationMethods = (parts: BlueskyParts): Route[] => [
  query(parts, 'app.bsky.notification.listNotifications', (request) => {
    const account = signedIn(parts, request)
    const reasons = request.query.getAll('reasons')
    const after = request.query.get('cursor')
    const all = notificationsOf(parts, account)
      .filter(({ reason }) => reasons.length === 0 || reasons.includes(reason))
      .toSorted((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1))
    const rest = after === null ? all : all.filter((one) => placeOf(one) < after)
    const page = rest.slice(0, limitParam(request, 50))
    const last = page.at(-1)
    return { notifications: page, ...(last && page.length < rest.length && { cursor: placeOf(last) }) }
  }),
]

const placeOf = ({ indexedAt, uri }: Notification): string => `${indexedAt}::${uri}`

/** After so long nobody of the audience comes to a post any more (`audience.ts`: a few days). */
const settledAfterMs = 14 * 86_400_000

/** What the audience says under a post stays as it is: it is put together once, as its names take a hash each. */
const repliesTold = new WeakMap<StoredRecord, { byKey: Map<string, Notification>; settled: Notification[] | null }>()

const repliesOf = (parts: BlueskyParts, post: StoredRecord): Notification[] => {
  const told = repliesTold.get(post) ?? { byKey: new Map<string, Notification>(), settled: null }
  repliesTold.set(post, told)
  if (told.settled) return told.settled
  const replies = figuresOf(parts, post).replies.map((reply) => {
    const before = told.byKey.get(reply.key)
    if (before) return before
    const { uri, cid, author, record, indexedAt } = simulatedReplyView(parts, post, reply).post
    const made: Notification = { uri, cid, author, reason: 'reply', reasonSubject: post.uri, record, isRead: false, indexedAt }
    told.byKey.set(reply.key, made)
    return made
  })
  if (parts.network.clock.now() - post.indexedAt > settledAfterMs) told.settled = replies
  return replies
}

const notificationsOf = (parts: BlueskyParts, account: PracticeAccount): Notification[] => [
  ...parts.network.saidTo(account.did).flatMap((post): Notification[] => {
    const author = parts.network.accountsByDid.get(post.did)
    const why = reasonsOf(post).find(({ did }) => did === account.did)
    if (!author || !why) return []
    const { followersCount: _a, followsCount: _b, postsCount: _c, ...shown } = profileView(parts, author)
    const { uri, cid, value: record } = post
    const indexedAt = new Date(post.indexedAt).toISOString()
    const subject = why.subject !== undefined && { reasonSubject: why.subject }
    return [{ uri, cid, author: shown, reason: why.reason, ...subject, record, isRead: false, indexedAt }]
  }),
  ...feedOf(account)
    .slice(0, toldPosts)
    .flatMap((post) => repliesOf(parts, post)),
  ...parts.network.followersRecords(account.did).flatMap((follow): Notification[] => {
    const author = parts.network.accountsByDid.get(follow.did)
    if (!author) return []
    const { followersCount: _a, followsCount: _b, postsCount: _c, ...shown } = profileView(parts, author)
    return [followNotification({ uri: follow.uri, cid: follow.cid, author: shown, record: follow.value, at: follow.indexedAt })]
  }),
  ...(parts.audience?.newFollowers({ id: account.did, createdAt: account.createdAt }) ?? []).map(({ key, name, at }) => {
    const did = `did:web:${name}.audience.test`
    const record = { $type: followCollection, subject: account.did, createdAt: new Date(at).toISOString() }
    const uri = `at://${did}/${followCollection}/${key}`
    return followNotification({ uri, cid: cidOfRecord(record), author: { did, handle: `${name}.audience.test` }, record, at })
  }),
  ...simulatedMentions(parts, account).map(({ post }): Notification => {
    const { uri, cid, author, record, indexedAt } = post
    return { uri, cid, author, reason: 'mention', record, isRead: false, indexedAt }
  }),
]

const followNotification = ({ at, ...what }: Pick<Notification, 'uri' | 'cid' | 'author' | 'record'> & { at: number }): Notification => ({
  ...what,
  reason: 'follow',
  isRead: false,
  indexedAt: new Date(at).toISOString(),
})
