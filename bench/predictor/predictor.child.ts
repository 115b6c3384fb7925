/** Learning what drafts come to and foretelling it, as the application does; in TensorFlow.js' own layers; and the bare products of it. */
import { createRequire } from 'node:module'
import { dirname, sep } from 'node:path'
import * as tf from '@tensorflow/tfjs-core'
import * as layers from '@tensorflow/tfjs-layers'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { describe } from '../../src/core/advising/predictor/features.ts'
import { askNetworks, standardise, type NetworkWeights } from '../../src/core/advising/predictor/network.ts'
import { batchRows, hiddenWidths, stepsFor, trainNetworks, type TrainingRows } from '../../src/core/advising/predictor/train-network.ts'
import { chanceOf } from '../measuring/measured-agency.ts'
import { serveRunner } from '../runner/child-side.ts'

export interface PredictorInput {
  posts: number
  rounds: number
  /** Of learning, ours and TensorFlow's in turns. */
  learnRounds: number
}
export interface PredictorOutput {
  /** Features of a row, steps of a network. */
  width: number
  steps: number
  /** Milliseconds of one network, one a round. */
  train: number[]
  fit: number[]
  products: number[]
  /** Posts a second: three networks asked for each. */
  ask: number[]
  predict: number[]
  /** All at once, which no composer does. */
  predictAll: number[]
  bareAsk: number[]
  /** Of what we foretell, from what TensorFlow.js does with the same weights. */
  furthest: number
}

const [first, second] = hiddenWidths
const outputs = 3
const hourMs = 3_600_000

/** Rows of accounts that post twice a day, described as drafts are. */
const rowsOf = (posts: number): TrainingRows => {
  const rows: TrainingRows = { values: [], targets: [] }
  const perAccount = 200
  for (let start = 0; start < posts; start += perAccount) {
    const before: { kind: string; at: number; y: number }[] = []
    for (let index = start; index < Math.min(posts, start + perAccount); index += 1) {
      const at = index * 12 * hourMs
      const y = 4 + 2 * chanceOf(index * 3)
      const kind = chanceOf(index * 5) < 0.5 ? ('photo' as const) : ('text' as const)
      const { base, values } = describe(before, {
        kind,
        platform: 'x',
        market: 'france',
        at,
        weekHour: Math.floor(chanceOf(index * 7) * 168),
        length: 'short',
        tags: Math.floor(chanceOf(index * 11) * 5),
        hasLink: chanceOf(index * 13) < 0.2,
      })
      rows.values.push(values)
      rows.targets.push(y - base)
      before.push({ kind, at, y })
    }
  }
  return rows
}

const quantiles = [0.1, 0.5, 0.9]
const pinball = (targets: tf.Tensor, told: tf.Tensor): tf.Scalar => {
  const off = tf.sub(targets, told)
  const shares = tf.tensor1d(quantiles)
  return tf.mean(tf.maximum(tf.mul(shares, off), tf.mul(tf.sub(shares, 1), off)))
}

const layered = (width: number): layers.LayersModel => {
  const kernelRegularizer = layers.regularizers.l2({ l2: 1e-4 })
  const model = layers.sequential({
    layers: [
      layers.layers.dense({ inputShape: [width], units: first, activation: 'elu', kernelRegularizer }),
      layers.layers.dropout({ rate: 0.1 }),
      layers.layers.dense({ units: second, activation: 'elu', kernelRegularizer }),
      layers.layers.dense({ units: outputs }),
    ],
  })
  model.compile({ optimizer: tf.train.adam(0.004), loss: pinball })
  return model
}

/** Rows by columns, both in rows. */
const multiply = (a: Float32Array, b: Float32Array, into: Float32Array, rows: number, inner: number, columns: number): void => {
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      let sum = 0
      for (let at = 0; at < inner; at += 1) sum += (a[row * inner + at] ?? 0) * (b[at * columns + column] ?? 0)
      into[row * columns + column] = sum
    }
}

/** Every product of matrices that a step must make, forwards and backwards, and nothing else. */
const productsOf = (width: number, steps: number): void => {
  const sizes = [
    [width, first],
    [first, second],
    [second, outputs],
  ] as const
  const made = sizes.map(([from, to]) => ({
    from,
    to,
    rows: new Float32Array(batchRows * from).fill(0.5),
    weights: new Float32Array(from * to).fill(0.1),
    next: new Float32Array(batchRows * to),
    change: new Float32Array(from * to),
    back: new Float32Array(batchRows * from),
  }))
  for (let step = 0; step < steps; step += 1) {
    for (const { from, to, rows, weights, next } of made) multiply(rows, weights, next, batchRows, from, to)
    for (const [index, { from, to, rows, weights, next, change, back }] of made.toReversed().entries()) {
      multiply(rows, next, change, from, batchRows, to)
      if (index < made.length - 1) multiply(next, weights, back, batchRows, to, from)
    }
  }
}

