/** Rows of what people said of images and videos, and what those look like. */
import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { PlatformId } from '../../../contract/platforms.ts'
import type { Role } from '../../../contract/values.ts'

export type WordTopic = 'consent' | 'free_use'

export const assetWord = sqliteTable(
  'asset_word',
  {
    assetId: text('asset_id').notNull(),
    topic: text('topic').$type<WordTopic>().notNull(),
    /** '': everywhere that nothing else is said of. */
    platform: text('platform').$type<PlatformId | ''>().notNull(),
    allowed: integer('allowed', { mode: 'boolean' }).notNull(),
    note: text('note').notNull(),
    byActor: text('by_actor').notNull(),
    byName: text('by_name').notNull(),
    byRole: text('by_role').$type<Role>(),
    at: integer('at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.assetId, row.topic, row.platform] })],
)

export const assetFingerprint = sqliteTable('asset_fingerprint', {
  assetId: text('asset_id').primaryKey(),
  creatorId: text('creator_id').notNull(),
  version: integer('version').notNull(),
  hashes: blob('hashes', { mode: 'buffer' }),
  tile: blob('tile', { mode: 'buffer' }),
})

export const hashtagSet = sqliteTable('hashtag_set', {
  id: text('id').primaryKey(),
  creatorId: text('creator_id').notNull(),
  name: text('name').notNull(),
  tags: text('tags_json', { mode: 'json' }).$type<string[]>().notNull(),
  limits: text('limits_json', { mode: 'json' }).$type<Partial<Record<PlatformId, number>>>().notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  removedAt: integer('removed_at'),
})

/** What one asset was before an act, and what the act made of it. */
export type UndoStep =
  | { is: 'facts'; assetId: string; before: Record<string, unknown>; after: Record<string, unknown> }
  | {
      is: 'word'
      assetId: string
      topic: WordTopic
      platform: PlatformId | ''
      before: typeof assetWord.$inferSelect | null
      /** When it was said; null: it was taken back. */
      afterAt: number | null
    }
  | { is: 'moved'; assetId: string; from: string; to: string; words: (typeof assetWord.$inferSelect)[] }
  | { is: 'removed'; assetId: string }

export const libraryUndo = sqliteTable('library_undo', {
  id: text('id').primaryKey(),
  creatorId: text('creator_id').notNull(),
  byActor: text('by_actor').notNull(),
  at: integer('at').notNull(),
  steps: text('steps_json', { mode: 'json' }).$type<UndoStep[]>().notNull(),
  undoneAt: integer('undone_at'),
})

export const folderWatch = sqliteTable('folder_watch', {
  id: text('id').primaryKey(),
  creatorId: text('creator_id').notNull(),
  path: text('path').notNull(),
  recursive: integer('recursive', { mode: 'boolean' }).notNull(),
  folder: text('folder').notNull(),
  isOn: integer('is_on', { mode: 'boolean' }).notNull(),
  createdAt: integer('created_at').notNull(),
  lookedAt: integer('looked_at'),
})

export const watchedFile = sqliteTable(
  'watched_file',
  {
    watchId: text('watch_id').notNull(),
    path: text('path').notNull(),
    bytes: integer('bytes').notNull(),
    modifiedAt: integer('modified_at').notNull(),
    at: integer('at').notNull(),
    assetId: text('asset_id'),
    outcome: text('outcome').$type<'added' | 'known' | 'refused'>().notNull(),
    rule: text('rule'),
    data: text('data_json', { mode: 'json' }).$type<Record<string, string | number>>(),
  },
  (row) => [primaryKey({ columns: [row.watchId, row.path] })],
)
