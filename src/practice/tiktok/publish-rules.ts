/** What TikTok takes and refuses of a post that begins (platforms.md, TT-2). */
import * as z from 'zod'
import type { Asker, TiktokParts } from './methods.ts'
import type { PostInfo, Publish, TiktokAccount } from './network.ts'
import { refused } from './refusals.ts'

const dayMs = 86_400_000
/** Bounds of a chunk; TikTok writes "5 MB" and "64 MB", and does not say of which megabyte: both readings are taken. */
const smallestChunk = 5_000_000
const largestChunk = 64 * 1024 * 1024
const largestVideo = 4 * 1024 ** 3

export const videoSource = z.discriminatedUnion('source', [
  z.object({
    source: z.literal('FILE_UPLOAD'),
    video_size: z.int().min(1).max(largestVideo),
    chunk_size: z.int().min(1),
    total_chunk_count: z.int().min(1).max(1000),
  }),
  z.object({ source: z.literal('PULL_FROM_URL'), video_url: z.url() }),
])
export type VideoSource = z.infer<typeof videoSource>

/** Throws when the chunks are not as TikTok wants them; the last one takes what is left over. */
export const uploadOf = (source: Extract<VideoSource, { source: 'FILE_UPLOAD' }>): Omit<NonNullable<Publish['upload']>, 'token'> => {
  const { video_size: size, chunk_size: chunkSize, total_chunk_count: chunks } = source
  const isWhole = chunkSize === size && chunks === 1
  const isSmall = size < 5 * 1024 * 1024
  if (isSmall && !isWhole) throw refused('invalid_params', 'A video under 5 MB must be uploaded whole.')
  if (!isSmall && (chunkSize < smallestChunk || chunkSize > largestChunk)) throw refused('invalid_params', 'The chunk size is invalid.')
  if (chunks !== Math.floor(size / chunkSize)) throw refused('invalid_params', 'The total chunk count is invalid.')
  return { size, chunkSize, chunks }
}

const flag = z.boolean().default(false)
export const postInfo = z
  .object({
    title: z.string().max(2200).default(''),
    description: z.string().max(4000).default(''),
    privacy_level: z.string(),
    disable_comment: flag,
    disable_duet: flag,
    disable_stitch: flag,
    video_cover_timestamp_ms: z.int().min(0).optional(),
    auto_add_music: flag,
    brand_content_toggle: flag,
    brand_organic_toggle: flag,
    is_aigc: flag,
  })
  .transform((info): PostInfo => ({
    title: info.title,
    description: info.description,
    privacy: info.privacy_level,
    disableComment: info.disable_comment,
    disableDuet: info.disable_duet,
    disableStitch: info.disable_stitch,
    brandContent: info.brand_content_toggle,
    brandOrganic: info.brand_organic_toggle,
    isAigc: info.is_aigc,
    coverAtMs: info.video_cover_timestamp_ms ?? null,
  }))

export const privacyOptions = ({ isPrivate }: TiktokAccount): string[] =>
  isPrivate ? ['FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'] : ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY']

export const assertMayPost = (parts: TiktokParts, asker: Asker, info: PostInfo): void => {
  const { account, app } = asker
  if (!privacyOptions(account).includes(info.privacy)) throw refused('privacy_level_option_mismatch')
  if (info.brandContent && info.privacy === 'SELF_ONLY') throw refused('invalid_params', 'Branded content cannot be private.')
  if (!app.audited) assertUnaudited(parts, asker, info)
  if (parts.noLimits) return
  const since = parts.network.clock.now() - dayMs
  const today = parts.network.publishesOf(account.id).filter(({ mode, completeAt }) => mode === 'direct' && (completeAt ?? 0) > since)
  if (today.length >= 15) throw refused('spam_risk_too_many_posts')
}

/** Posts for their own eyes only, on private accounts, of at most five users a day. */
const assertUnaudited = ({ network }: TiktokParts, { account, app }: Asker, info: PostInfo): void => {
  if (info.privacy !== 'SELF_ONLY' || !account.isPrivate) throw refused('unaudited_client_can_only_post_to_private_accounts')
  const since = network.clock.now() - dayMs
  const users = new Set(network.publishesBy(app.clientKey).flatMap((publish) => (publish.beganAt > since ? [publish.account] : [])))
  if (!users.has(account.id) && users.size >= 5) throw refused('reached_active_user_cap')
}

/** About five drafts may wait in an inbox. */
export const assertInboxHasRoom = ({ network, noLimits }: TiktokParts, { account }: Asker): void => {
  if (noLimits) return
  const since = network.clock.now() - dayMs
  const waiting = network
    .publishesOf(account.id)
    .filter(
      ({ mode, completeAt, postId, failReason }) => mode === 'inbox' && (completeAt ?? 0) > since && postId === null && failReason === null,
    )
  if (waiting.length >= 5) throw refused('spam_risk_too_many_pending_share')
}

export const assertVerified = ({ app }: Asker, urls: readonly string[]): void => {
  const isOurs = (host: string) => app.verifiedDomains.some((domain) => host === domain || host.endsWith(`.${domain}`))
  if (!urls.every((url) => isOurs(new URL(url).hostname))) throw refused('url_ownership_unverified')
}
