/** The part of the router that is about what comments are found to be, and what is done without a hand on it. */
import type { Handlers } from '../../procedure.ts'
import type { Amplifiers } from '../amplifiers/parts.ts'
import { amplifierProcedures } from '../amplifiers/procedures/index.ts'
import type { Judging } from '../judging.ts'
import type { ActQueue } from '../queue/parts.ts'
import { actQueueProcedures } from '../queue/procedures.ts'
import type { Rules } from '../rules/parts.ts'
import { rulesProcedures } from '../rules/procedures.ts'
import { correctItem } from './correct-item.ts'
import { changeThresholds, readThresholds } from './thresholds.ts'

export const judgingProcedures = (judging: Judging): Pick<Handlers, 'inbox.correct' | 'inbox.thresholds' | 'inbox.setThresholds'> => ({
  'inbox.correct': correctItem(judging),
  'inbox.thresholds': readThresholds(judging),
  'inbox.setThresholds': changeThresholds(judging),
})

export const automatingProcedures = ({
  judging,
  actQueue,
  amplifiers,
  rules,
}: {
  judging: Judging
  actQueue: ActQueue
  amplifiers: Amplifiers
  rules: Rules
}) => ({
  ...judgingProcedures(judging),
  ...actQueueProcedures(actQueue),
  ...amplifierProcedures(amplifiers),
  ...rulesProcedures(rules),
})
