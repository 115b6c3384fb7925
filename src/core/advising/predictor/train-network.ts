/** Training by TensorFlow.js on its WASM backend. Only in the thread of its own: it takes seconds. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as tf from '@tensorflow/tfjs-core'
// oxlint-disable-next-line import/no-unassigned-import -- it registers the gradients, which core leaves to whoever trains
import '@tensorflow/tfjs-layers'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { standardise, type NetworkWeights } from './network.ts'

export interface TrainingRows {
  values: number[][]
  /** Differences to the base. */
  targets: number[]
}

export interface TrainingQuestion {
  rows: TrainingRows
  /** As many networks as there are. */
  seeds: number[]
}

export const hiddenWidths = [32, 16] as const
const [first, second] = hiddenWidths
const quantiles = [0.1, 0.5, 0.9]
export const batchRows = 128
const [leastSteps, mostSteps, rounds] = [400, 2400, 20]
const rate = 0.004
const dropped = 0.1
const decay = 1e-4

/** So many batches are learnt from, of so many rows. */
export const stepsFor = (rows: number): number => Math.max(leastSteps, Math.min(mostSteps, Math.ceil((rounds * rows) / batchRows)))

/** Where the backend's code lies: beside a bundle, else in its package. */
const wasmFolder = (): string => {
  const beside = dirname(fileURLToPath(import.meta.url))
  if (existsSync(join(beside, 'tfjs-backend-wasm-simd.wasm'))) return `${beside}/`
  return `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`
}

let ready: Promise<void> | undefined
const prepare = async (): Promise<void> => {
  setWasmPaths(wasmFolder())
  if (!(await tf.setBackend('wasm'))) throw new Error('the WASM backend could not be started')
  await tf.ready()
}

/** Even chance from a seed (Mulberry32, Tommy Ettinger, public domain). */
const chanceFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const columnsOf = (rows: readonly number[][]): Pick<NetworkWeights, 'means' | 'spreads'> => {
  const width = rows[0]?.length ?? 0
  const means = Array.from({ length: width }, (_, at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0) / rows.length)
  const spreads = means.map((mean, at) => Math.sqrt(rows.reduce((sum, row) => sum + ((row[at] ?? 0) - mean) ** 2, 0) / rows.length) || 1)
  return { means, spreads }
}

/** Pinball loss: least where the three outputs are the quantiles (Koenker & Bassett, "Regression Quantiles", 1978). */
const lossOf = (targets: tf.Tensor, outputs: tf.Tensor): tf.Scalar => {
  const off = tf.sub(targets, outputs)
  const shares = tf.tensor1d(quantiles)
  return tf.mean(tf.maximum(tf.mul(shares, off), tf.mul(tf.sub(shares, 1), off)))
}

const trainOne = ({ values, targets }: TrainingRows, seed: number): NetworkWeights => {
  const chance = chanceFrom(seed)
  const columns = columnsOf(values)
  const inputs = values.map((row) => standardise(columns, row))
  const width = columns.means.length
  // Glorot & Bengio (2010).
  const begin = (from: number, to: number): tf.Variable =>
    tf.variable(
      tf.tensor2d(
        Array.from({ length: from * to }, () => (2 * chance() - 1) * Math.sqrt(6 / (from + to))),
        [from, to],
      ),
    )
  const layers = [
    { weights: begin(width, first), biases: tf.variable(tf.zeros([first])) },
    { weights: begin(first, second), biases: tf.variable(tf.zeros([second])) },
    // Says what the account's last posts say until it has learnt better.
    { weights: tf.variable(tf.zeros([second, 3])), biases: tf.variable(tf.tensor1d([-0.8, 0, 0.8])) },
  ]
  const run = (rows: tf.Tensor): tf.Tensor =>
    layers.reduce((now, { weights, biases }, index) => {
      const next = tf.add(tf.matMul(now as tf.Tensor2D, weights as tf.Tensor2D), biases)
      if (index === layers.length - 1) return next
      const bent = tf.elu(next)
      if (index > 0) return bent
      const count = (rows.shape[0] ?? 0) * first
      const kept = tf.tensor2d(
        Array.from({ length: count }, () => (chance() < dropped ? 0 : 1 / (1 - dropped))),
        [rows.shape[0] ?? 0, first],
      )
      return tf.mul(bent, kept)
    }, rows)
  const optimizer = tf.train.adam(rate)
  const variables = layers.flatMap(({ weights, biases }) => [weights, biases])
  const order = inputs.map((_, index) => index)
  const steps = stepsFor(inputs.length)
  let at = order.length
  for (let step = 0; step < steps; step += 1) {
    if (at + batchRows > order.length) {
      shuffle(order, chance)
      at = 0
    }
    const ids = order.slice(at, at + batchRows)
    at += batchRows
    // A cosine to nothing. `learningRate` is protected and has no setter.
    Object.assign(optimizer, { learningRate: (rate / 2) * (1 + Math.cos((Math.PI * step) / steps)) })
    tf.tidy(() => {
      const rows = tf.tensor2d(ids.map((id) => inputs[id] ?? []))
      const wanted = tf.tensor2d(ids.map((id) => [targets[id] ?? 0]))
      optimizer.minimize(
        () =>
          tf.add<tf.Scalar>(
            lossOf(wanted, run(rows)),
            tf.mul(decay, tf.addN(layers.slice(0, 2).map(({ weights }) => tf.sum(tf.square(weights))))),
          ),
        false,
        variables,
      )
    })
  }
  const learnt = layers.map(({ weights, biases }) => ({
    weights: weights.arraySync() as number[][],
    biases: biases.arraySync() as number[],
  }))
  optimizer.dispose()
  tf.dispose(variables)
  return { ...columns, layers: learnt }
}

/** Fisher and Yates. */
const shuffle = (order: number[], chance: () => number): void => {
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = Math.floor(chance() * (index + 1))
    const kept = order[index] ?? 0
    order[index] = order[other] ?? 0
    order[other] = kept
  }
}

/** A network by seed; the same question has the same answer. */
export const trainNetworks = async ({ rows, seeds }: TrainingQuestion): Promise<NetworkWeights[]> => {
  await (ready ??= prepare())
  return seeds.map((seed) => trainOne(rows, seed))
}
