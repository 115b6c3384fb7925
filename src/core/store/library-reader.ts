/** Reads the library: images and videos with what is known of them, where they were used, and what people said of them. */
import type { PlatformId } from '../../contract/platforms.ts'
import type { PublicationState } from '../../contract/publications.ts'
import type { Role } from '../../contract/values.ts'
import { nameKey } from '../fold-text.ts'
import { and, eq } from 'drizzle-orm'
import type { AssetRow } from './asset-reader.ts'
import { conditions } from './library-filter.ts'
import type { LibraryFilter } from './library-filter.ts'
import { orderSql } from './library-order.ts'
import { assetWord } from './schema/library.ts'
import type { WordTopic } from './schema/library.ts'
import type { Store } from './store.ts'

/** What a person said of an asset; `platform` '': everywhere that nothing else is said of. */
export interface WordRow {
  topic: WordTopic
  platform: PlatformId | ''
  allowed: boolean
  note: string
  byName: string
  byRole: Role | null
  at: number
}

export interface LibraryRow extends AssetRow {
  folder: string
  tags: string[]
  sensitive: boolean
  paid: boolean
  note: string
  removedAt: number | null
  /** Deleted for good. */
  erasedAt: number | null
  words: WordRow[]
  /** Publications that were not called off. */
  uses: number
  /** The latest time it went out, ms UTC. */
  lastUsedAt: number | null
}

export interface UseRow {
  publicationId: string
  postId: string
  accountId: string
  accountHandle: string
  platform: PlatformId
  state: PublicationState
  dueAt: number
  publishedAt: number | null
  remoteUrl: string | null
}

/** What people said of an asset, and whether it is paid for: what decides where it may go. */
export type SaidRow = Pick<LibraryRow, 'paid' | 'words' | 'fileName'>

export interface LibraryReader {
  said(id: string): SaidRow | undefined
  get(id: string): LibraryRow | undefined
  /** What a creator's library holds by just this file name, oldest first; two at most. */
  namesakes(creatorId: string, fileName: string): string[]
  /** In the order of the filter, after the asset `after`. */
  list(filter: LibraryFilter, page: { after: string | null; limit: number }): LibraryRow[]
  /** How many, and every `every`-th in the order of `list`: after each of them a page of so many begins. */
  places(filter: LibraryFilter, every: number): { total: number; places: { id: string; creatorId: string }[] }
  count(filter: LibraryFilter): {
    total: number
    images: number
    videos: number
    folders: { folder: string; count: number }[]
    tags: { tag: string; count: number }[]
  }
  /** Newest first. */
  uses(assetId: string, limit: number): UseRow[]
  /** What was said, as it stands in the store. */
  word(assetId: string, topic: WordTopic, platform: PlatformId | ''): typeof assetWord.$inferSelect | undefined
  /** Posts that hold it, drafts too, and creators whose portrait it is. */
  holders(assetId: string): number
  /** Drafts that hold it, and creators whose portrait it is. */
  keepers(assetId: string): number
  /** Publications that still have one of these before them. */
  openUses(assetIds: readonly string[]): { publicationId: string; platform: PlatformId }[]
}

interface RawRow extends Omit<LibraryRow, 'tags' | 'sensitive' | 'paid' | 'words'> {
  tags: string
  sensitive: number
  paid: number
  words: string
}

const wordsColumn = `(SELECT json_group_array(json_object('topic', topic, 'platform', platform, 'allowed', allowed, 'note', note, 'byName', by_name, 'byRole', by_role, 'at', at))
   FROM asset_word WHERE asset_word.asset_id = asset.id) AS words`

