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
const pinball = (): ((targets: tf.Tensor, outputs: tf.Tensor) => tf.Scalar) => {
  const above = tf.tensor1d(quantiles)
  const below = tf.sub(above, 1)
  return (targets, outputs) => {
    const off = tf.sub(targets, outputs)
    return tf.mean(tf.maximum(tf.mul(above, off), tf.mul(below, off)))
  }
}

const filled = (count: number, value: number): number[] => Array.from({ length: count }, () => value)

/** What a network learns, in one tensor: Adam's dozen operations are made once a step, and not for each of its six parts. */
const beginNetwork = (width: number, chance: () => number) => {
  // Glorot & Bengio (2010).
  const even = (from: number, to: number): number[] => filled(from * to, 0).map(() => (2 * chance() - 1) * Math.sqrt(6 / (from + to)))
  const layers = [
    { from: width, to: first, weights: even(width, first), biases: filled(first, 0), decay },
    { from: first, to: second, weights: even(first, second), biases: filled(second, 0), decay },
    // Says what the account's last posts say until it has learnt better.
    { from: second, to: 3, weights: filled(second * 3, 0), biases: [-0.8, 0, 0.8], decay: 0 },
  ]
  const sizes = layers.flatMap(({ weights, biases }) => [weights.length, biases.length])
  return {
    all: tf.variable(tf.tensor1d(layers.flatMap(({ weights, biases }) => [...weights, ...biases]))),
    decays: tf.tensor1d(layers.flatMap((layer) => [...filled(layer.weights.length, layer.decay), ...filled(layer.to, 0)])),
    layersOf: (all: tf.Tensor): { weights: tf.Tensor2D; biases: tf.Tensor }[] => {
      const parts = tf.split(all, sizes)
      return layers.map(({ from, to }, index) => ({
        weights: tf.reshape(parts[2 * index] as tf.Tensor, [from, to]),
        biases: parts[2 * index + 1] as tf.Tensor,
      }))
    },
  }
}

const trainOne = ({ values, targets }: TrainingRows, seed: number): NetworkWeights => {
  const chance = chanceFrom(seed)
  const columns = columnsOf(values)
  const width = columns.means.length
  // Typed: TensorFlow takes them as they are, and copies arrays of numbers one by one.
  const inputs = values.map((row) => Float32Array.from(standardise(columns, row)))
  const rowsOf = (ids: readonly number[]): tf.Tensor2D => {
    const rows = new Float32Array(ids.length * width)
    for (const [place, id] of ids.entries()) rows.set(inputs[id] ?? [], place * width)
    return tf.tensor2d(rows, [ids.length, width])
  }
  const { all, decays, layersOf } = beginNetwork(width, chance)
  const lossOf = pinball()
  const run = (rows: tf.Tensor): tf.Tensor =>
    layersOf(all).reduce((now, { weights, biases }, index, layers) => {
      const next = tf.add(tf.matMul(now as tf.Tensor2D, weights), biases)
      if (index === layers.length - 1) return next
      const bent = tf.elu(next)
      if (index > 0) return bent
      const count = rows.shape[0] ?? 0
      const kept = new Float32Array(count * first).map(() => (chance() < dropped ? 0 : 1 / (1 - dropped)))
      return tf.mul(bent, tf.tensor2d(kept, [count, first]))
    }, rows)
  const optimizer = tf.train.adam(rate)
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
      const rows = rowsOf(ids)
      const wanted = tf.tensor2d(
        ids.map((id) => targets[id] ?? 0),
        [ids.length, 1],
      )
      optimizer.minimize(() => tf.add<tf.Scalar>(lossOf(wanted, run(rows)), tf.sum(tf.mul(decays, tf.square(all)))), false, [all])
    })
  }
  const learnt = layersOf(all).map(({ weights, biases }) => ({
    weights: weights.arraySync(),
    biases: biases.arraySync() as number[],
  }))
  optimizer.dispose()
  all.dispose()
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
  const networks: NetworkWeights[] = []
  for (const seed of seeds) tf.tidy(() => void networks.push(trainOne(rows, seed)))
  return networks
}
