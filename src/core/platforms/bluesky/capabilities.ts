/** What Bluesky can do, as data. */
import type { Capabilities } from '../../../contract/platforms.ts'
import {
  imageLimit,
  labelLimit,
  languageLimit,
  likeLimit,
  messageLimit,
  notificationLimit,
  pastLimit,
  repostLimit,
  textLimit,
  threadLimit,
  trendsLimit,
  videoLimit,
  viewLimit,
} from './limits.ts'

const from = ({ source, readOn }: { source: string; readOn: string }) => ({ source, readOn })

export const capabilities: Capabilities = {
  kinds: ['text', 'photo', 'photo_set', 'video'],
  text: { unit: 'graphemes', max: textLimit.graphemes, maxBytes: textLimit.bytes, ...from(textLimit) },
  images: { max: imageLimit.count, maxBytes: imageLimit.bytes, types: [...imageLimit.types], altText: true, ...from(imageLimit) },
  video: { maxBytes: videoLimit.bytes, types: [...videoLimit.types], altText: true, ...from(videoLimit) },
  languages: { max: languageLimit.count, ...from(languageLimit) },
  labels: [...labelLimit.values],
  delete: true,
  metrics: { post: ['likes', 'reposts', 'replies', 'quotes', 'bookmarks'], followers: true },
  replies: true,
  past: { days: 90, ...from(pastLimit) },
  trends: { by: 'network', ...from(trendsLimit) },
  interactions: [
    { act: 'like', undo: true, ...from(likeLimit) },
    { act: 'repost', undo: true, ...from(repostLimit) },
    { act: 'answer', undo: true, ...from(textLimit) },
    { act: 'message', undo: false, ...from(messageLimit) },
  ],
  inbox: {
    mentions: from(notificationLimit),
    conversations: from(threadLimit),
    followers: from(notificationLimit),
    messages: { text: { unit: 'graphemes', max: messageLimit.graphemes }, ...from(messageLimit) },
  },
  notOffered: (['views', 'reach', 'link_clicks', 'profile_visits', 'watch_time', 'audience'] as const).map((what) => ({
    what,
    why: 'does_not_exist',
    ...from(viewLimit),
  })),
  connect: {
    method: 'app_password',
    fields: [
      { name: 'identifier', secret: false },
      { name: 'password', secret: true },
      { name: 'service', secret: false, initial: 'https://bsky.social' },
    ],
    helpUrl: 'https://bsky.app/settings/app-passwords',
  },
}
