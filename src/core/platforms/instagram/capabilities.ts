/** What Instagram can do, as data. It takes no picture's bytes: it fetches media from the agency's media host. */
import { accountFigureNames, type Capabilities } from '../../../contract/platforms.ts'
import {
  accountLimit,
  audienceLimit,
  commentLimit,
  figuresLimit,
  hashtagLimit,
  interactionLimit,
  imageLimit,
  mentionLimit,
  messageLimit,
  pastLimit,
  textLimit,
  videoLimit,
} from './limits.ts'
import { facebookService, realService } from './service-url.ts'

const from = ({ source, readOn }: { source: string; readOn: string }) => ({ source, readOn })
const helpUrl = 'https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/get-started'

const storyFigures = ['replies', 'shares', 'views', 'reach', 'linkClicks', 'profileVisits', 'follows'] as const
/** Of feed posts the first ten, of reels all but clicks, visits and follows. */
const postFigures = ['likes', 'reposts', 'bookmarks', ...storyFigures, 'watchMs', 'totalWatchMs'] as const

export const capabilities: Capabilities = {
  kinds: ['photo', 'photo_set', 'video'],
  needsMediaHost: true,
  text: { unit: 'utf16', max: textLimit.utf16, ...from(textLimit) },
  images: { max: imageLimit.count, maxBytes: imageLimit.bytes, types: [...imageLimit.types], altText: true, ...from(imageLimit) },
  video: {
    maxBytes: videoLimit.bytes,
    types: [...videoLimit.types],
    codecs: [...videoLimit.codecs],
    maxSeconds: videoLimit.seconds,
    altText: false,
    ...from(videoLimit),
  },
  labels: [],
  // In Meta's description for Facebook Login alone.
  delete: false,
  metrics: {
    post: [...postFigures],
    followers: true,
    until: [
      { figures: [...storyFigures], days: figuresLimit.storyDays, only: 'story', ...from(figuresLimit) },
      { figures: [...postFigures], days: figuresLimit.days, ...from(figuresLimit) },
    ],
    audience: { most: audienceLimit.most, fewest: audienceLimit.fewest, hoursLate: audienceLimit.hoursLate, ...from(audienceLimit) },
    account: { figures: [...accountFigureNames], hoursLate: accountLimit.hoursLate, days: accountLimit.days, ...from(accountLimit) },
  },
  replies: true,
  past: { days: 90, ...from(pastLimit) },
  trends: { by: 'hashtag', quota: { count: hashtagLimit.count, days: hashtagLimit.days }, ...from(hashtagLimit) },
  interactions: [
    ...(['answer', 'hide'] as const).map((act) => ({ act, undo: true, ...from(commentLimit) })),
    { act: 'message', undo: false, ...from(messageLimit) },
  ],
  inbox: {
    comments: from(commentLimit),
    conversations: from(commentLimit),
    messages: { hours: messageLimit.hours, text: { unit: 'bytes', max: messageLimit.bytes }, ...from(messageLimit) },
  },
  notOffered: [
    ...(['like', 'follow', 'repost'] as const).map((what) => ({ what, why: 'not_in_api' as const, ...from(interactionLimit) })),
    { what: 'mentions', why: 'webhook_only', ...from(mentionLimit) },
    { what: 'new_followers', why: 'not_in_api', ...from(interactionLimit) },
  ],
  choices: {
    list: [
      { kind: 'one_of', name: 'placement', values: [{ id: 'feed' }, { id: 'story' }], initial: 'feed' },
      { kind: 'frame', name: 'coverAtMs', when: { choice: 'placement', is: ['feed'] } },
      { kind: 'switch', name: 'reelsOnly', when: { choice: 'placement', is: ['feed'] } },
    ],
  },
  connect: {
    method: 'token',
    fields: [
      { name: 'token', secret: true },
      { name: 'service', secret: false, initial: realService },
    ],
    helpUrl,
    accountKind: 'professional',
    consent: {
      appSecret: true,
      redirect: 'pasted',
      service: realService,
      services: [
        { id: 'instagram_login', service: realService },
        { id: 'facebook_login', service: facebookService },
      ],
      helpUrl: 'https://developers.facebook.com/apps/',
    },
  },
}
