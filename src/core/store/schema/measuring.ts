/** Rows of what posts came to, and its roll-ups. See `migrations/0021-measuring.ts` and `0053-series.ts`. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ScoreStage } from '../../../contract/analytics.ts'
import type { PlanKind } from '../../../contract/plans.ts'
import type { PlatformId } from '../../../contract/platforms.ts'
import type { Market } from '../../../contract/values.ts'

const sums = () => ({
  likes: integer('likes'),
  comments: integer('comments'),
  shares: integer('shares'),
  saves: integer('saves'),
  views: integer('views'),
  clicks: integer('clicks'),
  visits: integer('visits'),
  follows: integer('follows'),
  watchMs: integer('watch_ms'),
  engaged: integer('engaged'),
  engagedViews: integer('engaged_views'),
})

const sort = () => ({
  platform: text('platform').$type<PlatformId>().notNull(),
  kind: text('kind').$type<PlanKind>().notNull(),
  market: text('market').$type<Market>().notNull(),
})

export const measuredPost = sqliteTable('measured_post', {
  publicationId: text('publication_id').primaryKey(),
  accountId: text('account_id').notNull(),
  creatorId: text('creator_id').notNull(),
  ...sort(),
  publishedAt: integer('published_at').notNull(),
  day: integer('day').notNull(),
  weekHour: integer('week_hour').notNull(),
  readAt: integer('read_at'),
  ...sums(),
  reach: integer('reach'),
  subscribers: integer('subscribers'),
  h1Engaged: integer('h1_engaged'),
  h1Views: integer('h1_views'),
  h1Reach: integer('h1_reach'),
  h24Engaged: integer('h24_engaged'),
  h24Views: integer('h24_views'),
  h24Reach: integer('h24_reach'),
  d7Engaged: integer('d7_engaged'),
  d7Views: integer('d7_views'),
  d7Reach: integer('d7_reach'),
  score: integer('score'),
  scoreStage: text('score_stage').$type<ScoreStage>(),
})

// `series`, what is counted together, is read and written by hand alone: `measured-writer.ts`, `roll-up-reader.ts`.

export const gained = sqliteTable(
  'gained',
  {
    series: integer('series').notNull(),
    grain: integer('grain').notNull(),
    at: integer('at').notNull(),
    posts: integer('posts').notNull(),
    ...sums(),
  },
  (row) => [primaryKey({ columns: [row.series, row.grain, row.at] })],
)

export const posted = sqliteTable(
  'posted',
  {
    series: integer('series').notNull(),
    at: integer('at').notNull(),
    posts: integer('posts').notNull(),
    /** Of those, how many something was read of. */
    measured: integer('measured').notNull(),
    scored: integer('scored').notNull(),
    score: integer('score').notNull(),
    ...sums(),
  },
  (row) => [primaryKey({ columns: [row.series, row.at] })],
)

export const postedHour = sqliteTable(
  'posted_hour',
  {
    series: integer('series').notNull(),
    at: integer('at').notNull(),
    weekHour: integer('week_hour').notNull(),
    posts: integer('posts').notNull(),
    viewed: integer('viewed').notNull(),
    scored: integer('scored').notNull(),
    score: integer('score').notNull(),
    views: integer('views'),
    engaged: integer('engaged'),
    engagedViews: integer('engaged_views'),
  },
  (row) => [primaryKey({ columns: [row.series, row.at, row.weekHour] })],
)

export const scoreDue = sqliteTable('score_due', { accountId: text('account_id').primaryKey(), since: integer('since').notNull() })
