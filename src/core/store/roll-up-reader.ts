/** Reads roll-ups: no statement here looks at readings, and each walks an index that begins with what is asked for. */
import type { PostOrder, Grain } from '../../contract/analytics.ts'
import type { PlanKind } from '../../contract/plans.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import type { Market } from '../../contract/values.ts'
import { accountsOf } from './accounts-of.ts'
import type { AccountFilter } from './accounts-of.ts'
import { createAsk } from './ask.ts'
import { columnsOf } from './columns-of.ts'
import type { MeasuredRow, Sums } from './measured-reader.ts'
import { agencyScope, grains } from './measured-writer.ts'
import { measuredPost } from './schema/measuring.ts'
import type { Store } from './store.ts'

/** What is looked at. Lists that are null narrow nothing. */
export interface RollUpFilter {
  /** `agency`, creators or accounts: added together. */
  scopes: readonly string[]
  platforms: readonly PlatformId[] | null
  kinds: readonly PlanKind[] | null
  markets: readonly Market[] | null
}

export type By = 'at' | 'platform' | 'kind' | 'market'

export interface SummedRow extends Sums {
  posts: number
}

export interface PostFilter {
  by: 'account' | 'creator' | 'all'
  ids: readonly string[]
  platforms: readonly PlatformId[] | null
  kinds: readonly PlanKind[] | null
  markets: readonly Market[] | null
  /** ms UTC: `from` ≤ out < `to`. */
  from: number
  to: number
}

/** Null: not read by then. */
export interface FollowerRow {
  accountId: string
  platform: PlatformId
  handle: string
  before: number | null
  now: number | null
  /** When `now` was read. */
  at: number | null
}

export interface ListedPost extends MeasuredRow {
  creatorName: string
  accountHandle: string
  text: string
  thumbAssetId: string | null
}

export interface HourRow {
  weekHour: number
  posts: number
  viewed: number
  views: number | null
  engaged: number | null
  engagedViews: number | null
  scored: number
  score: number
}

export interface RollUpReader {
  /** `from` ≤ at < `to`, in the grain's own count. Grouped by `by`, in its order. */
  gained(filter: RollUpFilter, grain: Grain, from: number, to: number, by: By): (SummedRow & { by: string | number })[]
  posted(
    filter: RollUpFilter,
    from: number,
    to: number,
    by: By,
  ): (SummedRow & { by: string | number; measured: number; scored: number; score: number })[]
  hours(filter: RollUpFilter, from: number, to: number): HourRow[]
  posts(filter: PostFilter, order: PostOrder, worst: boolean, limit: number): ListedPost[]
  /** With what a list shows of them. */
  listed(publicationIds: readonly string[]): ListedPost[]
  /** When any post of these was last read. */
  readAt(filter: Pick<PostFilter, 'by' | 'ids'>): number | null
  /** Of each account: how many it had when it was last read before `to`, and before `from`. */
  followers(filter: AccountFilter, from: number, to: number): FollowerRow[]
  /** Readings of those accounts with `from` ≤ at < `to`: by account, then time. */
  followerReadings(filter: AccountFilter, from: number, to: number): { accountId: string; at: number; followers: number }[]
}

const sums = ['likes', 'comments', 'shares', 'saves', 'views', 'clicks', 'visits', 'follows', 'watch_ms', 'engaged', 'engaged_views']
const summed = sums
  .map((column) => `sum(${column}) AS ${column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}`)
  .join(', ')

const narrowed = (column: string, values: readonly string[] | null): string =>
  values === null ? '' : ` AND ${column} IN (SELECT value FROM json_each(@${column.replaceAll('.', '_')}s))`

const sortOf = ({ platforms, kinds, markets }: Pick<RollUpFilter, 'platforms' | 'kinds' | 'markets'>, prefix = '') => ({
  where: narrowed(`${prefix}platform`, platforms) + narrowed(`${prefix}kind`, kinds) + narrowed(`${prefix}market`, markets),
  params: {
    ...(platforms && { [`${prefix.replaceAll('.', '_')}platforms`]: JSON.stringify(platforms) }),
    ...(kinds && { [`${prefix.replaceAll('.', '_')}kinds`]: JSON.stringify(kinds) }),
    ...(markets && { [`${prefix.replaceAll('.', '_')}markets`]: JSON.stringify(markets) }),
  },
})

const orders: Readonly<Record<PostOrder, string>> = {
  score: 'm.score',
  engagementRate: 'CAST(m.engaged AS REAL) / m.engaged_views',
  views: 'm.views',
  likes: 'm.likes',
  comments: 'm.comments',
  publishedAt: 'm.published_at',
}

