/** Rows of advice. See `migrations/0030-advice.ts`. */
import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AdviceCheck, AdviceKind, AdviceSubject, Effect, FollowUp } from '../../../contract/advice.ts'
import type { PlatformId } from '../../../contract/platforms.ts'
import type { PlanKind } from '../../../contract/plans.ts'
import type { Market } from '../../../contract/values.ts'

export const advice = sqliteTable('advice', {
  id: text('id').primaryKey(),
  key: text('key').notNull(),
  creatorId: text('creator_id').notNull(),
  accountId: text('account_id'),
  platform: text('platform').$type<PlatformId>(),
  market: text('market').$type<Market>().notNull(),
  kind: text('kind').$type<AdviceKind>().notNull(),
  subject: text('subject_json', { mode: 'json' }).$type<AdviceSubject>().notNull(),
  expected: text('expected_json', { mode: 'json' }).$type<Effect>(),
  ownPosts: integer('own_posts').notNull(),
  posts: integer('posts').notNull(),
  check: text('check_json', { mode: 'json' }).$type<AdviceCheck>(),
  bend: text('bend_json', { mode: 'json' })
    .$type<{
      hours: number[] | null
      mix: Partial<Record<PlanKind, number>> | null
      markets: { market: Market; weight: number }[] | null
      /** Absent in what was decided before there were these. */
      mostPerDay?: number | null
      tags?: { first: string[]; out: string[]; vary: string[] } | null
    }>()
    .notNull(),
  state: text('state').$type<'open' | 'applied' | 'dismissed'>().notNull(),
  gain: real('gain').notNull(),
  at: integer('at').notNull(),
  decidedAt: integer('decided_at'),
  followUp: text('follow_up_json', { mode: 'json' }).$type<FollowUp>(),
})
