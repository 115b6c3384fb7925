/** What is said to an account: messages, and comments under its media with the answers to them. Who names it is told to no program that asks. */
import { isAppError } from '../../app-error.ts'
import type { Inbox, ReceivedItem } from '../kit/adapter.ts'
import { captioned, comments as answered, ownName } from './answers.ts'
import { call } from './client.ts'
import { comments } from './comments.ts'
import { conversationWith, messages, withPerson } from './messages.ts'
import { ownPath } from './service-url.ts'

const fields = 'id,text,timestamp,username'

const conversation: NonNullable<Inbox['conversation']> = async (session, { conversation: id }, io) => {
  if (id.startsWith(withPerson)) return conversationWith(session, id, io)
  try {
    const { username: own } = await call(session, io, { path: ownPath(session), query: { fields: 'username' }, answer: ownName })
    const said = await call(session, io, { path: `/${id}/comments`, query: { fields, limit: '50' }, answer: answered })
    const post = await call(session, io, { path: `/${id}`, query: { fields: 'caption,timestamp,permalink' }, answer: captioned })
    const theirs = said.data.map(({ id: remoteId, text = '', timestamp, username: handle = '' }): ReceivedItem => ({
      kind: 'comment',
      remoteId,
      url: null,
      author: { id: handle, handle },
      text,
      at: Date.parse(timestamp),
      conversation: id,
      ...(handle === own && { own: true as const }),
    }))
    const ours: ReceivedItem = {
      kind: 'comment',
      remoteId: id,
      url: post.permalink ?? null,
      author: { id: own, handle: own },
      text: post.caption ?? '',
      at: Date.parse(post.timestamp),
      conversation: id,
      own: true,
    }
    return [ours, ...theirs.toReversed().toSorted((a, b) => a.at - b.at)]
  } catch (error) {
    if (isAppError(error, 'NOT_FOUND')) return []
    throw error
  }
}

export const inbox: Inbox = { comments, messages, conversation }
