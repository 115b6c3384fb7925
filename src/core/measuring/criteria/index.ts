/** What a score is made of, in the order in which its parts are told. The one place that names them all. */
import type { Criterion } from './criterion.ts'
import { conversions } from './conversions.ts'
import { engagement } from './engagement.ts'
import { reach } from './reach.ts'

export const criteria: readonly Criterion[] = [engagement, reach, conversions]
