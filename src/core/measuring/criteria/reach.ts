/** How many people it reached, where the platform says; else how often it was viewed. Compared by ln(1 + x). */
import { atStage } from './at-stage.ts'
import type { Criterion } from './criterion.ts'

export const reach: Criterion = {
  id: 'reach',
  name: { fr: 'Portée', en: 'Reach' },
  formula: {
    fr: 'Personnes touchées, ou vues à défaut, comparées par ln(1 + portée).',
    en: 'People reached, or else views, compared by ln(1 + reach).',
  },
  units: ['people', 'views'],
  source: {
    fr: 'Ce que l’agence a demandé ; logarithme des comptages : Tukey, « Exploratory Data Analysis » (1977).',
    en: 'As the agency asked; logarithm of counts: Tukey, “Exploratory Data Analysis” (1977).',
  },
  usualWeight: 30,
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
