/**
 * (likes + comments) / views, as the customer asked (`brief`). Where a platform gives no views, how many likes and comments:
 * within one account and stage they are comparable all the same.
 *
 * Compared by ln((likes + comments + 1) / (views + 20)): the counts added keep a post with three views and one like from being
 * the best of all (additive smoothing; twenty views are what a few friends bring).
 */
import { atStage } from './at-stage.ts'
import type { Criterion } from './criterion.ts'

export const engagement: Criterion = {
  id: 'engagement',
  name: { fr: 'Engagement', en: 'Engagement' },
  formula: {
    fr: '(J’aime + commentaires) ÷ vues ; sans vues, j’aime + commentaires. Comparé par ln((j’aime + commentaires + 1) ÷ (vues + 20)).',
    en: '(Likes + comments) ÷ views; without views, likes + comments. Compared by ln((likes + comments + 1) ÷ (views + 20)).',
  },
  units: ['rate', 'interactions'],
  source: {
    fr: 'La formule que l’agence a demandée ; lissage additif : Manning, Raghavan, Schütze, « Introduction to Information Retrieval » (2008), 13.2.',
    en: 'The formula that the agency asked for; additive smoothing: Manning, Raghavan, Schütze, “Introduction to Information Retrieval” (2008), 13.2.',
  },
  usualWeight: 50,
  value: (row, stage) => {
    const { engaged, views } = atStage(row, stage)
    if (engaged === null) return null
    return views === null ? engaged : views === 0 ? null : engaged / views
  },
  unitOf: (row, stage) => (atStage(row, stage).views === null ? 'interactions' : 'rate'),
  scale: (row, stage) => {
    const { engaged, views } = atStage(row, stage)
    if (engaged === null) return null
    return views === null ? Math.log(engaged + 1) : Math.log((engaged + 1) / (views + 20))
  },
}
