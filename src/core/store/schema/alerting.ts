/** Rows of alerts. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Alert, AlertKind } from '../../../contract/alerts.ts'

export const alert = sqliteTable('alert', {
  id: text('id').primaryKey(),
  dedupKey: text('dedup_key').notNull(),
  kind: text('kind').$type<AlertKind>().notNull(),
  creatorId: text('creator_id').notNull(),
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
})
