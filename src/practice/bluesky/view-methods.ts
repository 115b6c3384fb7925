/** `app.bsky.*`: the network as its accounts see it. */
import { Refusal } from '../answer.ts'
import type { PracticeRequest, Route } from '../http-server.ts'
import { limitParam, param, query, signedIn, type BlueskyParts } from './methods.ts'
import { postCollection, type PracticeAccount, type StoredRecord } from './network.ts'
import { simulatedMention } from './simulated-mentions.ts'
import { figuresOf, isReply, postView, profileView, simulatedReplyView } from './views.ts'

export const viewMethods = (parts: BlueskyParts): Route[] => [
  query(parts, 'app.bsky.actor.getProfile', (request) => {
    signedIn(parts, request)
    return profileView(parts, actor(parts, param(request, 'actor')))
  }),
  query(parts, 'app.bsky.actor.getProfiles', (request) => {
    signedIn(parts, request)
    const found = request.query
      .getAll('actors')
      .slice(0, 25)
      .map((name) => parts.network.findAccount(name))
    return { profiles: found.flatMap((account) => (account ? [profileView(parts, account)] : [])) }
  }),
  query(parts, 'app.bsky.feed.getPosts', (request) => {
    const viewer = signedIn(parts, request)
    const uris = request.query.getAll('uris')
    if (uris.length === 0 || uris.length > 25) throw new Refusal(400, 'InvalidRequest', 'uris must have 1 to 25 elements')
    return { posts: uris.flatMap((uri) => postByUri(parts, uri)).map((post) => postView(parts, post, viewer)) }
  }),
  query(parts, 'app.bsky.feed.getAuthorFeed', (request) => {
    signedIn(parts, request)
    const posts = feedOf(actor(parts, param(request, 'actor')))
    const start = Math.max(0, Number(request.query.get('cursor') ?? 0) || 0)
    const end = start + limitParam(request, 50)
    return {
      feed: posts.slice(start, end).map((post) => ({ post: postView(parts, post) })),
      ...(end < posts.length && { cursor: String(end) }),
    }
  }),
  query(parts, 'app.bsky.feed.getPostThread', (request) => {
    const viewer = signedIn(parts, request)
    const uri = param(request, 'uri')
    const [post] = postByUri(parts, uri)
    const simulated = post ? undefined : simulatedMention(parts, viewer, uri)
    if (simulated) return { thread: { ...simulated, replies: answersTo(parts, uri, depthOf(request), viewer) } }
    if (!post) throw new Refusal(400, 'NotFound', `Post not found: ${uri}`)
    return { thread: threadView(parts, post, depthOf(request), viewer) }
  }),
]

/** Newest first; answers to others are left out of it. */
export const feedOf = (account: PracticeAccount): StoredRecord[] =>
  [...(account.collections.get(postCollection)?.values() ?? [])]
    .filter((post) => !isReply(post))
    .toSorted((a, b) => b.indexedAt - a.indexedAt || (a.rkey < b.rkey ? 1 : -1))

const actor = (parts: BlueskyParts, name: string): PracticeAccount => {
  const account = parts.network.findAccount(name)
  if (!account) throw new Refusal(400, 'InvalidRequest', 'Profile not found')
  return account
}

const postByUri = (parts: BlueskyParts, uri: string): StoredRecord[] => {
  const post = parts.network.findRecord(uri)
  return post && post.value.$type === postCollection ? [post] : []
}

const depthOf = (request: PracticeRequest): number => Math.min(10, Math.max(0, Number(request.query.get('depth') ?? 6) || 0))

const threadView = (parts: BlueskyParts, post: StoredRecord, depth: number, viewer: PracticeAccount): object => ({
  $type: 'app.bsky.feed.defs#threadViewPost',
  post: postView(parts, post, viewer),
  ...(depth > 0 && {
    replies: [
      ...answersTo(parts, post.uri, depth, viewer),
      ...figuresOf(parts, post).replies.map((reply) => {
        const view = simulatedReplyView(parts, post, reply, viewer)
        return { ...view, replies: answersTo(parts, view.post.uri, depth - 1, viewer) }
      }),
    ],
  }),
})

const answersTo = (parts: BlueskyParts, uri: string, depth: number, viewer: PracticeAccount): object[] =>
  depth <= 0
    ? []
    : [...(parts.network.mentionsOf(uri)?.replies ?? [])]
        .flatMap((answer) => postByUri(parts, answer))
        .map((answer) => threadView(parts, answer, depth - 1, viewer))
