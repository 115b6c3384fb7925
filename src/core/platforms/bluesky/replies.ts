/** Replies to a post. */
import { isAppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, RemotePost, RemoteReply } from '../kit/adapter.ts'
import { thread } from './answers.ts'
import { call } from './client.ts'
import { webUrl } from './service-url.ts'

/** Direct replies, oldest first. A post that is gone has none; a server without the network's view throws PLATFORM_DOWN. */
export const replies = async (session: AccountSession, remote: RemotePost, io: AdapterIo): Promise<RemoteReply[]> => {
  try {
    const query = { uri: remote.remoteId, depth: '1', parentHeight: '0' }
    const found = await call(session, io, { method: 'app.bsky.feed.getPostThread', query, answer: thread })
    return (found.thread.replies ?? []).flatMap((reply) => (reply ? [toReply(session, reply.post)] : [])).toSorted((a, b) => a.at - b.at)
  } catch (error) {
    if (isAppError(error, 'NOT_FOUND')) return []
    throw error
  }
}

interface ReplyView {
  uri: string
  cid: string
  author: { handle: string }
  record: { text: string; createdAt: string }
  indexedAt: string
  viewer?: { like?: string | undefined } | undefined
}

const toReply = (session: AccountSession, post: ReplyView): RemoteReply => {
  const [, , did, , key] = post.uri.split('/')
  return {
    remoteId: post.uri,
    version: post.cid,
    author: post.author.handle,
    text: post.record.text,
    at: instantOf(post),
    url: webUrl(session.service, `/profile/${did ?? ''}/post/${key ?? ''}`),
    ...(post.viewer && { mine: { like: post.viewer.like ?? null } }),
  }
}

/** `createdAt` is what the author's program wrote, which may be nonsense; the view's own time is not. */
const instantOf = ({ record, indexedAt }: ReplyView): number => {
  const written = Date.parse(record.createdAt)
  return Number.isNaN(written) ? Date.parse(indexedAt) : written
}
