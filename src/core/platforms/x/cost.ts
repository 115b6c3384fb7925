/** What a publication costs whoever pays for the application. Pure. */
import type { Draft } from '../kit/adapter.ts'
import { prices } from './limits.ts'
import { linksIn } from './text.ts'

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
