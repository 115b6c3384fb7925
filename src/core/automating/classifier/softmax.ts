/** Logistic regression over several classes, learnt by AdaGrad in an order that is always the same. Pure. */
import type { Features } from './features.ts'
import { tableBits } from './features.ts'

const size = 1 << tableBits

export interface Model {
  classes: number
  /** One table a class, one after another. */
  weights: Float32Array
  /** How much was learnt of each weight already: the more, the less it moves. */
  steps: Float32Array
}

export interface Example {
  features: Features
  /** Which class. */
  is: number
}

export const chances = ({ classes, weights }: Pick<Model, 'classes' | 'weights'>, { at, worth }: Features, temperature = 1): number[] => {
  const scores = Array.from({ length: classes }, (_, one) => {
    let score = 0
    const from = one * size
    for (let index = 0; index < at.length; index += 1) score += (weights[from + (at[index] ?? 0)] ?? 0) * (worth[index] ?? 0)
    return score / temperature
  })
  const top = Math.max(...scores)
  const raised = scores.map((score) => Math.exp(score - top))
  const sum = raised.reduce((total, one) => total + one, 0)
  return raised.map((one) => one / sum)
}

const epochs = 12
const rate = 0.25
/** Pulls back what it learns, a little with each example. */
const pull = 1e-4

/** The order of an epoch: always the same, and another one each time. */
const orderOf = (count: number, epoch: number): number[] => {
  const order = Array.from({ length: count }, (_, index) => index)
  let state = (epoch + 1) * 0x9e3779b1
  for (let index = count - 1; index > 0; index -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = state % (index + 1)
    const kept = order[index] ?? 0
    order[index] = order[other] ?? 0
    order[other] = kept
  }
  return order
}

/** Stops after each epoch, for whoever has other things to do meanwhile. */
export function* train(examples: readonly Example[], classes: number): Generator<void, Model> {
  const model: Model = { classes, weights: new Float32Array(classes * size), steps: new Float32Array(classes * size).fill(1) }
  const { weights, steps } = model
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    yield
    for (const index of orderOf(examples.length, epoch)) {
      const example = examples[index]
      if (!example) continue
      const { at, worth } = example.features
      const told = chances(model, example.features)
      for (let one = 0; one < classes; one += 1) {
        const error = (told[one] ?? 0) - (one === example.is ? 1 : 0)
        for (let place = 0; place < at.length; place += 1) {
          const key = one * size + (at[place] ?? 0)
          const slope = error * (worth[place] ?? 0) + pull * (weights[key] ?? 0)
          steps[key] = (steps[key] ?? 1) + slope * slope
          weights[key] = (weights[key] ?? 0) - (rate * slope) / Math.sqrt(steps[key] ?? 1)
        }
      }
    }
  }
  return model
}

const enough = 0.9
const mostSteps = 40
const step = 0.4

/**
 * The model, moved by what a person said of a few comments, until it says the same of each: only the weights that speak of
 * those comments move, those least that speak of many others. The model itself stays as it is.
 */
export const moved = ({ classes, weights, steps }: Model, corrections: readonly Example[], temperature: number): Model => {
  const model: Model = { classes, weights: weights.slice(), steps }
  for (let times = 0; times < mostSteps; times += 1) {
    let isDone = true
    for (const { features, is } of corrections) {
      const told = chances(model, features, temperature)
      if ((told[is] ?? 0) >= enough) continue
      isDone = false
      const { at, worth } = features
      for (let one = 0; one < classes; one += 1) {
        const error = (told[one] ?? 0) - (one === is ? 1 : 0)
        for (let place = 0; place < at.length; place += 1) {
          const key = one * size + (at[place] ?? 0)
          model.weights[key] = (model.weights[key] ?? 0) - (step * error * (worth[place] ?? 0)) / (steps[key] ?? 1)
        }
      }
    }
    if (isDone) break
  }
  return model
}
