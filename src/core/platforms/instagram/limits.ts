/**
 * Instagram's limits, each with where it was read and when (stored copies of the documentation). Nothing here was tried
 * against Instagram itself.
 *
 * Not confirmed, and taken either way: how many posts a day (the documentation says 25, 50 and 100: what
 * `content_publishing_limit` answers counts); in what a caption is counted (UTF-16 is the strictest reading); whether the
 * token endpoint wraps its answer in `data`; whether a bad token is a 400 or a 401 (its code counts); whether Instagram
 * reads the address once more when it publishes (it stays there until then); whether a container that is no longer known
 * was published; whether a day of an account's figures is cut at midnight UTC, as it is asked for (documented are the two instants alone); whether a carousel has visits and follows of its own (asked for without, where that is refused); how long a Facebook Login token can be lengthened again (each time that one works; where not, the account
 * is connected again after its 60 days).
 */
const doc = (page: string) => `https://developers.facebook.com/docs/instagram-platform/${page}`
const readOn = '2026-11-23'

/** Counted in UTF-16 code units. */
export const textLimit = {
  utf16: 2200,
  hashtags: 30,
  mentions: 20,
  source: doc('instagram-graph-api/reference/ig-user/media'),
  readOn,
}

/** `narrowest`, `widest`: of width by height, in the feed. Wider than `maxSide` it is made smaller by Instagram itself. */
export const imageLimit = {
  count: 10,
  bytes: 8_000_000,
  types: ['image/jpeg'],
  maxSide: 1440,
  narrowest: 4 / 5,
  widest: 1.91,
  source: doc('instagram-graph-api/reference/ig-user/media'),
  readOn,
}

export const videoLimit = {
  count: 1,
  bytes: 300_000_000,
  minSeconds: 3,
  seconds: 900,
  types: ['video/mp4', 'video/quicktime'],
  codecs: ['avc', 'hevc'],
  frames: { fewest: 23, most: 60 },
  soundCodecs: ['aac'],
  soundRate: 48_000,
  // "1920 horizontal pixels", with room where the shape is right: one that stands is as high as it is.
  within: { long: 1920, short: 1920, severity: 'error' as const },
  // Of what others quote of Meta's page: https://help.circleboom.com/publish/faq/video-and-reels-limitations-on-instagram.
  shape: { narrowest: 0.01, widest: 10 },
  bitsPerSecond: { most: 25_000_000, severity: 'warning' as const },
  bestShape: { ratio: 9 / 16, name: '9:16' },
  source: doc('instagram-graph-api/reference/ig-user/media'),
  readOn,
}

export const storyLimit = { bytes: 100_000_000, seconds: 60, source: doc('instagram-graph-api/reference/ig-user/media'), readOn }

/** Of a day; the documentation contradicts itself, so that the least is planned for. */
export const postLimit = { perDay: 50, source: doc('content-publishing'), readOn }

/** Tokens live for 60 days, and are renewed once they are a day old. */
export const tokenLimit = { livesMs: 60 * 86_400_000, renewableAfterMs: 86_400_000, source: doc('reference/refresh_access_token'), readOn }

const insightsDoc = (page: string) => `https://developers.facebook.com/documentation/instagram-platform/${page}/insights`

/** Days that figures are kept; of a story, the day that it is there, and once five people have seen it. */
/** Media of one page: each is asked for its insights besides. */
export const pastLimit = { count: 25, source: doc('instagram-graph-api/reference/ig-user/media'), readOn }

export const figuresLimit = { days: 730, storyDays: 1, source: insightsDoc('reference/instagram-media'), readOn: '2026-11-29' }

/** Countries and cities each: the commonest, of the followers that Instagram knows a place of. */
export const audienceLimit = {
  most: 45,
  fewest: 100,
  hoursLate: 48,
  source: insightsDoc('api-reference/instagram-user'),
  readOn: '2026-11-29',
}

/** Of an account as a whole: one total a call, so that a day is a call. */
export const accountLimit = { hoursLate: 48, days: 90, source: insightsDoc('api-reference/instagram-user'), readOn: '2026-11-29' }

/** Meta's description has no edge to like, follow or repost with. */
export const interactionLimit = { source: doc('instagram-graph-api/reference/ig-user'), readOn }

/**
 * Who names the account in a comment or a caption is told to a server that anybody can reach (`mentions`); to whoever asks,
 * only what a comment or media says whose id was told there. Pictures it was tagged in can be listed and not answered.
 */
export const mentionLimit = { source: doc('instagram-api-with-facebook-login/mentions'), readOn: '2026-11-29' }

/**
 * Comments on the account's own media are read, answered and hidden. Ours: the newest `media` are looked at (the most of one
 * call), of `mediaAtOnce` the comments are read before that is kept, up to `pages` of each; of an account that was never read,
 * those under media of `firstDays`.
 */
export const commentLimit = { media: 100, mediaAtOnce: 5, perPage: 50, pages: 20, firstDays: 7, source: doc('comment-moderation'), readOn }

/** Messages between two: an answer within a day of theirs. Of a conversation the newest are told. */
export const messageLimit = {
  bytes: 1000,
  hours: 24,
  told: 20,
  perPage: 25,
  source: doc('instagram-api-with-instagram-login/messaging-api'),
  readOn: '2026-11-29',
}

/** Different hashtags of an account; of Facebook Login, and once Meta has reviewed the application. */
export const hashtagLimit = { count: 30, days: 7, source: doc('instagram-graph-api/reference/ig-hashtag-search'), readOn: '2026-11-29' }
