/**
 * What a criterion of the score is: one file each, with its formula, its unit and where the formula comes from. A new one is a file
 * here and a line in `index.ts`; weights, the interface's words and the report follow.
 */
import type { CriterionId, CriterionTold, CriterionUnit, ScoreStage } from '../../../contract/analytics.ts'
import type { MeasuredRow } from '../../store/measured-reader.ts'

export interface Criterion extends CriterionTold {
  id: CriterionId
  /** What it counts for where an agency has set nothing; of all of them together 100. */
  usualWeight: number
  /** What is shown, in `unitOf`; null: not known. */
  value(row: MeasuredRow, stage: ScoreStage): number | null
  /** One of `units`. */
  unitOf(row: MeasuredRow, stage: ScoreStage): CriterionUnit
  /**
   * What posts are compared by: on a scale on which "half as much again" is the same step for small and large accounts.
   * Null: not known.
   */
  scale(row: MeasuredRow, stage: ScoreStage): number | null
}