const columns = `asset.id, asset.creator_id AS creatorId, asset.kind, asset.file_name AS fileName, asset.mime_type AS mimeType,
  asset.bytes, asset.width, asset.height, asset.seconds, asset.codec,
  asset.fps, asset.sound_codec AS soundCodec, asset.sound_rate AS soundRate, asset.sha256, asset.alt, asset.created_at AS createdAt,
  asset.folder, asset.tags_json AS tags, asset.sensitive, asset.paid, asset.note, asset.removed_at AS removedAt, asset.erased_at AS erasedAt,
  ${wordsColumn},
  asset.uses, nullif(asset.used_at, 0) AS lastUsedAt`

/** A page of the library. */
export const listSql = (filter: LibraryFilter, isFirst: boolean): { sql: string; params: Record<string, unknown> } => {
  const { where, params } = conditions(filter)
  const { from, orderBy, after } = orderSql(filter)
  const all = isFirst ? where : [...where, after]
  return { sql: `SELECT ${columns} FROM ${from} WHERE ${all.join(' AND ')} ORDER BY ${orderBy} LIMIT @limit`, params }
}

/** Every `@every`-th in that order, with its place. */
export const placesSql = (filter: LibraryFilter): { sql: string; params: Record<string, unknown> } => {
  const { where, params } = conditions(filter)
  const { from, orderBy } = orderSql(filter)
  const sql = `SELECT id, creatorId, place FROM (
      SELECT asset.id, asset.creator_id AS creatorId, row_number() OVER (ORDER BY ${orderBy}) AS place FROM ${from} WHERE ${where.join(' AND ')}
    ) WHERE place % @every = 0`
  return { sql, params }
}

const toWord = (raw: Omit<WordRow, 'allowed'> & { allowed: number }): WordRow => ({ ...raw, allowed: raw.allowed === 1 })

/** What people said, as a query lists it. */
export const wordsFrom = (json: string): WordRow[] => (JSON.parse(json) as (Omit<WordRow, 'allowed'> & { allowed: number })[]).map(toWord)

const toRow = ({ tags, sensitive, paid, words, ...row }: RawRow): LibraryRow => ({
  ...row,
  tags: JSON.parse(tags) as string[],
  sensitive: sensitive === 1,
  paid: paid === 1,
  words: wordsFrom(words),
})

