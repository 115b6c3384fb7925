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

/** `viewer`: who asks; absent: nobody in particular. */
export const postView = (parts: ViewParts, post: StoredRecord, viewer?: PracticeAccount) => {
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
    repostCount: accountsOf(real?.reposts) + simulated.reposts,
    likeCount: accountsOf(real?.likes) + simulated.likes,
    quoteCount: (real?.quotes.size ?? 0) + simulated.quotes,
    bookmarkCount: simulated.bookmarks,
    indexedAt: new Date(post.indexedAt).toISOString(),
    ...(viewer && { viewer: viewerState(parts, post.uri, viewer) }),
  }
}

/** What the one who asks did to it. */
const viewerState = ({ network }: ViewParts, uri: string, { did }: PracticeAccount): { like?: string; repost?: string } => {
  const own = (records: ReadonlySet<string> | undefined) => [...(records ?? [])].find((one) => one.startsWith(`at://${did}/`))
  const mentions = network.mentionsOf(uri)
  const [like, repost] = [own(mentions?.likes), own(mentions?.reposts)]
  return { ...(like !== undefined && { like }), ...(repost !== undefined && { repost }) }
}

/** Each account counts once, however many records it has for it. */
const accountsOf = (records: ReadonlySet<string> | undefined): number => new Set([...(records ?? [])].map((uri) => uri.split('/')[2])).size

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
  return $type === 'app.bsky.embed.images' || $type === 'app.bsky.embed.gallery' ? 'images' : 'none'
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
    | { $type?: string; images?: ImageEmbed[]; items?: ImageEmbed[]; video?: { ref: { $link: string } }; alt?: string }
    | undefined
  const src = (cid: string) => `${parts.url()}/blob/${post.did}/${cid}`
  if (embed?.$type === 'app.bsky.embed.images' || embed?.$type === 'app.bsky.embed.gallery') {
    const images = (embed.images ?? embed.items ?? []).map(({ image, alt, aspectRatio }) => ({
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
  const { $type } = post.value['embed'] as { $type: string }
  if ($type === 'app.bsky.embed.gallery') {
    const items = images.map(({ src, ...image }) => ({ $type: `${$type}#viewImage`, thumbnail: src, fullsize: src, ...image }))
    return { embed: { $type: `${$type}#view`, items } }
  }
  return {
    embed: { $type: 'app.bsky.embed.images#view', images: images.map(({ src, ...image }) => ({ thumb: src, fullsize: src, ...image })) },
  }
}

/** A reply by somebody of the simulated audience. No record of this network, so that it cannot be fetched; liked and answered it can be. */
export const simulatedReplyView = (parts: ViewParts, post: StoredRecord, reply: SimulatedReply, viewer?: PracticeAccount) => {
  const did = `did:web:${reply.name}.audience.test`
  const at = new Date(reply.at).toISOString()
  const reference = { uri: post.uri, cid: post.cid }
  const uri = `at://${did}/${postCollection}/${reply.key}`
  const real = parts.network.mentionsOf(uri)
  const record = { $type: postCollection, text: reply.text, createdAt: at, reply: { root: reference, parent: reference } }
  return {
    $type: 'app.bsky.feed.defs#threadViewPost',
    post: {
      uri,
      cid: cidOfRecord(record),
      author: { did, handle: `${reply.name}.audience.test` },
      record,
      replyCount: real?.replies.size ?? 0,
      repostCount: accountsOf(real?.reposts),
      likeCount: accountsOf(real?.likes),
      quoteCount: 0,
      indexedAt: at,
      ...(viewer && { viewer: viewerState(parts, uri, viewer) }),
    },
  }
}
