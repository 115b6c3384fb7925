/** What TikTok can do, as data. Photos it fetches from the agency's media host, whose domain the application has verified; a video's bytes it takes. */
import type { Capabilities } from '../../../contract/platforms.ts'
import { imageLimit, interactionLimit, pastLimit, textLimit, titleLimit, videoLimit } from './limits.ts'
import { realService } from './service-url.ts'

const from = ({ source, readOn }: { source: string; readOn: string }) => ({ source, readOn })

const direct = { choice: 'delivery', is: ['direct'] }
const paid = { choice: 'paidPartnership', is: [true] }

export const capabilities: Capabilities = {
  kinds: ['video', 'photo', 'photo_set'],
  text: { unit: 'utf16', max: textLimit.utf16, ...from(textLimit) },
  images: { max: imageLimit.count, maxBytes: imageLimit.bytes, types: [...imageLimit.types], altText: false, ...from(imageLimit) },
  video: {
    maxBytes: videoLimit.bytes,
    types: [...videoLimit.types],
    codecs: [...videoLimit.codecs],
    maxSeconds: videoLimit.seconds,
    altText: false,
    ...from(videoLimit),
  },
  labels: [],
  delete: false,
  metrics: { post: ['likes', 'replies', 'shares', 'views'], followers: true },
  replies: false,
  past: { days: 90, ...from(pastLimit) },
  notOffered: [
    ...(['like', 'follow', 'new_followers'] as const).map((what) => ({ what, why: 'not_in_api' as const, ...from(interactionLimit) })),
    ...(['comments', 'mentions', 'messages', 'saves', 'reach', 'link_clicks', 'profile_visits', 'watch_time', 'audience'] as const).map(
      (what) => ({
        what,
        why: 'other_access' as const,
        ...from(interactionLimit),
      }),
    ),
  ],
  choices: {
    list: [
      { kind: 'one_of', name: 'delivery', values: [{ id: 'inbox' }, { id: 'direct' }], initial: 'inbox' },
      {
        kind: 'one_of',
        name: 'privacy',
        when: direct,
        fromAccount: true,
        values: [
          { id: 'PUBLIC_TO_EVERYONE' },
          { id: 'MUTUAL_FOLLOW_FRIENDS' },
          { id: 'FOLLOWER_OF_CREATOR' },
          { id: 'SELF_ONLY', notWith: paid },
        ],
        initial: null,
      },
      { kind: 'switch', name: 'allowComment', when: direct, fromAccount: true },
      { kind: 'switch', name: 'allowDuet', of: 'video', when: direct, fromAccount: true },
      { kind: 'switch', name: 'allowStitch', of: 'video', when: direct, fromAccount: true },
      { kind: 'switch', name: 'commercial', when: direct },
      { kind: 'switch', name: 'ownBrand', when: { choice: 'commercial', is: [true] } },
      { kind: 'switch', name: 'paidPartnership', when: { choice: 'commercial', is: [true] } },
      { kind: 'switch', name: 'madeWithAi', of: 'video', when: direct },
      { kind: 'line', name: 'title', of: 'photos', max: titleLimit.utf16 },
      { kind: 'picture', name: 'coverIndex', of: 'photos' },
      { kind: 'switch', name: 'autoMusic', of: 'photos', when: direct },
      { kind: 'frame', name: 'coverAtMs', when: direct },
      {
        kind: 'agree',
        name: 'musicConfirmed',
        when: direct,
        terms: [
          { id: 'branded', url: 'https://www.tiktok.com/legal/page/global/bc-policy/en', when: paid },
          { id: 'music', url: 'https://www.tiktok.com/legal/page/global/music-usage-confirmation/en' },
        ],
      },
    ],
  },
  connect: {
    method: 'none',
    fields: [],
    consent: {
      appSecret: true,
      redirect: 'loopback',
      service: realService,
      helpUrl: 'https://developers.tiktok.com/apps/',
      audit: { helpUrl: 'https://developers.tiktok.com/application/content-posting-api' },
    },
  },
}
