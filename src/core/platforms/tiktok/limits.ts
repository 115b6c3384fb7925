/**
 * TikTok's limits, each with where it was read and when (stored copies of the documentation). Nothing here was tried
 * against TikTok itself.
 *
 * Not confirmed, and taken either way: whether "5 MB" and "64 MB" are of 1000 or 1024 (chunks are made that both
 * readings allow); whether ids of posts come as numbers or strings; whether `uploaded_bytes` is always told (without
 * it, a video is waited for until its upload's address is over); how long tokens live (24 h and 365 days in older
 * copies, 2 h and 180 days since November 2026: only `expires_in` counts); that a desktop application's PKCE challenge
 * is hexadecimal (third parties say so, and that base64url is refused); the HTTP status of the refusals with 403.
 */
const doc = (page: string) => `https://developers.tiktok.com/doc/${page}`
const readOn = '2026-11-23'

/** Counted in UTF-16 code units. */
export const textLimit = { utf16: 2200, source: doc('content-posting-api-reference-direct-post'), readOn }

/** "1080p" is read in whichever direction a picture stands. What is not confirmed: whether a photo's page is found under `/video/`. */
export const imageLimit = {
  count: 35,
  bytes: 20_000_000,
  types: ['image/jpeg', 'image/webp'],
  within: { long: 1920, short: 1080 },
  source: doc('content-posting-api-reference-photo-post'),
  readOn: '2026-11-29',
}

export const titleLimit = { utf16: 90, source: doc('content-posting-api-reference-photo-post'), readOn: '2026-11-29' }

export const videoLimit = {
  count: 1,
  bytes: 4_000_000_000,
  seconds: 600,
  types: ['video/mp4', 'video/quicktime', 'video/webm'],
  codecs: ['avc', 'hevc', 'vp8', 'vp9'],
  frames: { fewest: 23, most: 60 },
  smallest: 360,
  within: { long: 4096, short: 4096, severity: 'error' as const },
  source: doc('content-posting-api-media-transfer-guide'),
  readOn,
}

/** `smallest`: also the size under which a video is sent whole. The last chunk takes what is left over, up to 128 MB. */
export const chunkLimit = {
  smallest: 5 * 1024 * 1024,
  largest: 64_000_000,
  count: 1000,
  source: doc('content-posting-api-media-transfer-guide'),
  readOn,
}

export const uploadLimit = { livesMs: 3_600_000, source: doc('content-posting-api-reference-direct-post'), readOn }

/** Direct posts of a creator over all applications; about fifteen, TikTok says. */
export const postLimit = { perDay: 15, beginsPerMinute: 6, source: doc('content-sharing-guidelines'), readOn }

/** Videos that one `video/query` takes. */
/** Videos of one page. */
export const pastLimit = { count: 20, source: doc('tiktok-api-v2-video-list'), readOn }

export const figuresLimit = { count: 20, source: doc('tiktok-api-v2-video-query'), readOn }

/** Comments and audiences are in another API, the one for businesses, which is applied for. */
export const interactionLimit = { source: doc('tiktok-api-v2-video-object'), readOn }