export const createRollUpReader = ({ sql }: Pick<Store, 'sql'>): RollUpReader => {
  const ask = createAsk({ sql })
  const listedColumns = `${columnsOf(measuredPost)
    .split(', ')
    .map((column) => `m.${column}`)
    .join(', ')}, creator.name AS creatorName, account.handle AS accountHandle, post.text AS text,
    (SELECT asset_id FROM post_asset WHERE post_asset.post_id = post.id ORDER BY position LIMIT 1) AS thumbAssetId`
  const joined = `JOIN publication ON publication.id = m.publication_id JOIN post ON post.id = publication.post_id
    JOIN creator ON creator.id = m.creator_id JOIN account ON account.id = m.account_id`

  return {
    gained: (filter, grain, from, to, by) => {
      const { where, params } = sortOf(filter)
      return ask(
        `SELECT ${by} AS "by", sum(posts) AS posts, ${summed} FROM series CROSS JOIN gained ON gained.series = series.id
         WHERE scope IN (SELECT value FROM json_each(@scopes)) AND grain = @grain AND at >= @from AND at < @to${where}
         GROUP BY ${by} ORDER BY ${by}`,
        { scopes: JSON.stringify(filter.scopes), grain: grains[grain], from, to, ...params },
      )
    },
    posted: (filter, from, to, by) => {
      const { where, params } = sortOf(filter)
      return ask(
        `SELECT ${by} AS "by", sum(posts) AS posts, sum(measured) AS measured, sum(scored) AS scored, sum(score) AS score, ${summed} FROM series CROSS JOIN posted ON posted.series = series.id
         WHERE scope IN (SELECT value FROM json_each(@scopes)) AND at >= @from AND at < @to${where}
         GROUP BY ${by} ORDER BY ${by}`,
        { scopes: JSON.stringify(filter.scopes), from, to, ...params },
      )
    },
    hours: (filter, from, to) => {
      const { where, params } = sortOf(filter)
      return ask(
        `SELECT week_hour AS weekHour, sum(posts) AS posts, sum(viewed) AS viewed, sum(views) AS views, sum(engaged) AS engaged,
           sum(engaged_views) AS engagedViews, sum(scored) AS scored, sum(score) AS score
         FROM series CROSS JOIN posted_hour ON posted_hour.series = series.id
         WHERE scope IN (SELECT value FROM json_each(@scopes)) AND at >= @from AND at < @to${where}
         GROUP BY week_hour ORDER BY week_hour`,
        { scopes: JSON.stringify(filter.scopes), from, to, ...params },
      )
    },
    posts: (filter, order, worst, limit) => {
      const { where, params } = sortOf(filter, 'm.')
      const key = orders[order]
      const inOrder = `${key} ${worst ? 'ASC' : 'DESC'}, m.published_at DESC`
      const [index, whose] =
        filter.by === 'account'
          ? ['measured_by_account', 'm.account_id IN (SELECT value FROM json_each(@ids)) AND ']
          : filter.by === 'creator'
            ? ['measured_by_creator', 'm.creator_id IN (SELECT value FROM json_each(@ids)) AND ']
            : [order === 'score' ? 'measured_best' : 'measured_by_time', '']
      return ask(
        // Which they are first, and only of those what a list shows: a creator's month is put in order without its texts.
        `WITH picked AS (
           SELECT m.publication_id FROM measured_post AS m INDEXED BY ${index} JOIN publication ON publication.id = m.publication_id
           WHERE ${whose}${order === 'score' ? 'm.score IS NOT NULL AND ' : ''}${key} IS NOT NULL
             AND m.published_at >= @from AND m.published_at < @to AND publication.removed_at IS NULL${where}
           ORDER BY ${inOrder} LIMIT @limit
         )
         SELECT ${listedColumns} FROM picked CROSS JOIN measured_post AS m ON m.publication_id = picked.publication_id ${joined}
         ORDER BY ${inOrder}`,
        { ids: JSON.stringify(filter.ids), from: filter.from, to: filter.to, limit, ...params },
      )
    },
    listed: (publicationIds) =>
      ask(`SELECT ${listedColumns} FROM measured_post AS m ${joined} WHERE m.publication_id IN (SELECT value FROM json_each(@ids))`, {
        ids: JSON.stringify(publicationIds),
      }),
    readAt: ({ by, ids }) => {
      const [row] = ask<{ at: number | null }>(
        // That a post went out stands there too, read or not.
        `SELECT max((SELECT at FROM gained WHERE gained.series = series.id AND grain = ${grains.hour}
           AND (${sums.map((column) => `${column} IS NOT NULL`).join(' OR ')}) ORDER BY at DESC LIMIT 1)) AS at
         FROM series WHERE scope IN (SELECT value FROM json_each(@scopes))`,
        { scopes: JSON.stringify(by === 'all' ? [agencyScope] : ids) },
      )
      return row?.at ?? null
    },
    followers: (filter, from, to) => {
      const { where, params } = accountsOf(filter)
      return ask(
        `SELECT account.id AS accountId, account.platform, account.handle, last.at, last.followers AS now,
           (SELECT followers FROM follower_reading WHERE account_id = account.id AND at < @from ORDER BY at DESC LIMIT 1) AS before
         FROM account LEFT JOIN follower_reading AS last ON last.account_id = account.id
           AND last.at = (SELECT max(at) FROM follower_reading WHERE account_id = account.id AND at < @to)
         WHERE ${where} ORDER BY account.platform, account.handle`,
        { from, to, ...params },
      )
    },
    followerReadings: (filter, from, to) => {
      const { where, params } = accountsOf(filter)
      return ask(
        `SELECT account_id AS accountId, at, followers FROM follower_reading
         WHERE account_id IN (SELECT id FROM account WHERE ${where}) AND at >= @from AND at < @to ORDER BY account_id, at`,
        { from, to, ...params },
      )
    },
  }
}
