/**
 * X's limits and prices, each with where it was read and when. "Description" is X's own OpenAPI file, 2.167.
 *
 * Not confirmed on the live network: whether reads of an account that owns the application ("owned reads", $0.001) are
 * told apart from others by anything we see, so that every read is counted at the full price, and those of an account's own posts apart, with what they may have cost instead; whether clicks of one post
 * that may not be told have the whole call refused (it is asked again without) or only left out;  whether it sends `repost_count` or `retweet_count` and takes `post.fields` or
 * `tweet.fields` (both are understood, the new form is asked first), how long the same words are refused, whether an
 * account's answers to its own posts (threads) are taken at self-serve since answers are limited to whoever was summoned,
 * and whether 25 is still what its composer takes of them, whether a
 * description of a video is shown (none is sent), and how many posts it takes in a quarter of an hour: the table of
 * limits says 100, its guide to posts says 200 and 300 in three hours, and whether keys of videos always begin with 7 or 13: the
 * kind of an account's earlier posts is told by them, since asking for their media would double what reading them costs.
 */
const readOn = '2026-11-23'
const description = 'https://api.x.com/2/openapi.json'

/** Of an account without Premium. Links count 23, most other than Latin letters 2. */
export const textLimit = { weighted: 280, source: 'https://docs.x.com/fundamentals/counting-characters', readOn }

/** As many as X's own composer takes; its API names no limit to a chain of answers. */
export const threadLimit = { posts: 25, source: 'https://help.x.com/en/using-x/create-a-thread', readOn }

export const cashtagLimit = { count: 1, source: 'https://docs.x.com/x-api/posts/create-post', readOn }

/** 5 MB and 512 MB are written nowhere to the byte: the smaller reading is kept to. */
export const imageLimit = {
  count: 4,
  bytes: 5_000_000,
  types: ['image/jpeg', 'image/png', 'image/webp'],
  source: 'https://docs.x.com/x-api/media/quickstart/best-practices',
  readOn,
}

/** Of those that move; more than 350 frames are not taken in (`media/limits.ts`). A still one is an image. */
export const gifLimit = {
  count: 1,
  bytes: 15_000_000,
  width: 1280,
  height: 1080,
  type: 'image/gif',
  source: 'https://docs.x.com/x-api/media/quickstart/best-practices',
  readOn,
}

export const videoLimit = {
  count: 1,
  bytes: 512_000_000,
  seconds: 140,
  minSeconds: 0.5,
  types: ['video/mp4'],
  codecs: ['avc'],
  frames: { most: 60 },
  soundCodecs: ['aac'],
  shape: { narrowest: 1 / 3, widest: 3 },
  smallest: 32,
  // "1280×1024" is read in whichever direction the video stands; whether larger ones are refused or made smaller is not
  // confirmed, so that a person is told and may have it made smaller.
  within: { long: 1280, short: 1024, severity: 'warning' as const },
  source: 'https://docs.x.com/x-api/media/quickstart/best-practices',
  readOn,
}

/** One part of an upload; X takes 5 MB and a thousand of them. */
export const segmentLimit = { bytes: 4_000_000, source: 'https://docs.x.com/x-api/media/quickstart/media-upload-chunked', readOn }

export const altLimit = { characters: 1000, source: description, readOn }

/** Posts one request takes, and one page of a timeline holds. */
export const figuresLimit = { count: 100, source: description, readOn }
export const pageLimit = { least: 5, most: 100, source: description, readOn }

/** Without answers to others, X lists the newest 800 of an account. Ninety days as everywhere; pages as small as what a cap is held by. */
export const pastLimit = {
  days: 90,
  most: 800,
  perPage: 50,
  source: 'https://docs.x.com/x-api/posts/timelines/integrate',
  readOn: '2026-11-30',
}

/** Clicks are told of posts no older, to their author. */
export const clicksLimit = { days: 30, source: 'https://docs.x.com/x-api/fundamentals/metrics', readOn: '2026-11-29' }

/** "Trend: Read", per resource: as many as are answered are paid for, so that few are asked for. */
export const trendsLimit = { count: 10, usd: 0.01, source: 'https://docs.x.com/x-api/getting-started/pricing', readOn: '2026-11-29' }

/** Posts of one account, reposts among the second. */
export const writeLimit = { per15Minutes: 100, per3Hours: 300, source: 'https://docs.x.com/x-api/fundamentals/rate-limits', readOn }

/** "Identical or substantially similar content" on several accounts. */
export const sameTextRule = { source: 'https://docs.x.com/developer-guidelines', readOn }

/** Likes, follows and quotes went to Enterprise on 2026-04-20; since 2026-02-23 a reply needs its author's mention of the account. */
export const selfServeLimit = { source: 'https://docs.x.com/changelog', readOn }

/** Who names an account: all that are new, a hundred a page. */
export const mentionsLimit = { source: 'https://docs.x.com/x-api/posts/timelines/introduction', readOn: '2026-11-29' }

/** What is said around a post: of seven days. */
export const conversationLimit = { days: 7, source: 'https://docs.x.com/x-api/posts/search/introduction', readOn: '2026-11-29' }

/** Messages between two, to who wrote first. How long one may be is in no description: the application takes so much. */
export const messageLimit = {
  characters: 10_000,
  per15Minutes: 15,
  perDay: 1440,
  source: 'https://docs.x.com/x-api/direct-messages/manage/introduction',
  readOn: '2026-11-29',
}

export const repostLimit = { per15Minutes: 50, source: 'https://docs.x.com/x-api/fundamentals/rate-limits', readOn }

/** US dollars, of whoever pays for the application; reads for each thing answered, once a day (UTC). */
export const prices = {
  post: 0.015,
  postWithLink: 0.2,
  remove: 0.01,
  repost: 0.015,
  describeMedia: 0.005,
  readPost: 0.005,
  /** Of one's own posts: whether an account's in the name of the agency's application are is not said. */
  ownRead: 0.001,
  readUser: 0.01,
  readMedia: 0.005,
  // "DM Event: Read" and "DM Interaction: Create" of docs.x.com/x-api/getting-started, read 2026-11-29.
  readMessage: 0.01,
  message: 0.015,
  source: 'https://docs.x.com/x-api/getting-started/pricing',
  readOn,
}
