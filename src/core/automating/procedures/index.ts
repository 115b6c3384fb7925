/** The part of the router that is about what comments are found to be. */
import type { Handlers } from '../../procedure.ts'
import type { Judging } from '../judging.ts'
import { correctItem } from './correct-item.ts'
import { changeThresholds, readThresholds } from './thresholds.ts'

export const automatingProcedures = ({
  judging,
}: {
  judging: Judging
}): Pick<Handlers, 'inbox.correct' | 'inbox.thresholds' | 'inbox.setThresholds'> => ({
  'inbox.correct': correctItem(judging),
  'inbox.thresholds': readThresholds(judging),
  'inbox.setThresholds': changeThresholds(judging),
})