const bareAsk = (networks: readonly { layers: readonly Float64Array[] }[], widths: readonly number[], values: Float64Array): number => {
  let sum = 0
  for (const { layers: all } of networks) {
    let now = values
    for (const [index, weights] of all.entries()) {
      const [from = 0, to = 0] = [widths[index], widths[index + 1]]
      const next = new Float64Array(to)
      for (let at = 0; at < from; at += 1) {
        const value = now[at] ?? 0
        for (let out = 0; out < to; out += 1) next[out] = (next[out] ?? 0) + value * (weights[at * to + out] ?? 0)
      }
      now = next
    }
    sum += now[1] ?? 0
  }
  return sum
}

const timed = async (run: () => unknown): Promise<number> => {
  const startedAt = performance.now()
  await run()
  return performance.now() - startedAt
}

const measure = async ({ posts, rounds, learnRounds }: PredictorInput): Promise<PredictorOutput> => {
  setWasmPaths(dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm')) + sep)
  await tf.setBackend('wasm')
  await tf.ready()
  const rows = rowsOf(posts)
  const width = rows.values[0]?.length ?? 0
  const steps = stepsFor(posts)
  const networks = await trainNetworks({ rows, seeds: [1, 2, 3] })
  const output: PredictorOutput = {
    width,
    steps,
    train: [],
    fit: [],
    products: [],
    ask: [],
    predict: [],
    predictAll: [],
    bareAsk: [],
    furthest: 0,
  }

  const [columns] = networks
  if (!columns) throw new Error('three networks')
  const standard = rows.values.map((row) => standardise(columns, row))
  const inputs = tf.tensor2d(standard)
  const targets = tf.tensor2d(rows.targets.map((target) => quantiles.map(() => target)))
  const models = networks.map((network) => withWeights(layered(width), network))
  const flat = networks.map((network) => ({ layers: network.layers.map(({ weights }) => Float64Array.from(weights.flat())) }))
  const asked = Math.min(posts, 2000)
  const perSecond = (count: number, ms: number): number => (count / ms) * 1000

  const train = async (round: number): Promise<void> => {
    output.train.push(await timed(() => trainNetworks({ rows, seeds: [round + 10] })))
  }
  const fit = async (): Promise<void> => {
    const model = layered(width)
    // As many steps in whole rounds of all rows; the part that is left over is not asked of it.
    const epochs = Math.max(1, Math.floor((steps * batchRows) / posts))
    // Like ours it gives its thread to nobody meanwhile.
    const ms = await timed(() => model.fit(inputs, targets, { batchSize: batchRows, epochs, shuffle: true, yieldEvery: 'never' }))
    output.fit.push((ms * steps) / (epochs * Math.ceil(posts / batchRows)))
    model.dispose()
  }
  // Ours has learnt three networks already: theirs is as warm after one.
  await fit()
  output.fit.length = 0
  for (let round = 0; round < learnRounds; round += 1) {
    // Who comes second has what the first left to the garbage collector: each does as often.
    if (round % 2 === 0) {
      await train(round)
      await fit()
    } else {
      await fit()
      await train(round)
    }
    output.products.push(await timed(() => productsOf(width, steps)))
  }

  for (let round = 0; round < rounds; round += 1) {
    const askMs = await timed(() => {
      for (const values of rows.values.slice(0, asked)) askNetworks(networks, values)
    })
    output.ask.push(perSecond(asked, askMs))
    const few = 300
    const predictMs = await timed(() => {
      for (const values of standard.slice(0, few))
        for (const one of models) tf.tidy(() => (one.predict(tf.tensor2d([values])) as tf.Tensor).dataSync())
    })
    output.predict.push(perSecond(few, predictMs))
    const allMs = await timed(() => {
      for (const one of models) tf.tidy(() => (one.predict(inputs) as tf.Tensor).dataSync())
    })
    output.predictAll.push(perSecond(posts, allMs))
    const widths = [width, first, second, outputs]
    const bareRows = standard.slice(0, asked).map((values) => Float64Array.from(values))
    const bareMs = await timed(() => {
      for (const values of bareRows) bareAsk(flat, widths, values)
    })
    output.bareAsk.push(perSecond(asked, bareMs))
  }
  for (const [index, values] of rows.values.slice(0, 500).entries()) {
    const theirs = tf.tidy(() => models.map((one) => (one.predict(tf.tensor2d([standard[index] ?? []])) as tf.Tensor).dataSync()[1] ?? 0))
    const middle = theirs.reduce((sum, value) => sum + value, 0) / theirs.length
    const { low, high, middle: ours } = askNetworks(networks, values)
    // Where the three cross, ours puts them in order: then it is another of them.
    if (ours > low && ours < high) output.furthest = Math.max(output.furthest, Math.abs(ours - middle))
  }
  return output
}

/** The weights that we learnt, in their layers. */
function withWeights(model: layers.LayersModel, network: NetworkWeights): layers.LayersModel {
  model.setWeights(network.layers.flatMap(({ weights, biases }) => [tf.tensor2d(weights), tf.tensor1d(biases)]))
  return model
}

serveRunner({ measure })
