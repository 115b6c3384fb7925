/**
 * OnlyFans' limits as far as they can be known from outside: it has no API and publishes none, and its help pages could
 * not be read. What is written here is what others wrote of it; where nobody says anything, our own caution, which is
 * marked. Past them a person is warned, not refused: the person who posts sees what OnlyFans says.
 *
 * Not confirmed: how long a text may be, how many files a post takes and how big each may be, and today's prices.
 */
const readOn = '2026-11-29'

/** Our own caution: the guide of a gateway names no limit. */
export const textLimit = { characters: 1000, source: 'https://docs.onlyfansapi.com/essentials/composing-posts', readOn }

/** Our own caution, as above: what is posted by hand is picked in a file dialog, and 40 are many to pick. */
export const imageLimit = {
  count: 40,
  bytes: 50_000_000,
  types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
  source: 'https://docs.onlyfansapi.com/essentials/composing-posts',
  readOn,
}

/** Our own caution, as above. */
export const videoLimit = {
  bytes: 4_000_000_000,
  types: ['video/mp4', 'video/quicktime'],
  source: 'https://docs.onlyfansapi.com/essentials/composing-posts',
  readOn,
}

/** US cents. The most that a post of a free account could cost in 2020; paid accounts may ask for more. */
export const priceLimit = {
  most: 5000,
  currency: 'USD',
  source: 'https://www.theverge.com/2020/9/1/21405540/onlyfans-rule-change-tips-pay-update-bella-thorne',
  readOn,
}
