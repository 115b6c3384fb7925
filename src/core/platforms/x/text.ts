/** How X reads a text: what it weighs, and what in it is a link or a cashtag. */
import twitterText from 'twitter-text'
import { textLimit } from './limits.ts'

export const countText = (text: string): { used: number; max: number } => ({
  used: twitterText.parseTweet(text).weightedLength,
  max: textLimit.weighted,
})

export interface Link {
  /** As it is written, with or without `https://`. */
  url: string
  indices: [number, number]
}

export const linksIn = (text: string): Link[] => twitterText.extractUrlsWithIndices(text, { extractUrlsWithoutProtocol: true })

export const mentionsIn = (text: string): string[] => twitterText.extractMentions(text)

export const countCashtags = (text: string): number => twitterText.extractCashtags(text).length

/** Characters that no post may have: byte order marks and the like. */
export const hasForbiddenCharacters = (text: string): boolean => /[\uFFFE\uFEFF\uFFFF]/.test(text)
