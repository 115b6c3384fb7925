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
