/**
 * A past for an account, at once: posts of other days, with the figures that their audience has given them by now. What
 * is true of the audience stays here; whoever asks for a past says what was posted and when.
 */
import * as z from 'zod'
import { Refusal } from './answer.ts'
import { postCollection, type BlueskyNetwork } from './bluesky/network.ts'
import { permalinkOf } from './instagram/read-methods.ts'
import type { InstagramParts } from './instagram/methods.ts'
import type { TiktokNetwork } from './tiktok/network.ts'
import type { SeenMedia } from './truth.ts'
import type { XNetwork } from './x/network.ts'

const jpeg = new Uint8Array(
  Buffer.from(
    '/9j/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAQABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAv/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/ALgDF//Z',
    'base64',
  ),
)
/** The beginning of one: there is nothing to be seen in a past. */
const video = new Uint8Array(Buffer.from('0000001c6674797069736f6d0000020069736f6d69736f326d703431', 'hex'))

const seen = z.enum(['none', 'images', 'video'])

export const pastOf = z.object({
  platform: z.enum(['bluesky', 'x', 'tiktok', 'instagram']),
  /** Its name there. */
  account: z.string(),
  posts: z
    .array(z.object({ at: z.iso.datetime().transform((at) => Date.parse(at)), media: seen, text: z.string().max(2200) }))
    .min(1)
    .max(5000),
})
export type Past = z.infer<typeof pastOf>
type PastPost = Past['posts'][number]

/** What became of one, as an adapter names it. */
export interface PostOfThePast {
  remoteId: string
  url: string
  version?: string
}

export interface HistoryParts {
  bluesky: { network: BlueskyNetwork; url: () => string }
  x: { network: XNetwork; url: () => string }
  tiktok: { network: TiktokNetwork; url: () => string }
  instagram: Pick<InstagramParts, 'network' | 'url'>
}

/** In the order asked. Throws 400 for a post that the platform has no such thing as, or that is not past. */
export const addPast = (parts: HistoryParts, { platform, account, posts }: Past): PostOfThePast[] => {
  const now = parts.x.network.clock.now()
  const unfit = posts.find(({ at, media }) => at >= now || !kinds[platform].includes(media))
  if (unfit) throw new Refusal(400, 'InvalidRequest', 'a post is not past, or of no kind that the platform has')
  const add = adders[platform](parts, account, Math.min(...posts.map(({ at }) => at)))
  const made = new Map<PastPost, PostOfThePast>()
  for (const post of posts.toSorted((a, b) => a.at - b.at)) made.set(post, add(post))
  return posts.flatMap((post) => made.get(post) ?? [])
}

const kinds: Readonly<Record<Past['platform'], readonly SeenMedia[]>> = {
  bluesky: ['none', 'images', 'video'],
  x: ['none', 'images', 'video'],
  tiktok: ['video'],
  instagram: ['images', 'video'],
}

const known = <T>(account: T | null): T => {
  if (!account) throw new Refusal(404, 'AccountNotFound', 'no such account')
  return account
}

type Adder = (parts: HistoryParts, account: string, since: number) => (post: PastPost) => PostOfThePast

const adders: Readonly<Record<Past['platform'], Adder>> = {
  x: ({ x: { network, url } }, name, since) => {
    const account = known(network.findAccount(name))
    if (account.createdAt > since) network.backdate(account, since)
    const mediaOf = (media: SeenMedia): string[] => {
      if (media === 'none') return []
      const id = network.newId()
      const facts =
        media === 'video'
          ? { key: `7_${id}`, category: 'tweet_video', mimeType: 'video/mp4', data: video }
          : { key: `3_${id}`, category: 'tweet_image', mimeType: 'image/jpeg', data: jpeg }
      return [network.addMedia({ id, owner: account.id, ...facts }).id]
    }
    return ({ at, media, text }) => {
      const { id } = network.addPost({ author: account.id, text, mediaIds: mediaOf(media) }, at)
      return { remoteId: id, url: `${url()}/${account.username}/status/${id}` }
    }
  },
  tiktok: ({ tiktok: { network, url } }, name, since) => {
    const account = known(network.findAccount(name))
    if (account.createdAt > since) network.changeAccount({ ...account, createdAt: since })
    const files = [network.addFile(video, 'video/mp4')]
    return ({ at, text }) => {
      const shown = { text, privacy: 'PUBLIC_TO_EVERYONE', info: null, files, createdAt: at }
      const { id } = network.addPost({ account: account.id, media: 'video', ...shown })
      return { remoteId: id, url: `${url()}/@${account.username}/video/${id}` }
    }
  },
  instagram: ({ instagram }, name, since) => {
    const { network } = instagram
    const account = known(network.findAccount(name))
    if (account.createdAt > since) network.backdate(account, since)
    const files = { images: [network.addFile(jpeg, 'image/jpeg')], video: [network.addFile(video, 'video/mp4')], none: [] }
    return ({ at, media, text }) => {
      const kind =
        media === 'video' ? ({ productType: 'REELS', mediaType: 'VIDEO' } as const) : ({ productType: 'FEED', mediaType: 'IMAGE' } as const)
      const added = network.addMedia({ account: account.id, ...kind, caption: text, altText: null, files: files[media] }, at)
      return { remoteId: added.id, url: permalinkOf(instagram, added) }
    }
  },
  bluesky: ({ bluesky: { network, url } }, name, since) => {
    const account = known(network.findAccount(name))
    if (account.createdAt > since) network.backdate(account, since)
    const blobOf = (data: Uint8Array, mimeType: string) => {
      const { cid, size } = network.addBlob(data, mimeType)
      return { $type: 'blob', ref: { $link: cid }, mimeType, size }
    }
    const embeds = {
      none: () => ({}),
      images: () => ({ embed: { $type: 'app.bsky.embed.images', images: [{ image: blobOf(jpeg, 'image/jpeg'), alt: '' }] } }),
      video: () => ({ embed: { $type: 'app.bsky.embed.video', video: blobOf(video, 'video/mp4') } }),
    }
    return ({ at, media, text }) => {
      let micros = BigInt(at) * 1000n
      while (account.collections.get(postCollection)?.has(keyAt(micros))) micros += 1n
      const value = { $type: postCollection, text, createdAt: new Date(at).toISOString(), ...embeds[media]() }
      const { record } = network.put(account, postCollection, keyAt(micros), value, at)
      return { remoteId: record.uri, version: record.cid, url: `${url()}/profile/${account.handle}/post/${record.rkey}` }
    }
  },
}

/** A TID: microseconds since 1970 and a clock of no number, in 13 characters that sort by time. */
const keyAt = (micros: bigint): string => {
  let rest = micros << 10n
  let key = ''
  for (let digit = 0; digit < 13; digit += 1) {
    key = `${'234567abcdefghijklmnopqrstuvwxyz'[Number(rest & 31n)] ?? ''}${key}`
    rest >>= 5n
  }
  return key
}
