/** What is said of a comment, where it is sure enough to be said. Pure. */
import type { CommentLanguage, Sentiment } from '../../../contract/inbox.ts'
import type { Judgement, Sure } from './classifier.ts'

/** From how sure on each is said; a creator has her own. */
export interface Thresholds {
  language: number
  spam: number
  sentiment: number
  relevance: number
}

/** Where each was right 9 times of 10 or more on the comments that it learns from, theme by theme left out. */
export const usualThresholds: Thresholds = { language: 0.8, spam: 0.75, sentiment: 0.8, relevance: 0.85 }

/** Null: not sure. */
export interface Verdict {
  language: CommentLanguage | null
  spam: boolean | null
  sentiment: Sentiment | null
  relevance: boolean | null
}

const said = <T>({ is, sure }: Sure<T>, from: number): T | null => (sure >= from ? is : null)

/** What may be spam is never said to be about the post. */
export const verdictOf = ({ language, spam, sentiment, relevance }: Judgement, from: Thresholds): Verdict => {
  const isSpam = said(spam, from.spam)
  const isRelevant = said(relevance, from.relevance)
  return {
    language: said(language, from.language),
    spam: isSpam,
    sentiment: said(sentiment, from.sentiment),
    relevance: isRelevant === true && spam.is ? null : isRelevant,
  }
}
