/** What OnlyFans can do, as data: nothing by machine. */
import type { Capabilities } from '../../../contract/platforms.ts'
import { imageLimit, priceLimit, textLimit, videoLimit } from './limits.ts'
import { site } from './site.ts'

const from = ({ source, readOn }: { source: string; readOn: string }) => ({ source, readOn })

export const capabilities: Capabilities = {
  kinds: ['text', 'photo', 'photo_set', 'video'],
  text: { unit: 'graphemes', max: textLimit.characters, ...from(textLimit) },
  images: { max: imageLimit.count, maxBytes: imageLimit.bytes, types: [...imageLimit.types], altText: false, ...from(imageLimit) },
  video: { maxBytes: videoLimit.bytes, types: [...videoLimit.types], altText: false, ...from(videoLimit) },
  labels: [],
  delete: false,
  assisted: { site, linkExample: `${site}/123456789/handle` },
  choices: { list: [{ kind: 'amount', name: 'price', currency: priceLimit.currency }] },
  metrics: { post: [], followers: false },
  replies: false,
  notOffered: (['publish', 'read', 'like', 'follow', 'comments', 'mentions', 'messages'] as const).map((what) => ({
    what,
    why: 'no_api',
    source: site,
    readOn: textLimit.readOn,
  })),
  connect: { method: 'handle', fields: [{ name: 'handle', secret: false }] },
}
