/** What a score is made of, in the order of its weights. */
import type { Criterion } from './criterion.ts'
import { conversions } from './conversions.ts'
import { engagement } from './engagement.ts'
import { reach } from './reach.ts'

export const criteria: readonly [Criterion, Criterion, Criterion] = [engagement, reach, conversions]
