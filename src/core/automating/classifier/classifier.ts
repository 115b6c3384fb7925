/**
 * What a comment is, said with how sure that is: its language, whether it is spam, how it sounds, whether it is about the post.
 * Learnt on this machine from comments that ship with it; no text leaves the machine. Pure: the same comments make the same
 * classifier.
 */
import { commentLanguages, sentiments, type CommentLanguage, type Sentiment } from '../../../contract/inbox.ts'
import { featuresOf, type Aspect, type CommentSeen } from './features.ts'
import type { LabelledComment } from './labelled-comments.ts'
import { chances, moved, train, type Example, type Model } from './softmax.ts'

/** Changes with whatever makes it say something else: what was judged by another is judged anew. */
export const classifierVersion = 1

export interface Sure<T> {
  is: T
  /** 0 to 1. */
  sure: number
}

export interface Judgement {
  language: Sure<CommentLanguage>
  spam: Sure<boolean>
  sentiment: Sure<Sentiment>
  relevance: Sure<boolean>
}

/** What a person said of a comment; only what is given was said. */
export interface Correction extends CommentSeen {
  language?: CommentLanguage | undefined
  spam?: boolean | undefined
  sentiment?: Sentiment | undefined
  relevance?: boolean | undefined
}

export interface Classifier {
  judge(seen: CommentSeen): Judgement
  /** Another one that has learnt from these, too. */
  corrected(corrections: readonly Correction[]): Classifier
}

const flags = [false, true] as const
const classes = { language: commentLanguages, spam: flags, sentiment: sentiments, relevance: flags } as const

/** How far scores are drawn together so that “sure by 0.9” is right 9 times of 10: found on the comments it learns from, theme by theme left out. */
const temperatures: Record<Aspect, number> = { language: 1.1, spam: 1.2, sentiment: 1.35, relevance: 1.5 }

const isOf = (aspect: Aspect, one: Correction): number => {
  const said = one[aspect]
  return said === undefined ? -1 : (classes[aspect] as readonly unknown[]).indexOf(said)
}

const examplesOf = (aspect: Aspect, all: readonly Correction[]): Example[] =>
  all.flatMap((one) => {
    const is = isOf(aspect, one)
    return is < 0 ? [] : [{ features: featuresOf(aspect, one), is }]
  })

const surest = <T>(of: readonly T[], told: readonly number[]): Sure<T> => {
  const sure = Math.max(...told)
  const is = of[told.indexOf(sure)]
  if (is === undefined) throw new Error('no class')
  return { is, sure }
}

const createClassifier = (models: Record<Aspect, Model>): Classifier => {
  const tell = (aspect: Aspect, seen: CommentSeen): number[] => chances(models[aspect], featuresOf(aspect, seen), temperatures[aspect])
  return {
    judge: (seen) => ({
      language: surest(classes.language, tell('language', seen)),
      spam: surest(classes.spam, tell('spam', seen)),
      sentiment: surest(classes.sentiment, tell('sentiment', seen)),
      relevance: surest(classes.relevance, tell('relevance', seen)),
    }),
    corrected: (corrections) => {
      if (corrections.length === 0) return createClassifier(models)
      const of = (aspect: Aspect): Model => moved(models[aspect], examplesOf(aspect, corrections), temperatures[aspect])
      return createClassifier({ language: of('language'), spam: of('spam'), sentiment: of('sentiment'), relevance: of('relevance') })
    },
  }
}

/** Stops many times on its way, for whoever has other things to do meanwhile. */
export function* trainInSteps(comments: readonly LabelledComment[]): Generator<void, Classifier> {
  const all = comments.map(({ relevant, ...one }): Correction => ({ ...one, relevance: relevant }))
  const language = yield* train(examplesOf('language', all), classes.language.length)
  const spam = yield* train(examplesOf('spam', all), classes.spam.length)
  const sentiment = yield* train(examplesOf('sentiment', all), classes.sentiment.length)
  const relevance = yield* train(examplesOf('relevance', all), classes.relevance.length)
  return createClassifier({ language, spam, sentiment, relevance })
}

export const trainClassifier = (comments: readonly LabelledComment[]): Classifier => {
  const steps = trainInSteps(comments)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
