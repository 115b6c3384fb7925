/**
 * A small dense network as plain numbers: what TensorFlow.js has trained, asked without it. One row takes microseconds, and no
 * thread has to be woken for it. Pure.
 */

export interface NetworkWeights {
  /** By input: what is taken off and divided by first. */
  means: number[]
  spreads: number[]
  /** Layers in order, row by input. The last answers the tenth, the fiftieth and the ninetieth hundredth. */
  layers: { weights: number[][]; biases: number[] }[]
}

/** Beyond this many standard deviations a value says no more. */
export const mostSpreads = 4

export const standardise = ({ means, spreads }: Pick<NetworkWeights, 'means' | 'spreads'>, values: readonly number[]): number[] =>
  values.map((value, index) => Math.max(-mostSpreads, Math.min(mostSpreads, (value - (means[index] ?? 0)) / (spreads[index] || 1))))

const elu = (value: number): number => (value > 0 ? value : Math.expm1(value))

const askOne = (network: NetworkWeights, values: readonly number[]): number[] => {
  let now = standardise(network, values)
  const last = network.layers.length - 1
  for (const [index, { weights, biases }] of network.layers.entries()) {
    const next = [...biases]
    // By index: iterators here take most of the time that an operator waits while writing.
    for (let from = 0; from < weights.length; from += 1) {
      const value = now[from] ?? 0
      const row = weights[from] ?? []
      for (let to = 0; to < row.length; to += 1) next[to] = (next[to] ?? 0) + value * (row[to] ?? 0)
    }
    now = index === last ? next : next.map(elu)
  }
  return now
}

export interface Quantiles {
  low: number
  middle: number
  high: number
}

/** The mean of what each network says, in order. */
export const askNetworks = (networks: readonly NetworkWeights[], values: readonly number[]): Quantiles => {
  const sums = [0, 0, 0]
  for (const network of networks) for (const [index, value] of askOne(network, values).entries()) sums[index] = (sums[index] ?? 0) + value
  const [low = 0, middle = 0, high = 0] = sums.map((sum) => sum / networks.length).toSorted((a, b) => a - b)
  return { low, middle, high }
}
