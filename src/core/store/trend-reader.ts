/** Reads trends, their sources, what accounts looked up, and what creators are about. */
import type { TrendFailure, TrendSource } from '../../contract/trends.ts'
import type { TrendCountry, PlatformId } from '../../contract/platforms.ts'
import type { Store } from './store.ts'

export interface TrendRow {
  id: string
  source: TrendSource
  country: TrendCountry | ''
  platform: PlatformId | ''
  name: string
  volume: number | null
  detail: string | null
  url: string | null
  firstSeenAt: number
  lastSeenAt: number
}

export interface TrendSourceRow {
  source: TrendSource
  country: TrendCountry | ''
  everyHours: number | null
  triedAt: number | null
  succeededAt: number | null
  failure: TrendFailure | null
  etag: string | null
}

export interface InterestRow {
  creatorId: string
  themes: string[]
  languages: string[]
}

export interface PostTrendRow {
  name: string
  source: TrendSource
  country: TrendCountry | ''
}

export interface TrendReader {
  /** The newest first. */
  seenSince(since: number, filter: { source?: TrendSource | undefined; country?: TrendCountry | undefined }): TrendRow[]
  get(id: string): TrendRow | undefined
  source(source: TrendSource, country: TrendCountry | ''): TrendSourceRow | undefined
  /** Oldest first, ms UTC. */
  searchesOf(accountId: string, since: number): { tagKey: string; at: number }[]
  interests(): InterestRow[]
  ofPost(postId: string): PostTrendRow | undefined
}

const columns = 'id, source, country, platform, name, volume, detail, url, first_seen_at AS firstSeenAt, last_seen_at AS lastSeenAt'
/** What a page can show. */
const most = 500

export const createTrendReader = ({ sql }: Pick<Store, 'sql'>): TrendReader => {
  const seen = sql.prepare<object, TrendRow>(
    `SELECT ${columns} FROM trend
     WHERE last_seen_at >= :since AND (:source IS NULL OR source = :source) AND (:country IS NULL OR country = :country)
     ORDER BY last_seen_at DESC, volume DESC NULLS LAST, id LIMIT ${most}`,
  )
  const byId = sql.prepare<[string], TrendRow>(`SELECT ${columns} FROM trend WHERE id = ?`)
  const source = sql.prepare<[string, string], TrendSourceRow>(
    `SELECT source, country, every_hours AS everyHours, tried_at AS triedAt, succeeded_at AS succeededAt, failure, etag
     FROM trend_source WHERE source = ? AND country = ?`,
  )
  const searches = sql.prepare<[string, number], { tagKey: string; at: number }>(
    'SELECT tag_key AS tagKey, at FROM hashtag_search WHERE account_id = ? AND at > ? ORDER BY at',
  )
  const interests = sql.prepare<[], { creatorId: string; themes: string; languages: string }>(
    'SELECT creator_id AS creatorId, themes_json AS themes, languages_json AS languages FROM creator_interest',
  )
  const ofPost = sql.prepare<[string], PostTrendRow>('SELECT name, source, country FROM post_trend WHERE post_id = ?')
  return {
    seenSince: (since, filter) => seen.all({ since, source: filter.source ?? null, country: filter.country ?? null }),
    get: (id) => byId.get(id),
    source: (name, country) => source.get(name, country),
    searchesOf: (accountId, since) => searches.all(accountId, since),
    interests: () =>
      interests.all().map(({ creatorId, themes, languages }) => ({
        creatorId,
        themes: JSON.parse(themes) as string[],
        languages: JSON.parse(languages) as string[],
      })),
    ofPost: (postId) => ofPost.get(postId),
  }
}
