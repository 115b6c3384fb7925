/** What a publication costs whoever pays for the application. Pure. */
import type { Draft, DraftPrice } from '../kit/adapter.ts'
import { prices } from './limits.ts'
import { linksIn } from './text.ts'
import { metadataOf } from './upload.ts'

export interface PublicationCost {
  usd: number
  /** A link makes it dearer, wherever it leads. */
  hasLink: boolean
  source: string
  readOn: string
}

export const publicationCost = ({ text }: Pick<Draft, 'text'>): PublicationCost => {
  const { post, postWithLink, source, readOn } = prices
  const hasLink = linksIn(text).length > 0
  return { usd: hasLink ? postWithLink : post, hasLink, source, readOn }
}

export const toMicros = (usd: number): number => Math.round(usd * 1_000_000)

export const priceOf = (draft: Pick<Draft, 'text' | 'media' | 'labels'>): DraftPrice => ({
  write: toMicros(publicationCost(draft).usd),
  around: toMicros(prices.describeMedia) * draft.media.filter((medium) => metadataOf(medium, draft.labels) !== null).length,
})
