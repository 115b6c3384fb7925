/**
 * Whether an operation is out: looked for among the account's own newest posts, back to when it was first to go out.
 * X is asked for posts, not for a time, so that neither side's clock can hide one.
 */
import { AppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, Lookup, Operation } from '../kit/adapter.ts'
import { posts, type XPost } from './answers.ts'
import { callTimed } from './client.ts'
import { pageLimit } from './limits.ts'
import { ownPostsRead } from './paid.ts'
import { toRemote } from './publish.ts'
import { likenessOf } from './same-post.ts'

/** Each post read is paid for, and the one looked for is mostly the newest. */
const firstPage = 10
/** What clocks that were set by the network may differ. */
const marginMs = 10 * 60_000

/**
 * Throws NOT_SUPPORTED (a person must look) where the same words are out with links that cannot be held against ours, or
 * where X does not say what they answer.
 */
export const findPublished = async (session: AccountSession, operation: Operation, io: AdapterIo): Promise<Lookup> => {
  let isLike = false
  for await (const { post, likeness } of newestFirst(session, operation, io)) {
    if (likeness === 'same') {
      const createdAt = Date.parse(post.created_at ?? '')
      return { state: 'found', remote: toRemote(session, post.id), ...(!Number.isNaN(createdAt) && { createdAt }) }
    }
    isLike ||= likeness === 'cannot_tell'
  }
  if (isLike) throw new AppError('NOT_SUPPORTED', { platform: 'x', capability: 'look_up' })
  return { state: 'absent' }
}

async function* newestFirst(session: AccountSession, operation: Operation, io: AdapterIo) {
  let next: string | undefined
  do {
    const { value, serverNow } = await callTimed(session, io, {
      path: `/2/users/${session.remoteId}/tweets`,
      budget: 'own_posts',
      query: {
        max_results: String(next === undefined ? firstPage : pageLimit.most),
        exclude: 'retweets',
        'media.fields': 'alt_text',
        ...(next !== undefined && { pagination_token: next }),
      },
      posts: {
        fields: ['created_at', 'entities', 'attachments'],
        // What they answer is paid for too: asked for only where it tells parts of a thread apart.
        expansions: ['attachments.media_keys', ...(operation.answers === undefined ? [] : (['referenced_posts'] as const))],
      },
      answer: posts,
      paid: ownPostsRead,
    })
    const since = sinceOf(operation, io.clock.now(), serverNow)
    const alts = new Map((value.includes?.media ?? []).map(({ media_key: key, alt_text: alt }) => [key, alt ?? '']))
    for (const post of value.data) {
      if (isOlder(post, since)) return
      yield { post, likeness: likenessOf(operation, post, alts) }
    }
    next = value.meta?.next_token
  } while (next !== undefined)
}

/** By X's clock; the operation was planned by ours, which may be ahead of it. */
export const sinceOf = ({ createdAt }: Pick<Operation, 'createdAt'>, now: number, serverNow: number | null): number =>
  createdAt + Math.min(0, (serverNow ?? now) - now) - marginMs

const isOlder = ({ created_at: at }: XPost, since: number): boolean => at !== undefined && Date.parse(at) < since
