/** How many people it reached, where the platform says; else how often it was viewed. Compared by ln(1 + x). */
import { atStage } from './at-stage.ts'
import type { Criterion } from './criterion.ts'

export const reach: Criterion = {
  id: 'reach',
  value: (row, stage) => {
    const at = atStage(row, stage)
    return at.reach ?? at.views
  },
  unitOf: (row, stage) => (atStage(row, stage).reach === null ? 'views' : 'people'),
  scale: (row, stage) => {
    const at = atStage(row, stage)
    const known = at.reach ?? at.views
    return known === null ? null : Math.log(1 + known)
  },
}
