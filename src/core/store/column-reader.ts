/** Reads posts as columns keep them: what each came to and what it was, a page at a time. */
import type { PlanKind } from '../../contract/plans.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import type { Market } from '../../contract/values.ts'
import type { Store } from './store.ts'
import { textThere } from './text-there.ts'

/** What posts are grouped by and counted in. Null is unknown. */
export interface ColumnRow {
  publicationId: string
  accountId: string
  creatorId: string
  platform: PlatformId
  kind: PlanKind
  market: Market
  day: number
  weekHour: number
  likes: number | null
  comments: number | null
  shares: number | null
  saves: number | null
  views: number | null
  clicks: number | null
  follows: number | null
  engaged: number | null
  engagedViews: number | null
  subscribers: number | null
  /** Tenths. */
  score: number | null
  text: string
  media: number
  hasLink: 0 | 1
}

export interface ColumnReader {
  /** In the order of their ids. */
  after(publicationId: string, limit: number): ColumnRow[]
  of(publicationIds: readonly string[]): ColumnRow[]
}

export const createColumnReader = ({ sql }: Pick<Store, 'sql'>): ColumnReader => {
  const select = `SELECT m.publication_id AS publicationId, m.account_id AS accountId, m.creator_id AS creatorId, m.platform, m.kind, m.market, m.day,
      m.week_hour AS weekHour, m.likes, m.comments, m.shares, m.saves, m.views, m.clicks, m.follows, m.engaged, m.engaged_views AS engagedViews,
      m.subscribers, m.score, ${textThere} AS text,
      (SELECT count(*) FROM post_asset WHERE post_asset.post_id = post.id) AS media,
      EXISTS (SELECT 1 FROM post_link WHERE post_link.post_id = post.id AND post_link.account_id = m.account_id) AS hasLink
    FROM measured_post AS m JOIN publication ON publication.id = m.publication_id JOIN post ON post.id = publication.post_id`
  const after = sql.prepare<[string, number], ColumnRow>(`${select} WHERE m.publication_id > ? ORDER BY m.publication_id LIMIT ?`)
  const of = sql.prepare<[string], ColumnRow>(`${select} WHERE m.publication_id IN (SELECT value FROM json_each(?))`)
  return {
    after: (publicationId, limit) => after.all(publicationId, limit),
    of: (publicationIds) => of.all(JSON.stringify(publicationIds)),
  }
}
