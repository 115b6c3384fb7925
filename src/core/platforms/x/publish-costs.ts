/** What one publication takes of an account's posts, as X's headers and its guide count them. */
import type { PublishCost } from '../kit/adapter.ts'
import { writeLimit } from './limits.ts'

/** Heard of with every post sent. */
export const postBudget = 'posts'

export const publishCosts: readonly PublishCost[] = [
  { budget: postBudget, cost: 1, max: writeLimit.per15Minutes, windowMs: 15 * 60_000 },
  // X sends no header for it: counted by us alone.
  { budget: 'posts_3h', cost: 1, max: writeLimit.per3Hours, windowMs: 3 * 3_600_000 },
]
