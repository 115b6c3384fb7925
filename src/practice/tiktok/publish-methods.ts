/** The Content Posting API: who may post what, beginning a post, and what became of it. */
import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import type { Route } from '../http-server.ts'
import { endpoint, int64, type Asker, type TiktokParts } from './methods.ts'
import type { PostInfo, Publish } from './network.ts'
import {
  assertInboxHasRoom,
  assertMayPost,
  assertVerified,
  postInfo,
  privacyOptions,
  uploadOf,
  videoSource,
  type VideoSource,
} from './publish-rules.ts'
import { pull } from './pull.ts'
import { refused } from './refusals.ts'
import { settle } from './settle.ts'

const photoPost = z.object({
  media_type: z.literal('PHOTO'),
  post_mode: z.enum(['DIRECT_POST', 'MEDIA_UPLOAD']),
  post_info: z.unknown(),
  source_info: z.object({
    source: z.literal('PULL_FROM_URL'),
    photo_images: z.array(z.url()).min(1).max(35),
    photo_cover_index: z.int().min(0).default(0),
  }),
})
const photoInfo = postInfo.refine(({ title }) => title.length <= 90, { path: ['title'], message: 'too long' })
/** Of a draft: the creator chooses the rest. */
const draftInfo = z.object({ title: z.string().max(90).default(''), description: z.string().max(4000).default('') }).optional()

export const publishMethods = (parts: TiktokParts): Route[] => [
  endpoint(parts, {
    path: '/v2/post/publish/creator_info/query/',
    scopes: ['video.publish'],
    perMinute: 20,
    handle: ({ asker: { account } }) => ({
      creator_avatar_url: `${parts.url()}/avatar/${account.id}`,
      creator_username: account.username,
      creator_nickname: account.displayName,
      privacy_level_options: privacyOptions(account),
      comment_disabled: account.off.includes('comment'),
      duet_disabled: account.off.includes('duet'),
      stitch_disabled: account.off.includes('stitch'),
      max_video_post_duration_sec: account.maxVideoSeconds,
    }),
  }),
  endpoint(parts, {
    path: '/v2/post/publish/video/init/',
    scopes: ['video.publish'],
    perMinute: 6,
    body: z.object({ post_info: postInfo, source_info: videoSource }),
    handle: ({ asker, body }) => {
      assertMayPost(parts, asker, body.post_info)
      return beginVideo(parts, asker, 'direct', body.post_info, body.source_info)
    },
  }),
  endpoint(parts, {
    path: '/v2/post/publish/inbox/video/init/',
    scopes: ['video.upload'],
    perMinute: 6,
    body: z.object({ source_info: videoSource }),
    handle: ({ asker, body }) => {
      assertInboxHasRoom(parts, asker)
      return beginVideo(parts, asker, 'inbox', null, body.source_info)
    },
  }),
  endpoint(parts, {
    path: '/v2/post/publish/content/init/',
    scopes: ['video.publish', 'video.upload'],
    perMinute: 6,
    body: photoPost,
    handle: ({ asker, body: { post_mode: mode, post_info: sent, source_info: source } }) => {
      const isDirect = mode === 'DIRECT_POST'
      if (!asker.scope.includes(isDirect ? 'video.publish' : 'video.upload')) throw refused('scope_not_authorized')
      const info = isDirect ? photoInfo.safeParse(sent) : draftInfo.safeParse(sent)
      if (!info.success) throw refused('invalid_params')
      const direct = isDirect ? (info.data as PostInfo) : null
      if (direct) assertMayPost(parts, asker, direct)
      else assertInboxHasRoom(parts, asker)
      assertVerified(asker, source.photo_images)
      if (source.photo_cover_index >= source.photo_images.length) throw refused('invalid_params', 'The cover is none of the photos.')
      const publish = begun(parts, asker, { mode: isDirect ? 'direct' : 'inbox', media: 'photo', info: direct, upload: null })
      pull(parts, publish.id, source.photo_images)
      return { publish_id: publish.id }
    },
  }),
  endpoint(parts, {
    path: '/v2/post/publish/status/fetch/',
    scopes: ['video.publish', 'video.upload'],
    perMinute: 30,
    body: z.object({ publish_id: z.string() }),
    handle: ({ asker, body }) => {
      const found = parts.network.findPublish(body.publish_id)
      if (!found || found.account !== asker.account.id) throw refused('invalid_publish_id')
      return statusOf(parts, settle(parts, found))
    },
  }),
]

const beginVideo = (parts: TiktokParts, asker: Asker, mode: Publish['mode'], info: PostInfo | null, source: VideoSource): object => {
  if (source.source === 'PULL_FROM_URL') {
    assertVerified(asker, [source.video_url])
    const { id } = begun(parts, asker, { mode, media: 'video', info, upload: null })
    pull(parts, id, [source.video_url])
    return { publish_id: id }
  }
  const token = randomBytes(16).toString('hex')
  const { id } = begun(parts, asker, { mode, media: 'video', info, upload: { token, ...uploadOf(source) } })
  return { publish_id: id, upload_url: `${parts.url()}/upload/${id}?upload_token=${token}` }
}

const begun = ({ network }: TiktokParts, { account, app }: Asker, how: Pick<Publish, 'mode' | 'media' | 'info' | 'upload'>): Publish => {
  const kind = `${how.media === 'video' ? 'v' : 'p'}_${how.mode === 'direct' ? 'pub' : 'inbox'}_${how.upload ? 'file' : 'url'}`
  const publish: Publish = {
    ...how,
    id: `${kind}~v2-1.${randomBytes(8).readBigUInt64BE()}`,
    account: account.id,
    clientKey: app.clientKey,
    beganAt: network.clock.now(),
    received: 0,
    completeAt: null,
    failReason: null,
    files: [],
    postId: null,
  }
  network.savePublish(publish)
  return publish
}

const statusOf = (parts: TiktokParts, publish: Publish): object => {
  const bytes = publish.upload ? { uploaded_bytes: publish.received } : { downloaded_bytes: publish.received }
  if (publish.failReason !== null) return { status: 'FAILED', fail_reason: publish.failReason, ...bytes }
  if (publish.postId !== null)
    return { status: 'PUBLISH_COMPLETE', publicaly_available_post_id: publicIds(parts, publish.postId).map(int64), ...bytes }
  if (publish.completeAt !== null && parts.network.clock.now() >= publish.completeAt + parts.processingMs)
    return { status: 'SEND_TO_USER_INBOX', ...bytes }
  return { status: publish.upload ? 'PROCESSING_UPLOAD' : 'PROCESSING_DOWNLOAD', ...bytes }
}

/** Only of a public post, and only once it was looked at. */
const publicIds = ({ network, moderationMs }: TiktokParts, postId: string): string[] => {
  const post = network.findPost(postId)
  return post?.privacy === 'PUBLIC_TO_EVERYONE' && network.clock.now() >= post.createdAt + moderationMs ? [postId] : []
}
