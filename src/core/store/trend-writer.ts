/** Writes trends, their sources, what accounts looked up, and what creators are about. */
import type { PlatformId, TrendCountry } from '../../contract/platforms.ts'
import type { TrendFailure, TrendSource } from '../../contract/trends.ts'
import type { Store, WriteTx } from './store.ts'
import type { PostTrendRow } from './trend-reader.ts'

export interface SeenTrend {
  id: string
  source: TrendSource
  country: TrendCountry | ''
  platform: PlatformId | ''
  nameKey: string
  name: string
  volume: number | null
  detail: string | null
  url: string | null
}

export interface TrendWriter {
  /** New, or seen again: then it keeps its id, which is answered. */
  see(tx: WriteTx, seen: SeenTrend): string
  remove(tx: WriteTx, id: string): void
  /** Those that were not seen since. */
  sweep(tx: WriteTx, before: number): void
  /** How a reading ended. `etag` undefined: as it was. */
  tried(
    tx: WriteTx,
    of: { source: TrendSource; country: TrendCountry | '' },
    ended: { failure: TrendFailure | null; etag?: string | null },
  ): void
  setSchedule(tx: WriteTx, of: { source: TrendSource; country: TrendCountry | '' }, everyHours: number | null): void
  searched(tx: WriteTx, accountId: string, tagKey: string): void
  setInterests(tx: WriteTx, creatorId: string, themes: readonly string[], languages: readonly string[]): void
  note(tx: WriteTx, postId: string, trend: PostTrendRow): void
}

export const createTrendWriter = ({ sql }: Pick<Store, 'sql'>): TrendWriter => {
  const see = sql.prepare<object, { id: string }>(
    `INSERT INTO trend (id, source, country, platform, name_key, name, volume, detail, url, first_seen_at, last_seen_at)
     VALUES (:id, :source, :country, :platform, :nameKey, :name, :volume, :detail, :url, :now, :now)
     ON CONFLICT (source, country, platform, name_key) DO UPDATE SET
       name = excluded.name, volume = coalesce(excluded.volume, volume), detail = coalesce(excluded.detail, detail),
       url = coalesce(excluded.url, url), last_seen_at = excluded.last_seen_at
     RETURNING id`,
  )
  const remove = sql.prepare<[string]>('DELETE FROM trend WHERE id = ?')
  const sweep = sql.prepare<[number]>('DELETE FROM trend WHERE last_seen_at < ?')
  const tried = sql.prepare<object>(
    `INSERT INTO trend_source (source, country, tried_at, succeeded_at, failure, etag)
     VALUES (:source, :country, :now, :succeededAt, :failure, :etag)
     ON CONFLICT (source, country) DO UPDATE SET tried_at = excluded.tried_at,
       succeeded_at = coalesce(excluded.succeeded_at, succeeded_at), failure = excluded.failure,
       etag = CASE WHEN :keepsEtag THEN etag ELSE excluded.etag END`,
  )
  const schedule = sql.prepare<[string, string, number | null]>(
    `INSERT INTO trend_source (source, country, every_hours) VALUES (?, ?, ?)
     ON CONFLICT (source, country) DO UPDATE SET every_hours = excluded.every_hours`,
  )
  const searched = sql.prepare<[string, string, number]>(
    'INSERT INTO hashtag_search (account_id, tag_key, at) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET at = excluded.at',
  )
  const interests = sql.prepare<[string, string, string]>(
    `INSERT INTO creator_interest (creator_id, themes_json, languages_json) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET themes_json = excluded.themes_json, languages_json = excluded.languages_json`,
  )
  const note = sql.prepare<object>(
    `INSERT INTO post_trend (post_id, name, source, country, at) VALUES (:postId, :name, :source, :country, :now)
     ON CONFLICT DO UPDATE SET name = excluded.name, source = excluded.source, country = excluded.country, at = excluded.at`,
  )
  return {
    see: ({ now }, seen) => see.get({ ...seen, now })?.id ?? seen.id,
    remove: (_tx, id) => void remove.run(id),
    sweep: (_tx, before) => void sweep.run(before),
    tried: ({ now }, of, { failure, etag }) =>
      void tried.run({
        ...of,
        now,
        failure,
        succeededAt: failure === null ? now : null,
        etag: etag ?? null,
        keepsEtag: etag === undefined ? 1 : 0,
      }),
    setSchedule: (_tx, { source, country }, everyHours) => void schedule.run(source, country, everyHours),
    searched: ({ now }, accountId, tagKey) => void searched.run(accountId, tagKey, now),
    setInterests: (_tx, creatorId, themes, languages) => void interests.run(creatorId, JSON.stringify(themes), JSON.stringify(languages)),
    note: ({ now }, postId, { name, source, country }) => void note.run({ postId, name, source, country, now }),
  }
}
