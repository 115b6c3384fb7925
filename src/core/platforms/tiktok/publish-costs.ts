/** What one post takes of what TikTok allows; it never says how much is left, so we count. */
import type { PublishCost } from '../kit/adapter.ts'
import { postLimit } from './limits.ts'

export const publishCosts: readonly PublishCost[] = [
  { budget: 'posts_day', cost: 1, max: postLimit.perDay, windowMs: 86_400_000 },
  { budget: 'posts_minute', cost: 1, max: postLimit.beginsPerMinute, windowMs: 60_000 },
]
