/** How many subscribed by the tracking links that the post carries. Compared by ln(1 + x). */
import type { Criterion } from './criterion.ts'

export const conversions: Criterion = {
  id: 'conversions',
  name: { fr: 'Conversions', en: 'Conversions' },
  formula: {
    fr: 'Abonnés venus par le lien de suivi de la publication, comparés par ln(1 + abonnés).',
    en: 'Subscribers that came by the tracking link of the post, compared by ln(1 + subscribers).',
  },
  units: ['subscribers'],
  source: {
    fr: 'Ce que l’agence a demandé ; logarithme des comptages : Tukey, « Exploratory Data Analysis » (1977).',
    en: 'As the agency asked; logarithm of counts: Tukey, “Exploratory Data Analysis” (1977).',
  },
  usualWeight: 20,
  value: ({ subscribers }) => subscribers,
  unitOf: () => 'subscribers',
  scale: ({ subscribers }) => (subscribers === null ? null : Math.log(1 + subscribers)),
}
