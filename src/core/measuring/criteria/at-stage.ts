/** How a post stood at a stage. */
import type { ScoreStage } from '../../../contract/analytics.ts'
import type { MeasuredRow } from '../../store/measured-reader.ts'

export interface AtStage {
  engaged: number | null
  views: number | null
  reach: number | null
}

export const atStage = (row: MeasuredRow, stage: ScoreStage): AtStage => {
  if (stage === 'd7') return { engaged: row.d7Engaged, views: row.d7Views, reach: row.d7Reach }
  if (stage === 'h24') return { engaged: row.h24Engaged, views: row.h24Views, reach: row.h24Reach }
  return { engaged: row.h1Engaged, views: row.h1Views, reach: row.h1Reach }
}

/** The last stage at which something is known; null: none. */
export const stageOf = (row: MeasuredRow): ScoreStage | null =>
  (['d7', 'h24', 'h1'] as const).find((stage) => Object.values(atStage(row, stage)).some((value) => value !== null)) ?? null
