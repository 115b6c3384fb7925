/**
 * What the comments that ship with the application teach. The same in every core of a process, and nothing changes it
 * (corrections make another one): learnt once, when it is first asked for.
 */
import { breathe } from '../../planning/solve-beside.ts'
import { trainInSteps, type Classifier } from './classifier.ts'
import { readLabelled } from './labelled-comments.ts'
import { trainingComments } from './training-comments.ts'

let learnt: Classifier | undefined

/** Core goes on with other things meanwhile. */
export const generalClassifier = async (): Promise<Classifier> => {
  if (learnt) return learnt
  const steps = trainInSteps(readLabelled(trainingComments))
  for (;;) {
    const step = steps.next()
    if (step.done) return (learnt = step.value)
    await breathe()
  }
}
