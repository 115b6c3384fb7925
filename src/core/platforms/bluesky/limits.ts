/**
 * Bluesky's limits, each with where it was read and when. Lexicons were read in the copy that `@atproto/api` 0.21.0
 * ships and tried against `@atproto/pds` 0.5.35 (`test/bluesky-server`).
 *
 * Not confirmed on the live network: how long a video may be, how many videos an account may post a day (its video
 * service answers that per account), and the size its servers take for one upload (`maxUploadBytes` is documented).
 */
const lexicon = (path: string) => `https://github.com/bluesky-social/atproto/blob/main/lexicons/${path}.json`
const readOn = '2026-11-24'

export const textLimit = { graphemes: 300, bytes: 3000, source: lexicon('app/bsky/feed/post'), readOn }

export const languageLimit = { count: 3, source: lexicon('app/bsky/feed/post'), readOn }

/**
 * Up to four go as `embed.images`, more as a gallery, whose schema takes 20 and asks clients to keep to 10. A server older than
 * galleries takes or refuses the record as a whole; which, it does not say beforehand.
 */
export const imageLimit = {
  count: 10,
  withoutGallery: 4,
  bytes: 2_000_000,
  types: ['image/jpeg', 'image/png', 'image/webp'],
  source: lexicon('app/bsky/embed/gallery'),
  readOn,
}

/** What servers older than the raise to 2 MB take ("blob too big (maximum 1000000"), with room for a kilobyte of 1024. */
export const olderImageLimit = { bytes: 976_000, source: 'https://docs.bsky.app/docs/advanced-guides/posts', readOn: '2026-11-23' }

export const videoLimit = { count: 1, bytes: 300_000_000, types: ['video/mp4'], source: lexicon('app/bsky/embed/video'), readOn }

export const hashtagLimit = { graphemes: 64, source: lexicon('app/bsky/richtext/facet'), readOn }

export const labelLimit = {
  values: ['sexual', 'nudity', 'porn', 'graphic-media'],
  source: 'https://docs.bsky.app/docs/advanced-guides/moderation',
  readOn: '2026-11-23',
} as const

/** Posts one `getPosts` takes. */
export const figuresLimit = { count: 25, source: lexicon('app/bsky/feed/getPosts'), readOn }

/** Records of one page of the account's own repository. */
export const pastLimit = { count: 100, source: lexicon('com/atproto/repo/listRecords'), readOn }

/** Points of an account's writes: a create costs 3, an update (and `putRecord`) 2, a delete 1. */
export const writeLimit = {
  pointsPerHour: 5000,
  pointsPerDay: 35_000,
  source: 'https://docs.bsky.app/docs/advanced-guides/rate-limits',
  readOn: '2026-11-23',
}

/** "unspecced": it may change without a word. A server without the network's view answers 501 or 502. */
export const trendsLimit = { count: 25, source: lexicon('app/bsky/unspecced/getTrends'), readOn: '2026-11-29' }

/** Notifications one page has at most. */
export const notificationLimit = { count: 100, source: lexicon('app/bsky/notification/listNotifications'), readOn: '2026-11-29' }

/** A message between two, and what one page of conversations and of messages has at most. */
export const messageLimit = {
  graphemes: 1000,
  convos: 100,
  perPage: 100,
  source: lexicon('chat/bsky/convo/defs'),
  readOn: '2026-11-29',
}

/** How deep a thread is read; it may be asked for down to 1000. */
export const threadLimit = { depth: 20, source: lexicon('app/bsky/feed/getPostThread'), readOn: '2026-11-29' }

/** Nobody counts views of a post, and nothing says where its readers are. */
export const viewLimit = { source: lexicon('app/bsky/feed/defs'), readOn }

/** Likes and reposts are records of their own, and an answer is a post that names what it answers: `textLimit`. */
export const likeLimit = { source: lexicon('app/bsky/feed/like'), readOn }
export const repostLimit = { source: lexicon('app/bsky/feed/repost'), readOn }
