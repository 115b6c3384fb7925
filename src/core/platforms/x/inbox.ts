/**
 * Who names the account, and what is said around it. Every post read is paid for, so that only those are asked for that came
 * since; what a mention answers is not, since the conversation tells whose it is.
 */
import type { AccountSession, AdapterIo } from '../kit/adapter.ts'
import type { Inbox, ReadReceived, ReceivedItem } from '../kit/adapter.ts'
import { placeAfter, placeOf } from '../kit/read-back.ts'
import { posts, type XPost } from './answers.ts'
import { call } from './client.ts'
import { readCredential } from './credential.ts'
import { pageLimit } from './limits.ts'
import { messages, messagesWith } from './messages.ts'
import { postsRead } from './paid.ts'
import { postUrl } from './service-url.ts'
import { mentionsIn } from './text.ts'

/** Of an account that was never read. */
const firstPage = 10

const mentions: ReadReceived = async (session, cursor, io) => {
  const place = placeOf(cursor)
  const { data, includes, meta } = await call(session, io, {
    path: `/2/users/${session.remoteId}/mentions`,
    budget: 'mentions',
    query: {
      max_results: String(place ? pageLimit.most : firstPage),
      'user.fields': 'name,username',
      ...(place && place.since !== '' && { since_id: place.since }),
      ...(place?.page !== undefined && { pagination_token: place.page }),
    },
    posts: { fields: ['created_at', 'conversation_id'], expansions: ['author_id'] },
    answer: posts,
    paid: postsRead,
    canWait: true,
  })
  const after = placeAfter(place, { newest: data[0]?.id, reached: false, next: meta?.next_token })
  const items = data.filter(({ author_id: author }) => author !== session.remoteId)
  return { items: items.map((post) => toItem(session, post, includes?.users ?? [])), ...after }
}

type User = NonNullable<NonNullable<ReturnType<typeof posts.parse>['includes']>['users']>[number]

const toItem = (session: AccountSession, post: XPost, users: readonly User[]): ReceivedItem => {
  const author = users.find(({ id }) => id === post.author_id)
  const own = readCredential(session.credential()).username.toLowerCase()
  const conversation = post.conversation_id ?? post.id
  const isOwn = post.author_id === session.remoteId
  return {
    kind: 'mention',
    remoteId: post.id,
    url: postUrl(session.service, author?.username ?? 'i', post.id),
    author: { id: post.author_id ?? '', handle: author?.username ?? '', ...(author?.name !== undefined && { name: author.name }) },
    text: post.text,
    at: Date.parse(post.created_at ?? '') || 0,
    conversation,
    ...(conversation !== post.id && { root: { remoteId: conversation }, onPost: conversation }),
    ...(isOwn ? { own: true as const } : { summons: mentionsIn(post.text).some((name) => name.toLowerCase() === own) }),
  }
}

/** As many as are worth their price. */
const most = 50

/** Of the last seven days, as far back as X's search goes. */
const conversation: NonNullable<Inbox['conversation']> = async (session, { conversation: id }, io: AdapterIo) => {
  if (id.includes('-')) return messagesWith(session, id, io)
  const { data, includes } = await call(session, io, {
    path: '/2/tweets/search/recent',
    budget: 'search',
    query: { query: `conversation_id:${id}`, max_results: String(most), 'user.fields': 'name,username' },
    posts: { fields: ['created_at', 'conversation_id'], expansions: ['author_id'] },
    answer: posts,
    paid: postsRead,
    canWait: true,
  })
  return data.toReversed().map((post) => toItem(session, post, includes?.users ?? []))
}

export const inbox: Inbox = { mentions, messages, conversation }
