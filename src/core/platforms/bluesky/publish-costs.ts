/** What one publication (`putRecord`) takes of an account's write points, by the names of `budget-name.ts`. */
import type { PublishCost } from '../kit/adapter.ts'
import { writeLimit } from './limits.ts'

export const publishCosts: readonly PublishCost[] = [
  { budget: 'writes_hour', cost: 2, max: writeLimit.pointsPerHour, windowMs: 3_600_000 },
  { budget: 'writes_day', cost: 2, max: writeLimit.pointsPerDay, windowMs: 86_400_000 },
]
