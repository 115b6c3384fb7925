/** Rows of figures brought in, tracking links and remembered mappings. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Currency, FigureKind, Mapping } from '../../../contract/figures.ts'

export const figureImport = sqliteTable('figure_import', {
  id: text('id').primaryKey(),
  kind: text('kind').$type<FigureKind>().notNull(),
  fileName: text('file_name'),
  at: integer('at').notNull(),
  byActor: text('by_actor').notNull(),
  byName: text('by_name').notNull(),
  added: integer('added').notNull(),
  changed: integer('changed').notNull(),
  state: text('state').$type<'applied' | 'undone'>().notNull(),
})

export const trackingLink = sqliteTable('tracking_link', {
  id: text('id').primaryKey(),
  accountId: text('account_id').notNull(),
  creatorId: text('creator_id').notNull(),
  name: text('name').notNull(),
  nameKey: text('name_key').notNull(),
  url: text('url'),
  createdAt: integer('created_at').notNull(),
})

export const figure = sqliteTable(
  'figure',
  {
    importId: text('import_id').notNull(),
    accountId: text('account_id').notNull(),
    creatorId: text('creator_id').notNull(),
    subject: text('subject').notNull(),
    day: text('day').notNull(),
    gross: integer('gross'),
    fee: integer('fee'),
    net: integer('net'),
    revenue: integer('revenue'),
    subscribers: integer('subscribers'),
    visits: integer('visits'),
    views: integer('views'),
    likes: integer('likes'),
    comments: integer('comments'),
    purchases: integer('purchases'),
    clicks: integer('clicks'),
    currency: text('currency').$type<Currency>(),
  },
  (row) => [primaryKey({ columns: [row.importId, row.accountId, row.subject, row.day] })],
)

export const figureMapping = sqliteTable('figure_mapping', {
  headerKey: text('header_key').primaryKey(),
  mapping: text('mapping_json', { mode: 'json' }).$type<Mapping>().notNull(),
  at: integer('at').notNull(),
  byName: text('by_name').notNull(),
})
