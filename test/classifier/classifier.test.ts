/** The comment classifier on comments that it has never seen; and what it learns from a person. */
import { describe, expect, it } from 'vitest'
import { trainClassifier } from '../../src/core/automating/classifier/classifier.ts'
import { readLabelled } from '../../src/core/automating/classifier/labelled-comments.ts'
import { usualThresholds, verdictOf } from '../../src/core/automating/classifier/verdict.ts'
import { heldOut, measureClassifier, measured, training, type Measured } from './measure-classifier.ts'

const measures = measureClassifier()
const classifier = trainClassifier(training)

describe('the sample', () => {
  it('is large, in both languages, and of other authors, themes, posts and words than what is learnt from', () => {
    expect(heldOut.length).toBeGreaterThanOrEqual(600)
    for (const language of ['fr', 'en', 'other']) expect(heldOut.filter((one) => one.language === language).length).toBeGreaterThan(40)
    for (const field of ['author', 'theme', 'post'] as const) {
      const learnt = new Set(training.map((one) => one[field]))
      expect(heldOut.filter((one) => learnt.has(one[field]))).toEqual([])
    }
    // What anybody says with two words may come in both; nothing longer does.
    const learnt = new Set(
      training.map(({ text }) =>
        text
          .toLowerCase()
          .replaceAll(/[^\p{L}]+/gu, ' ')
          .trim(),
      ),
    )
    const again = heldOut
      .map(({ text }) =>
        text
          .toLowerCase()
          .replaceAll(/[^\p{L}]+/gu, ' ')
          .trim(),
      )
      .filter((text) => text.split(' ').length > 3 && learnt.has(text))
    expect(again).toEqual([])
  })

  it('refuses a line that is not labelled', () => {
    expect(() => readLabelled('# a | A post\nsomebody x+r Hello')).toThrow('not a labelled comment')
  })
})

describe('on what it has never seen', () => {
  it.each(Object.keys(measured) as Measured[])('is right 9 times of 10 when it says %s, and more often than keywords', (name) => {
    const score = measures.scores.find((one) => one.name === name)
    expect(score?.classifier.precision).toBeGreaterThanOrEqual(0.9)
    expect(score?.classifier.precision).toBeGreaterThan(score?.keywords.precision ?? 1)
    // It does say something.
    expect(score?.classifier.recall).toBeGreaterThan(0.35)
  })

  it.each(measures.accuracy)('is right more often than keywords where it must say something: $aspect', (one) => {
    expect(one.classifier).toBeGreaterThan(one.keywords)
  })

  it('is as right as it says', () => {
    for (const aspect of ['language', 'spam', 'sentiment', 'relevance'] as const) {
      const told = heldOut.map((one) => classifier.judge(one)[aspect].sure)
      const right = measures.accuracy.find((one) => one.aspect === aspect)?.classifier ?? 0
      expect(Math.abs(told.reduce((sum, one) => sum + one, 0) / told.length - right)).toBeLessThan(0.05)
    }
  })

  it('says the same each time it is learnt', () => {
    const again = trainClassifier(training)
    for (const one of heldOut.slice(0, 50)) expect(again.judge(one)).toEqual(classifier.judge(one))
  })

  it('says something of anything', () => {
    for (const text of ['', ' ', '🔥', '\u{D800}', 'a'.repeat(50_000), '。。。', '#'])
      for (const post of [null, '', 'A post']) expect(classifier.judge({ text, post }).spam.sure).toBeGreaterThanOrEqual(0.5)
  })
})

describe('what a person corrects', () => {
  it('is learnt, carries over to what is like it, and leaves the rest as it was', () => {
    const post = 'My new calendar is out'
    const wrong = { text: 'DM me on whatsapp for your free signed calendar, link in bio', post }
    const like = { text: 'free signed calendar, dm me on whatsapp', post }
    expect(classifier.judge(wrong).spam).toMatchObject({ is: true })
    const learnt = classifier.corrected([{ ...wrong, spam: false }])
    expect(learnt.judge(wrong).spam).toMatchObject({ is: false })
    expect(learnt.judge(like).spam.is).toBe(false)
    expect(classifier.judge(wrong).spam.is).toBe(true)
    const rightOf = (one: typeof classifier): number => heldOut.filter((seen) => one.judge(seen).spam.is === seen.spam).length
    expect(rightOf(learnt)).toBeGreaterThan(rightOf(classifier) - heldOut.length * 0.02)
  })

  it('of half of what is said under a post makes it better on the other half', () => {
    let [before, after] = [0, 0]
    for (const said of Map.groupBy(heldOut, ({ theme }) => theme).values()) {
      const [seen, unseen] = [said.filter((_, index) => index % 2 === 0), said.filter((_, index) => index % 2 === 1)]
      const learnt = classifier.corrected(
        seen.map(({ text, post, sentiment, spam, relevant }) => ({ text, post, sentiment, spam, relevance: relevant })),
      )
      const rightOf = (one: typeof classifier): number =>
        unseen.filter((comment) => one.judge(comment).sentiment.is === comment.sentiment).length +
        unseen.filter((comment) => one.judge(comment).relevance.is === comment.relevant).length
      before += rightOf(classifier)
      after += rightOf(learnt)
    }
    expect(after).toBeGreaterThan(before)
  })
})

describe('what is said of a comment', () => {
  const sure = { language: { is: 'fr' as const, sure: 0.9 }, sentiment: { is: 'negative' as const, sure: 0.6 } }

  it('is said only where it is sure, and what may be spam is never about the post', () => {
    const judgement = { ...sure, spam: { is: true, sure: 0.6 }, relevance: { is: true, sure: 0.99 } }
    expect(verdictOf(judgement, usualThresholds)).toEqual({ language: 'fr', spam: null, sentiment: null, relevance: null })
    expect(verdictOf(judgement, { ...usualThresholds, sentiment: 0.5, spam: 0.5 })).toMatchObject({ spam: true, sentiment: 'negative' })
  })
})
