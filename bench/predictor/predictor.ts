/** The predictor bench: learning what drafts come to as the application does once a day, and foretelling it while a text is written. */
import { askOnce } from '../runner/child.ts'
import type { ChildFiles } from '../runner/bundle.ts'
import { check, type BenchResult } from '../runner/figure.ts'
import { Rounds } from '../runner/rounds.ts'
import type { Scale } from '../runner/scale.ts'
import type { PredictorInput, PredictorOutput } from './predictor.child.ts'

const train = 'a network learnt'
const fit = 'the same network by fit of TensorFlow.js’ layers'
const products = 'the products of matrices alone, in bare loops'
const ask = 'drafts foretold, one by one'
const predict = 'TensorFlow.js, one by one'
const predictAll = 'TensorFlow.js, all at once'
const bareAsk = 'the multiplications alone, in bare loops'

/** Ours and TensorFlow's in turns, each first as often: one of each says more of what else the machine did than of either. */
const learnRounds = 6

export const predictor = async (files: ChildFiles, { rounds: count, learntPosts }: Scale): Promise<BenchResult> => {
  const input: PredictorInput = { posts: learntPosts, rounds: count, learnRounds }
  const output = await askOnce<PredictorOutput>(files.predictor, input)
  const rounds = new Rounds()
  for (let round = 0; round < Math.max(count, learnRounds); round += 1) {
    rounds.next()
    for (const [name, values] of [
      [train, output.train],
      [fit, output.fit],
      [products, output.products],
      [ask, output.ask],
      [predict, output.predict],
      [predictAll, output.predictAll],
      [bareAsk, output.bareAsk],
    ] as const) {
      const value = values[round]
      if (value !== undefined) rounds.add(name, value)
    }
  }
  return {
    name: 'predictor',
    title: `What drafts come to: ${learntPosts.toLocaleString('en')} posts of ${output.width} features, ${output.steps.toLocaleString('en')} steps a network`,
    figures: [
      rounds.figure(train, 'ms', [{ name: fit, aim: { is: 'at most', ratio: 1 } }, { name: products }]) ?? [],
      rounds.figure(ask, '/s', [{ name: predict, aim: { is: 'at least', ratio: 1 } }, { name: predictAll }, { name: bareAsk }]) ?? [],
    ].flat(),
    checks: [check('what is foretold is what TensorFlow.js says with the same weights', output.furthest < 1e-3 ? 'yes' : 'no', 'yes')],
    skipped: [],
  }
}
