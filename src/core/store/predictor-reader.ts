/** Reads what was learnt of the agency's posts. */
import type { Store } from './store.ts'

export interface PredictorRow {
  version: number
  at: number
  learnt: string
  report: string | null
}

export interface PredictorReader {
  latest(): PredictorRow | undefined
}

export const createPredictorReader = ({ sql }: Pick<Store, 'sql'>): PredictorReader => {
  const latest = sql.prepare<[], PredictorRow>(
    'SELECT version, at, learnt_json AS learnt, report_json AS report FROM predictor WHERE id = 1',
  )
  return { latest: () => latest.get() }
}