export const createLibraryReader = ({ sql, db }: Pick<Store, 'sql' | 'db'>): LibraryReader => {
  const byId = sql.prepare<[string], RawRow>(`SELECT ${columns} FROM asset WHERE asset.id = ?`)
  const said = sql.prepare<[string], { paid: number; words: string; fileName: string }>(
    `SELECT asset.paid, asset.file_name AS fileName, ${wordsColumn} FROM asset WHERE asset.id = ?`,
  )
  const uses = sql.prepare<[string, number], UseRow>(
    `SELECT p.id AS publicationId, p.post_id AS postId, p.account_id AS accountId, account.handle AS accountHandle, p.platform,
       p.state, p.due_at AS dueAt, p.published_at AS publishedAt, p.remote_url AS remoteUrl
     FROM post_asset JOIN publication AS p ON p.post_id = post_asset.post_id JOIN account ON account.id = p.account_id
     WHERE post_asset.asset_id = ? ORDER BY p.due_at DESC, p.id DESC LIMIT ?`,
  )
  const openUses = sql.prepare<[string], { publicationId: string; platform: PlatformId }>(
    `SELECT DISTINCT p.id AS publicationId, p.platform FROM post_asset JOIN publication AS p ON p.post_id = post_asset.post_id
       WHERE post_asset.asset_id IN (SELECT value FROM json_each(?))
         AND (p.state IN ('awaiting_approval', 'scheduled', 'sending', 'processing', 'ambiguous', 'needs_person', 'missed')
           OR (p.state = 'failed' AND (p.next_at IS NOT NULL OR p.failure_code = 'HELD')))
       ORDER BY p.due_at, p.id LIMIT 50`,
  )

  const namesakes = sql
    .prepare<[string, string, string], string>(
      `SELECT id FROM asset WHERE creator_id = ? AND name_key = ? AND file_name = ? AND removed_at IS NULL ORDER BY name_key, id LIMIT 2`,
    )
    .pluck()

  const holders = sql
    .prepare<[string, string], number>(
      `SELECT (SELECT count(*) FROM post_asset JOIN post ON post.id = post_asset.post_id
         WHERE post_asset.asset_id = ? AND post.removed_at IS NULL)
       + (SELECT count(*) FROM creator WHERE avatar_asset_id = ?)`,
    )
    .pluck()

  const keepers = sql
    .prepare<[string, string], number>(
      `SELECT (SELECT count(*) FROM post_asset JOIN post ON post.id = post_asset.post_id
         WHERE post_asset.asset_id = ? AND post.removed_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM publication AS p WHERE p.post_id = post.id AND p.state <> 'draft'))
       + (SELECT count(*) FROM creator WHERE avatar_asset_id = ?)`,
    )
    .pluck()

  return {
    said: (id) => {
      const raw = said.get(id)
      return raw && { fileName: raw.fileName, paid: raw.paid === 1, words: wordsFrom(raw.words) }
    },
    namesakes: (creatorId, fileName) => namesakes.all(creatorId, nameKey(fileName), fileName),
    word: (assetId, topic, platform) =>
      db
        .select()
        .from(assetWord)
        .where(and(eq(assetWord.assetId, assetId), eq(assetWord.topic, topic), eq(assetWord.platform, platform)))
        .get(),
    holders: (assetId) => holders.get(assetId, assetId) ?? 0,
    keepers: (assetId) => keepers.get(assetId, assetId) ?? 0,
    get: (id) => {
      const raw = byId.get(id)
      return raw && toRow(raw)
    },
    list: (filter, { after, limit }) => {
      const { sql: asked, params } = listSql(filter, after === null)
      return sql
        .prepare<[Record<string, unknown>], RawRow>(asked)
        .all({ ...params, after, limit })
        .map(toRow)
    },
    places: (filter, every) => {
      const { where } = conditions(filter)
      const { sql: asked, params } = placesSql(filter)
      const total = sql
        .prepare<[Record<string, unknown>], number>(`SELECT count(*) FROM asset WHERE ${where.join(' AND ')}`)
        .pluck()
        .get(params)
      const places = sql
        .prepare<[Record<string, unknown>], { id: string; creatorId: string; place: number }>(asked)
        .all({ ...params, every })
        .toSorted((a, b) => a.place - b.place)
      return { total: total ?? 0, places: places.map(({ id, creatorId }) => ({ id, creatorId })) }
    },
    count: (filter) => {
      const { where, params } = conditions(filter)
      const all = where.join(' AND ')
      const kinds = new Map(
        sql
          .prepare<[Record<string, unknown>], { kind: string; count: number }>(
            `SELECT kind, count(*) AS count FROM asset WHERE ${all} GROUP BY kind`,
          )
          .all(params)
          .map(({ kind, count }) => [kind, count]),
      )
      const [images, videos] = [kinds.get('image') ?? 0, kinds.get('video') ?? 0]
      return {
        total: images + videos,
        images,
        videos,
        folders: sql
          .prepare<[Record<string, unknown>], { folder: string; count: number }>(
            `SELECT folder, count(*) AS count FROM asset WHERE ${all} AND folder <> '' GROUP BY folder ORDER BY folder LIMIT 500`,
          )
          .all(params),
        tags: sql
          .prepare<[Record<string, unknown>], { tag: string; count: number }>(
            `SELECT each.value AS tag, count(*) AS count FROM asset, json_each(asset.tags_json) AS each WHERE ${all}
             GROUP BY each.value ORDER BY count DESC, tag LIMIT 200`,
          )
          .all(params),
      }
    },
    uses: (assetId, limit) => uses.all(assetId, limit),
    openUses: (assetIds) => openUses.all(JSON.stringify(assetIds)),
  }
}
