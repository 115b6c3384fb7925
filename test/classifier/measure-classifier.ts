/**
 * The classifier on a sample it has never seen, by other authors and on other themes than what it learns from, beside plain keywords
 * on the same sample. The keywords are the classifier's own lexicon, counted and nothing learnt: a strong baseline.
 */
import { readFileSync } from 'node:fs'
import { trainClassifier } from '../../src/core/automating/classifier/classifier.ts'
import { sharedWords, wordsOf } from '../../src/core/automating/classifier/features.ts'
import { readLabelled, type LabelledComment } from '../../src/core/automating/classifier/labelled-comments.ts'
import { emojis, lexicon } from '../../src/core/automating/classifier/lexicon.ts'
import { trainingComments } from '../../src/core/automating/classifier/training-comments.ts'
import { usualThresholds, verdictOf, type Verdict } from '../../src/core/automating/classifier/verdict.ts'

export const training = readLabelled(trainingComments)
export const heldOut = readLabelled(readFileSync(new URL('held-out.txt', import.meta.url), 'utf8'))

const count = (words: readonly string[], list: RegExp): number => words.filter((word) => list.test(word)).length

const byKeywords = ({ text, post }: LabelledComment): Required<{ [K in keyof Verdict]: NonNullable<Verdict[K]> }> => {
  const words = wordsOf(text)
  const [french, english, other] = [count(words, lexicon.french), count(words, lexicon.english), count(words, lexicon.other)]
  const spam = count(words, lexicon.spam) > 0
  const kind = count(words, lexicon.kind) > 0 || emojis.kind.test(text) || emojis.laugh.test(text)
  const unkind = count(words, lexicon.unkind) + count(words, lexicon.insult) > 0 || emojis.unkind.test(text)
  const about = kind || count(words, lexicon.you) + count(words, lexicon.question) > 0 || sharedWords({ text, post }) > 0
  return {
    language: other > Math.max(french, english) ? 'other' : english > french ? 'en' : 'fr',
    spam,
    sentiment: unkind ? 'negative' : kind ? 'positive' : 'neutral',
    relevance: !spam && count(words, lexicon.insult) === 0 && about,
  }
}

interface Score {
  precision: number
  recall: number
  /** How often it was said. */
  said: number
}

const scoreOf = (is: (one: LabelledComment) => boolean, says: (one: LabelledComment) => boolean): Score => {
  const said = heldOut.filter(says)
  const right = said.filter(is).length
  const truly = heldOut.filter(is).length
  return { precision: said.length === 0 ? 0 : right / said.length, recall: right / truly, said: said.length }
}

export const measured = {
  french: ['language', 'fr'],
  english: ['language', 'en'],
  spam: ['spam', true],
  negative: ['sentiment', 'negative'],
  positive: ['sentiment', 'positive'],
  relevant: ['relevance', true],
} as const
export type Measured = keyof typeof measured

const truthOf = ({ relevant, ...one }: LabelledComment) => ({ ...one, relevance: relevant })

export const measureClassifier = () => {
  const begun = performance.now()
  const classifier = trainClassifier(training)
  const trainedMs = performance.now() - begun
  const told = new Map(heldOut.map((one) => [one, classifier.judge(one)]))
  const judged = performance.now()
  let times = 0
  while (performance.now() - judged < 1000) {
    for (const one of heldOut) classifier.judge(one)
    times += heldOut.length
  }
  const perSecond = times / ((performance.now() - judged) / 1000)
  const verdict = (one: LabelledComment): Verdict | undefined => {
    const judgement = told.get(one)
    return judgement && verdictOf(judgement, usualThresholds)
  }
  const scores = (Object.keys(measured) as Measured[]).map((name) => {
    const [aspect, value] = measured[name]
    const is = (one: LabelledComment): boolean => truthOf(one)[aspect] === value
    return {
      name,
      classifier: scoreOf(is, (one) => verdict(one)?.[aspect] === value),
      keywords: scoreOf(is, (one) => byKeywords(one)[aspect] === value),
    }
  })
  /** Right of all, where each must say something. */
  const accuracy = (['language', 'spam', 'sentiment', 'relevance'] as const).map((aspect) => ({
    aspect,
    classifier: heldOut.filter((one) => told.get(one)?.[aspect].is === truthOf(one)[aspect]).length / heldOut.length,
    keywords: heldOut.filter((one) => byKeywords(one)[aspect] === truthOf(one)[aspect]).length / heldOut.length,
  }))
  return { comments: { training: training.length, heldOut: heldOut.length }, scores, accuracy, trainedMs, perSecond }
}
