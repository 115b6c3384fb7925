/** The formula of the score over all posts, as the application has it; as it is written in the guide, plainly; and in TensorFlow.js on WASM. */
import { createRequire } from 'node:module'
import { dirname, sep } from 'node:path'
import * as tf from '@tensorflow/tfjs-core'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { partOf, scoreOfThree } from '../../src/core/measuring/score.ts'
import { serveRunner } from '../runner/child-side.ts'
import { chanceOf } from './measured-agency.ts'

export interface ScoringInput {
  posts: number
  rounds: number
}
/** Milliseconds, one a round. */
export interface ScoringOutput {
  ours: number[]
  bare: number[]
  /** With its columns brought from ours into 32 bits, as every new reading would ask of it. */
  tfjs: number[]
  /** With its columns there already. */
  tfjsThere: number[]
  /** Scores that are not the plain formula's, bit for bit. */
  different: number
  /** The furthest that 32 bits come from it. */
  furthest: number
}

const weights = [50, 30, 20] as const
const criteria = 3

const timed = async (run: () => unknown): Promise<number> => {
  const startedAt = performance.now()
  await run()
  return performance.now() - startedAt
}

const measure = async ({ posts, rounds }: ScoringInput): Promise<ScoringOutput> => {
  // Conversions are known of half of the posts, the rest of all.
  const columns = Array.from({ length: criteria }, (_, criterion) => ({
    values: Float64Array.from({ length: posts }, (__, post) =>
      criterion === 2 && chanceOf(post * 11) < 0.5 ? Number.NaN : chanceOf(post * 5 + criterion) * 10,
    ),
    medians: Float64Array.from({ length: posts }, (__, post) => chanceOf(post * 5 + criterion + 7) * 10),
    spreads: Float64Array.from({ length: posts }, (__, post) => 0.2 + chanceOf(post * 5 + criterion + 13)),
  }))
  const [engagement, reach, conversions] = columns
  if (!engagement || !reach || !conversions) throw new Error('three criteria')
  const [ours, bare] = [new Float64Array(posts), new Float64Array(posts)]
  const at = (column: Float64Array, post: number): number => column[post] ?? Number.NaN

  const scoreAll = (): void => {
    for (let post = 0; post < posts; post += 1)
      ours[post] = scoreOfThree(
        partOf(at(engagement.values, post), at(engagement.medians, post), at(engagement.spreads, post)),
        partOf(at(reach.values, post), at(reach.medians, post), at(reach.spreads, post)),
        partOf(at(conversions.values, post), at(conversions.medians, post), at(conversions.spreads, post)),
        weights,
      )
  }
  const scoreBare = (): void => {
    for (let post = 0; post < posts; post += 1) {
      let [sum, weight] = [0, 0]
      for (let criterion = 0; criterion < criteria; criterion += 1) {
        const column = columns[criterion] ?? engagement
        const value = at(column.values, post)
        if (Number.isNaN(value)) continue
        const z = (value - at(column.medians, post)) / at(column.spreads, post)
        const x = z * (0.765 + 0.186 * z * z)
        sum += (weights[criterion] ?? 0) * (50 + (50 * x) / Math.sqrt(1 + x * x))
        weight += weights[criterion] ?? 0
      }
      bare[post] = weight === 0 ? Number.NaN : sum / weight
    }
  }

  setWasmPaths(dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm')) + sep)
  await tf.setBackend('wasm')
  await tf.ready()
  const bring = () =>
    columns.map(({ values, medians, spreads }) => {
      // What is not known is a 0 that counts nothing: WASM has no way around NaN.
      const [shown, known] = [new Float32Array(posts), new Float32Array(posts)]
      for (let post = 0; post < posts; post += 1) {
        const value = at(values, post)
        if (Number.isNaN(value)) continue
        shown[post] = value
        known[post] = 1
      }
      return {
        values: tf.tensor1d(shown),
        medians: tf.tensor1d(new Float32Array(medians)),
        spreads: tf.tensor1d(new Float32Array(spreads)),
        known: tf.tensor1d(known),
      }
    })
  const there = bring()
  let inTensors = new Float32Array(0)
  const scoreTensors = async (tensors: ReturnType<typeof bring>): Promise<void> => {
    const score = tf.tidy(() => {
      const parts = tensors.map(({ values, medians, spreads, known }, criterion) => {
        const share = tf.mul(known, weights[criterion] ?? 0)
        const z = tf.div(tf.sub(values, medians), spreads)
        const x = tf.mul(z, tf.add(tf.mul(tf.mul(z, z), 0.186), 0.765))
        const part = tf.add(tf.mul(tf.mul(x, tf.rsqrt(tf.add(tf.mul(x, x), 1))), 50), 50)
        return { share, part: tf.mul(part, share) }
      })
      return tf.div(tf.addN(parts.map(({ part }) => part)), tf.addN(parts.map(({ share }) => share)))
    })
    inTensors = (await score.data()) as Float32Array<ArrayBuffer>
    score.dispose()
  }
  const bringAndScore = async (): Promise<void> => {
    const tensors = bring()
    await scoreTensors(tensors)
    tf.dispose(tensors)
  }
  const output: ScoringOutput = { ours: [], bare: [], tfjs: [], tfjsThere: [], different: 0, furthest: 0 }
  // The first round is for the compilers.
  for (let round = -1; round < rounds; round += 1) {
    const [one, two] = [await timed(scoreAll), await timed(scoreBare)]
    const [three, four] = [await timed(bringAndScore), await timed(() => scoreTensors(there))]
    if (round < 0) continue
    output.ours.push(one)
    output.bare.push(two)
    output.tfjs.push(three)
    output.tfjsThere.push(four)
  }
  for (const [post, score] of ours.entries()) {
    if (!Object.is(score, bare[post])) output.different += 1
    output.furthest = Math.max(output.furthest, Math.abs(score - (inTensors[post] ?? Number.NaN)))
  }
  return output
}

serveRunner({ measure })
