/** What TikTok can do, as data. Photos are not among it: TikTok fetches them from a verified domain, which Coulisse has none of. */
import type { Capabilities } from '../../../contract/platforms.ts'
import { textLimit, videoLimit } from './limits.ts'
import { realService } from './service-url.ts'

const from = ({ source, readOn }: { source: string; readOn: string }) => ({ source, readOn })

export const capabilities: Capabilities = {
  kinds: ['video'],
  text: { unit: 'utf16', max: textLimit.utf16, ...from(textLimit) },
  video: {
    maxBytes: videoLimit.bytes,
    types: [...videoLimit.types],
    maxSeconds: videoLimit.seconds,
    altText: false,
    ...from(videoLimit),
  },
  labels: [],
  delete: false,
  metrics: { post: ['likes', 'replies', 'views'], followers: true },
  replies: false,
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
