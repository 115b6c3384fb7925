/** Replies to a post: X's search finds those of the last seven days. */
import type { AccountSession, AdapterIo, RemotePost, RemoteReply } from '../kit/adapter.ts'
import { posts } from './answers.ts'
import { call } from './client.ts'
import { postsRead } from './paid.ts'
import { postUrl } from './service-url.ts'
import { mentionsIn } from './text.ts'
import { readCredential } from './credential.ts'

/** Each post read is paid for: the newest ones are enough to answer. */
const most = 50

/** Direct replies, oldest first. */
export const replies = async (session: AccountSession, { remoteId }: RemotePost, io: AdapterIo): Promise<RemoteReply[]> => {
  const { data, includes } = await call(session, io, {
    path: '/2/tweets/search/recent',
    budget: 'search',
    query: {
      query: `conversation_id:${remoteId} is:reply`,
      max_results: String(most),
      'user.fields': 'username',
    },
    posts: { fields: ['created_at'], expansions: ['author_id', 'referenced_posts'] },
    answer: posts,
    paid: postsRead,
    canWait: true,
  })
  const own = readCredential(session.credential()).username.toLowerCase()
  const names = new Map((includes?.users ?? []).map(({ id, username }) => [id, username]))
  return data
    .filter(({ references }) => references.some(({ type, id }) => type === 'replied_to' && id === remoteId))
    .toReversed()
    .map((post) => {
      const author = names.get(post.author_id ?? '') ?? ''
      return {
        remoteId: post.id,
        author,
        text: post.text,
        at: Date.parse(post.created_at ?? ''),
        url: postUrl(session.service, author || 'i', post.id),
        summons: mentionsIn(post.text).some((name) => name.toLowerCase() === own),
      }
    })
}
