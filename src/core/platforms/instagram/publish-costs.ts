/** What one post takes of what Instagram allows; how much is left is asked before each. */
import type { PublishCost } from '../kit/adapter.ts'
import { postLimit } from './limits.ts'

export const publishCosts: readonly PublishCost[] = [{ budget: 'posts_day', cost: 1, max: postLimit.perDay, windowMs: 86_400_000 }]
