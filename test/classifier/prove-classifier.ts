/**
 * `npm run prove:classifier -- [--json]`
 *
 * How right the comment classifier is on comments that it has never seen, beside plain keywords, and how fast. Fails unless what it
 * says when it is sure is right 9 times of 10, and more often than keywords. `--json`: one object.
 */
import { parseArgs } from 'node:util'
import { measureClassifier } from './measure-classifier.ts'

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
const measures = measureClassifier()
const failed = [
  ...measures.scores
    .filter(({ classifier, keywords }) => classifier.precision < 0.9 || classifier.precision <= keywords.precision)
    .map(({ name }) => `${name}: precision`),
  ...measures.accuracy
    .filter(({ classifier, keywords }) => classifier <= keywords)
    .map(({ aspect }) => `${aspect}: no better than keywords`),
]
if (values.json) console.log(JSON.stringify({ ...measures, failed }))
else {
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(7)
  console.log(
    `learnt from ${measures.comments.training} comments in ${measures.trainedMs.toFixed(0)} ms; measured on ${measures.comments.heldOut}`,
  )
  for (const { name, classifier, keywords } of measures.scores)
    console.log(
      `${name.padEnd(9)} precision ${percent(classifier.precision)} (keywords ${percent(keywords.precision)}), recall ${percent(classifier.recall)} (${percent(keywords.recall)})`,
    )
  for (const { aspect, classifier, keywords } of measures.accuracy)
    console.log(`${aspect.padEnd(9)} right of all ${percent(classifier)} (keywords ${percent(keywords)})`)
  console.log(`${Math.round(measures.perSecond)} comments a second`)
  for (const one of failed) console.error(`failed: ${one}`)
}
if (failed.length > 0) process.exitCode = 1
