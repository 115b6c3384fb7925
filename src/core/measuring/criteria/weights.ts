/** What each criterion counts for, by the list of criteria. Pure. */
import { scoreWeights, type ScoreWeights } from '../../../contract/analytics.ts'
import type { Criterion } from './criterion.ts'

type Listed = Pick<Criterion, 'id' | 'usualWeight'>

export const usualWeightsOf = (criteria: readonly Listed[]): ScoreWeights =>
  Object.fromEntries(criteria.map(({ id, usualWeight }) => [id, usualWeight]))

/** Whether they are those of the list, each once. */
export const areOf = (criteria: readonly Listed[], weights: ScoreWeights): boolean =>
  Object.keys(weights).length === criteria.length && criteria.every(({ id }) => Object.hasOwn(weights, id))

/** As they were kept, perhaps before a criterion was added (it counts nothing yet) or taken out. */
export const keptWeights = (criteria: readonly Listed[], kept: string | undefined): ScoreWeights => {
  if (kept === undefined) return usualWeightsOf(criteria)
  const known = scoreWeights.parse(JSON.parse(kept))
  const weights = Object.fromEntries(criteria.map(({ id }) => [id, known[id] ?? 0]))
  return scoreWeights.safeParse(weights).success ? weights : usualWeightsOf(criteria)
}
