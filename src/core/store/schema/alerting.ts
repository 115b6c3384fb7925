/** Rows of alerts. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Alert, AlertKind, AlertTelling, NewsKind } from '../../../contract/alerts.ts'

export const alert = sqliteTable('alert', {
  id: text('id').primaryKey(),
  dedupKey: text('dedup_key').notNull(),
  kind: text('kind').$type<AlertKind>().notNull(),
  creatorId: text('creator_id'),
  accountId: text('account_id'),
  publicationId: text('publication_id'),
  data: text('data_json', { mode: 'json' }).$type<Alert['data']>().notNull(),
  level: integer('level').$type<1 | 2>().notNull(),
  raisedAt: integer('raised_at').notNull(),
  toldAt: integer('told_at').notNull(),
  escalatedAt: integer('escalated_at'),
  acknowledgedAt: integer('acknowledged_at'),
  acknowledgedBy: text('acknowledged_by'),
  resolvedAt: integer('resolved_at'),
  acknowledgedNote: text('acknowledged_note').notNull().default(''),
  escalatesAt: integer('escalates_at'),
  userId: text('user_id'),
})

/** When the desktop says nothing to whom. */
export const desktopQuiet = sqliteTable('desktop_quiet', {
  userId: text('user_id').primaryKey(),
  from: text('from_clock').notNull(),
  to: text('to_clock').notNull(),
  urgent: integer('urgent', { mode: 'boolean' }).notNull(),
})

export const alertTelling = sqliteTable(
  'alert_telling',
  {
    alertId: text('alert_id').notNull(),
    at: integer('at').notNull(),
    why: text('why').$type<AlertTelling['why']>().notNull(),
    people: text('people_json', { mode: 'json' }).$type<AlertTelling['people']>().notNull(),
  },
  (row) => [primaryKey({ columns: [row.alertId, row.at, row.why] })],
)

export const news = sqliteTable('news', {
  key: text('key').primaryKey(),
  kind: text('kind').$type<NewsKind>().notNull(),
  creatorId: text('creator_id'),
  userId: text('user_id'),
  people: text('people_json', { mode: 'json' }).$type<string[]>().notNull(),
  accountId: text('account_id'),
  publicationId: text('publication_id'),
  data: text('data_json', { mode: 'json' }).$type<Alert['data']>().notNull(),
  times: integer('times').notNull(),
  firstAt: integer('first_at').notNull(),
  lastAt: integer('last_at').notNull(),
})
