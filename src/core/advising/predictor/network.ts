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
  for (const [index, { weights, biases }] of network.layers.entries()) {
    const next = [...biases]
    for (const [from, row] of weights.entries())
      for (const [to, weight] of row.entries()) next[to] = (next[to] ?? 0) + (now[from] ?? 0) * weight
    now = index === network.layers.length - 1 ? next : next.map(elu)
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
