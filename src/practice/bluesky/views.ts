/** Records as the network shows them (`app.bsky.*#…View`), after the lexicons. */
import type { Audience, SimulatedFigures, SimulatedReply } from '../audience.ts'
import { nobody } from '../audience.ts'
import { cidOfRecord } from './cid.ts'
import { postCollection, type BlueskyNetwork, type PracticeAccount, type StoredRecord } from './network.ts'

export interface ViewParts {
  network: BlueskyNetwork
  /** `null`: nobody but the network's own accounts. */
  audience: Audience | null
  /** Of this server. */
  url: () => string
}

export const profileView = (parts: ViewParts, account: PracticeAccount) => ({
  did: account.did,
  handle: account.handle,
  ...displayName(account),
  createdAt: new Date(account.createdAt).toISOString(),
  indexedAt: new Date(account.createdAt).toISOString(),
  followersCount:
    parts.network.followersOf(account.did) + (parts.audience?.followers({ id: account.did, createdAt: account.createdAt }) ?? 0),
  followsCount: parts.network.followsOf(account),
  postsCount: account.collections.get(postCollection)?.size ?? 0,
})

const displayName = (account: PracticeAccount): { displayName?: string } => {
  const name = account.collections.get('app.bsky.actor.profile')?.get('self')?.value['displayName']
  return typeof name === 'string' ? { displayName: name } : {}
}

export const postView = (parts: ViewParts, post: StoredRecord) => {
  const account = parts.network.accountsByDid.get(post.did)
  const real = parts.network.mentionsOf(post.uri)
  const simulated = figuresOf(parts, post)
  return {
    uri: post.uri,
    cid: post.cid,
    author: { did: post.did, handle: account?.handle ?? 'handle.invalid', ...(account && displayName(account)) },
    record: post.value,
    ...embedView(parts, post),
    replyCount: (real?.replies.size ?? 0) + simulated.replies.length,
    repostCount: (real?.reposts.size ?? 0) + simulated.reposts,
    likeCount: (real?.likes.size ?? 0) + simulated.likes,
    quoteCount: (real?.quotes.size ?? 0) + simulated.quotes,
    bookmarkCount: simulated.bookmarks,
    indexedAt: new Date(post.indexedAt).toISOString(),
  }
}

export const figuresOf = ({ audience, network }: ViewParts, post: StoredRecord): SimulatedFigures => {
  if (!audience || isReply(post)) return nobody
  const { uri, indexedAt, did, value } = post
  const market = network.accountsByDid.get(did)?.market
  return audience.figures({
    uri,
    indexedAt,
    media: mediaKindOf(post),
    text: typeof value['text'] === 'string' ? value['text'] : '',
    by: { id: did, ...(market && { market }) },
  })
}

const mediaKindOf = (post: StoredRecord): 'none' | 'images' | 'video' => {
  const { $type } = (post.value['embed'] ?? {}) as { $type?: string }
  if ($type === 'app.bsky.embed.video') return 'video'
  return $type === 'app.bsky.embed.images' ? 'images' : 'none'
}

export const isReply = (post: StoredRecord): boolean => post.value['reply'] !== undefined

interface ImageEmbed {
  image: { ref: { $link: string } }
  alt: string
  aspectRatio?: object
}

/** The images and video of a post, with addresses at which they can be seen. */
export const mediaOf = (
  parts: ViewParts,
  post: StoredRecord,
): { images: { src: string; alt: string; aspectRatio?: object }[]; video: { src: string; cid: string; alt: string } | null } => {
  const embed = post.value['embed'] as
    | { $type?: string; images?: ImageEmbed[]; video?: { ref: { $link: string } }; alt?: string }
    | undefined
  const src = (cid: string) => `${parts.url()}/blob/${post.did}/${cid}`
  if (embed?.$type === 'app.bsky.embed.images') {
    const images = (embed.images ?? []).map(({ image, alt, aspectRatio }) => ({
      src: src(image.ref.$link),
      alt,
      ...(aspectRatio && { aspectRatio }),
    }))
    return { images, video: null }
  }
  if (embed?.$type !== 'app.bsky.embed.video' || !embed.video) return { images: [], video: null }
  const cid = embed.video.ref.$link
  return { images: [], video: { src: src(cid), cid, alt: embed.alt ?? '' } }
}

const embedView = (parts: ViewParts, post: StoredRecord): { embed?: object } => {
  const { images, video } = mediaOf(parts, post)
  if (video) return { embed: { $type: 'app.bsky.embed.video#view', cid: video.cid, playlist: video.src, alt: video.alt } }
  if (images.length === 0) return {}
  return {
    embed: { $type: 'app.bsky.embed.images#view', images: images.map(({ src, ...image }) => ({ thumb: src, fullsize: src, ...image })) },
  }
}

/** A reply by somebody of the simulated audience. Not a record of this network: it cannot be fetched or answered. */
export const simulatedReplyView = (post: StoredRecord, reply: SimulatedReply) => {
  const did = `did:web:${reply.name}.audience.test`
  const at = new Date(reply.at).toISOString()
  const reference = { uri: post.uri, cid: post.cid }
  const record = { $type: postCollection, text: reply.text, createdAt: at, reply: { root: reference, parent: reference } }
  return {
    $type: 'app.bsky.feed.defs#threadViewPost',
    post: {
      uri: `at://${did}/${postCollection}/${reply.key}`,
      cid: cidOfRecord(record),
      author: { did, handle: `${reply.name}.audience.test` },
      record,
      replyCount: 0,
      repostCount: 0,
      likeCount: 0,
      quoteCount: 0,
      indexedAt: at,
    },
  }
}
