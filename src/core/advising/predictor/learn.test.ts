/** A real training on the real backend, small: what is learnt is better than medians where there is something to learn, and says so. */
import * as tf from '@tensorflow/tfjs-core'
import { describe, expect, test } from 'vitest'
import { chanceOf } from '../../../practice/chance.ts'
import { describe as describePost, type EarlierPost } from './features.ts'
import { foretell, holdAgainst, isBetter, learn, plainOf, type LearntRow } from './learn.ts'
import { askNetworks, standardise } from './network.ts'
import { trainNetworks } from './train-network.ts'

const hourMs = 3_600_000

/** Two posts a day of one account: those with hashtags come to twice as much. `tells` false: nothing tells them apart. */
const rows = (count: number, tells: boolean): LearntRow[] => {
  const before: (EarlierPost & { hour: number })[] = []
  return Array.from({ length: count }, (_, index) => {
    const chance = (what: string): number => chanceOf(3, index, what)
    const at = index * 12 * hourMs
    const tags = chance('tags') < 0.5 ? 3 : 0
    const hour = index % 2 === 0 ? 9 : 21
    const y = 4 + (tells && tags > 0 ? Math.LN2 : 0) + 0.4 * (chance('luck') - 0.5)
    const draft = {
      kind: 'text' as const,
      platform: 'x' as const,
      market: 'france' as const,
      at,
      weekHour: hour,
      length: 'short' as const,
      tags,
      hasLink: false,
    }
    const row = { accountId: 'acc', at, y, plain: plainOf(before, 'text', hour), ...describePost(before, draft) }
    before.push({ kind: 'text', at, y, hour })
    return row
  })
}

describe('learning', () => {
  test('finds what medians cannot, in an interval that holds what it says', async () => {
    const all = rows(460, true)
    const learnt = await learn(all.slice(0, 360), (question) => trainNetworks({ ...question, seeds: [1] }))
    const held = holdAgainst(learnt, all.slice(360))
    expect(held).not.toBeNull()
    if (!held) return
    expect(isBetter(held)).toBe(true)
    expect(held.model).toBeLessThan(0.6 * held.account)
    expect(held.covered).toBeGreaterThan(0.65)
    const [plain, tagged] = [0, 3].map((tags) => all.find(({ values }) => values.at(-2) === Math.log1p(tags)))
    if (!plain || !tagged) throw new Error('both are there')
    expect(foretell(learnt, tagged).middle - foretell(learnt, plain).middle).toBeGreaterThan(0.3)
  }, 60_000)

  test('is the same for the same posts, and the same as TensorFlow says', async () => {
    const some = rows(130, true)
    const question = { rows: { values: some.map(({ values }) => values), targets: some.map(({ y, base }) => y - base) }, seeds: [5] }
    const one = await trainNetworks(question)
    const { numTensors } = tf.memory()
    expect(await trainNetworks(question)).toEqual(one)
    // Nothing of a training stays behind.
    expect(tf.memory().numTensors).toBe(numTensors)
    const [network] = one
    const values = some[100]?.values ?? []
    if (!network) throw new Error('nothing was learnt')
    const asked = tf.tidy(() => {
      const input: tf.Tensor = tf.tensor2d([standardise(network, values)])
      const output = network.layers.reduce((now, { weights, biases }, index) => {
        const next = tf.add(tf.matMul(now as tf.Tensor2D, tf.tensor2d(weights)), tf.tensor1d(biases))
        return index === network.layers.length - 1 ? next : tf.elu(next)
      }, input)
      return [...output.dataSync()].toSorted((a, b) => a - b)
    })
    const { low, middle, high } = askNetworks(one, values)
    for (const [index, value] of [low, middle, high].entries()) expect(value).toBeCloseTo(asked[index] ?? Number.NaN, 4)
  }, 60_000)
})
