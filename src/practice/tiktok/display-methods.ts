/** The Display API: who the account is, its public videos and their figures. */
import * as z from 'zod'
import { nobody } from '../audience.ts'
import type { PracticeRequest, Route } from '../http-server.ts'
import { base, endpoint, type Asker, type TiktokParts } from './methods.ts'
import type { TiktokAccount, TiktokPost } from './network.ts'
import { refused } from './refusals.ts'
import { settleAll } from './settle.ts'

const perMinute = 600

/** Fields of an account, with the scope that each wants. */
const userFields: Readonly<Record<string, { scope: string; read: (parts: TiktokParts, account: TiktokAccount) => unknown }>> = {
  open_id: { scope: 'user.info.basic', read: (_, { id }) => id },
  union_id: { scope: 'user.info.basic', read: (_, { id }) => `u${id}` },
  avatar_url: { scope: 'user.info.basic', read: (parts, { id }) => `${parts.url()}/avatar/${id}` },
  display_name: { scope: 'user.info.basic', read: (_, { displayName }) => displayName },
  username: { scope: 'user.info.profile', read: (_, { username }) => username },
  follower_count: { scope: 'user.info.stats', read: (parts, account) => followersOf(parts, account) },
  following_count: { scope: 'user.info.stats', read: () => 0 },
  likes_count: {
    scope: 'user.info.stats',
    read: (parts, { id }) => parts.network.postsOf(id).reduce((sum, post) => sum + figuresOf(parts, post).likes, 0),
  },
  video_count: { scope: 'user.info.stats', read: (parts, { id }) => publicVideos(parts, id).length },
}

export const followersOf = ({ audience }: TiktokParts, { id, createdAt }: TiktokAccount): number =>
  audience?.followers({ id, createdAt }) ?? 0

export const figuresOf = ({ audience, network }: TiktokParts, post: TiktokPost) => {
  const media = post.media === 'video' ? ('video' as const) : ('images' as const)
  const by = network.accountsById.get(post.account) ?? { id: post.account }
  const seen = { uri: post.id, indexedAt: post.createdAt, media, text: post.text, by }
  const simulated = post.privacy === 'SELF_ONLY' ? nobody : (audience?.figures(seen) ?? nobody)
  return {
    likes: simulated.likes + network.likesOf(post.id),
    comments: simulated.replies.length,
    said: simulated.replies,
    shares: simulated.shares,
    views: simulated.views + network.likesOf(post.id),
  }
}

const publicVideos = (parts: TiktokParts, account: string): TiktokPost[] => {
  settleAll(parts, account)
  return parts.network.postsOf(account).filter(({ media, privacy }) => media === 'video' && privacy === 'PUBLIC_TO_EVERYONE')
}

const videoFields: Readonly<Record<string, (parts: TiktokParts, post: TiktokPost, account: TiktokAccount) => unknown>> = {
  id: (_, { id }) => id,
  title: (_, { text }) => text,
  video_description: (_, { text }) => text,
  create_time: (_, { createdAt }) => Math.trunc(createdAt / 1000),
  cover_image_url: (parts, { files }) => `${parts.url()}/file/${files[0] ?? ''}`,
  share_url: (parts, { id }, { username }) => `${parts.url()}/@${username}/video/${id}`,
  duration: () => 12,
  like_count: (parts, post) => figuresOf(parts, post).likes,
  comment_count: (parts, post) => figuresOf(parts, post).comments,
  share_count: (parts, post) => figuresOf(parts, post).shares,
  view_count: (parts, post) => figuresOf(parts, post).views,
}

export const displayMethods = (parts: TiktokParts): Route[] => [
  endpoint(parts, {
    method: 'GET',
    path: '/v2/user/info/',
    scopes: Object.values(userFields).map(({ scope }) => scope),
    perMinute,
    handle: ({ asker, request }) => ({ user: Object.fromEntries(fieldsIn(request).map((name) => [name, userField(parts, asker, name)])) }),
  }),
  endpoint(parts, {
    path: '/v2/video/list/',
    scopes: ['video.list'],
    perMinute,
    body: z.object({ max_count: z.int().min(1).max(20).default(10), cursor: z.int().optional() }),
    handle: ({ asker: { account }, request, body: { max_count: max, cursor } }) => {
      const older = publicVideos(parts, account.id).filter(({ createdAt }) => cursor === undefined || createdAt < cursor)
      const page = older.slice(0, max)
      return {
        videos: page.map((post) => videoView(parts, request, post, account)),
        cursor: page.at(-1)?.createdAt ?? cursor ?? 0,
        has_more: older.length > max,
      }
    },
  }),
  endpoint(parts, {
    path: '/v2/video/query/',
    scopes: ['video.list'],
    perMinute,
    body: z.object({ filters: z.object({ video_ids: z.array(z.string()).max(20) }) }),
    handle: ({ asker: { account }, request, body }) => ({
      videos: publicVideos(parts, account.id)
        .filter(({ id }) => body.filters.video_ids.includes(id))
        .map((post) => videoView(parts, request, post, account)),
    }),
  }),
  {
    method: 'GET',
    path: `${base}/avatar/*`,
    handle: () => ({ status: 200, headers: { 'content-type': 'image/svg+xml' }, body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }),
  },
]

const fieldsIn = ({ query }: PracticeRequest): string[] => (query.get('fields') ?? '').split(',').filter((name) => name !== '')

const userField = (parts: TiktokParts, { account, scope }: Asker, name: string): unknown => {
  const field = userFields[name]
  if (!field) throw refused('invalid_params', `unknown field ${name}`)
  if (!scope.includes(field.scope)) throw refused('scope_not_authorized')
  return field.read(parts, account)
}

const videoView = (parts: TiktokParts, request: PracticeRequest, post: TiktokPost, account: TiktokAccount): object =>
  Object.fromEntries(
    fieldsIn(request).map((name) => {
      const read = videoFields[name]
      if (!read) throw refused('invalid_params', `unknown field ${name}`)
      return [name, read(parts, post, account)]
    }),
  )
