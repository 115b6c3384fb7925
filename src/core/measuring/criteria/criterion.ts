/** What a criterion of the score is: one file each, with its formula, its unit and where the formula comes from. */
import type { CriterionId, ScoreStage } from '../../../contract/analytics.ts'
import type { MeasuredRow } from '../../store/measured-reader.ts'

export interface Criterion {
  id: CriterionId
  /** What is shown, in `unitOf`; null: not known. */
  value(row: MeasuredRow, stage: ScoreStage): number | null
  unitOf(row: MeasuredRow, stage: ScoreStage): 'rate' | 'interactions' | 'views' | 'people' | 'subscribers'
  /**
   * What posts are compared by: on a scale on which "half as much again" is the same step for small and large accounts.
   * Null: not known.
   */
  scale(row: MeasuredRow, stage: ScoreStage): number | null
}
