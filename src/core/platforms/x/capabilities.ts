/** What X can do at the access that anybody can buy, as data. Likes, follows, quotes and unasked replies are not part of it. */
import type { Capabilities } from '../../../contract/platforms.ts'
import {
  clicksLimit,
  conversationLimit,
  figuresLimit,
  gifLimit,
  imageLimit,
  mentionsLimit,
  messageLimit,
  pastLimit,
  prices,
  repostLimit,
  sameTextRule,
  selfServeLimit,
  textLimit,
  threadLimit,
  trendsLimit,
  videoLimit,
} from './limits.ts'
import { ownService } from './service-url.ts'

const from = ({ source, readOn }: { source: string; readOn: string }) => ({ source, readOn })

export const capabilities: Capabilities = {
  kinds: ['text', 'photo', 'photo_set', 'video'],
  text: { unit: 'weighted', max: textLimit.weighted, ...from(textLimit) },
  thread: { max: threadLimit.posts, ...from(threadLimit) },
  images: { max: imageLimit.count, maxBytes: imageLimit.bytes, types: [...imageLimit.types], altText: true, ...from(imageLimit) },
  animatedGif: { maxBytes: gifLimit.bytes, maxWidth: gifLimit.width, maxHeight: gifLimit.height, ...from(gifLimit) },
  video: {
    maxBytes: videoLimit.bytes,
    types: [...videoLimit.types],
    codecs: [...videoLimit.codecs],
    maxSeconds: videoLimit.seconds,
    altText: false,
    ...from(videoLimit),
  },
  labels: ['sexual', 'nudity', 'porn', 'graphic-media'],
  delete: true,
  metrics: {
    post: ['likes', 'reposts', 'replies', 'quotes', 'bookmarks', 'views', 'linkClicks', 'profileVisits'],
    followers: true,
    until: [{ figures: ['linkClicks', 'profileVisits'], days: clicksLimit.days, ...from(clicksLimit) }],
  },
  replies: true,
  past: { days: pastLimit.days, price: { usd: prices.readPost, mayUsd: prices.ownRead, most: pastLimit.most }, ...from(pastLimit) },
  trends: { by: 'country', priceUsd: trendsLimit.count * trendsLimit.usd, ...from(trendsLimit) },
  interactions: [
    { act: 'repost', undo: true, ...from(repostLimit) },
    { act: 'answer', undo: true, when: 'summoned', ...from(selfServeLimit) },
    { act: 'message', undo: false, ...from(messageLimit) },
  ],
  inbox: {
    mentions: from(mentionsLimit),
    conversations: from(conversationLimit),
    messages: { text: { unit: 'utf16', max: messageLimit.characters }, ...from(messageLimit) },
  },
  oneTextOneAccount: from(sameTextRule),
  notOffered: [
    ...(['like', 'follow', 'quote', 'new_followers'] as const).map((what) => ({
      what,
      why: 'enterprise_only' as const,
      ...from(selfServeLimit),
    })),
    { what: 'unasked_reply', why: 'when_summoned', ...from(selfServeLimit) },
    ...(['reach', 'watch_time'] as const).map((what) => ({ what, why: 'not_in_api' as const, ...from(clicksLimit) })),
    { what: 'audience', why: 'does_not_exist', ...from(figuresLimit) },
  ],
  billing: { currency: 'USD', ownReadUsd: prices.ownRead, ...from(prices) },
  choices: {
    list: [
      {
        kind: 'one_of',
        name: 'replySettings',
        values: ['everyone', 'following', 'mentionedUsers', 'subscribers', 'verified'].map((id) => ({ id })),
        initial: 'everyone',
      },
      { kind: 'switch', name: 'madeWithAi' },
      { kind: 'switch', name: 'paidPartnership' },
    ],
  },
  connect: {
    method: 'none',
    fields: [],
    consent: { appSecret: false, redirect: 'loopback', helpUrl: 'https://console.x.com', service: ownService },
  },
}
