/** Rows of what the store keeps about itself: lease, outbox, audit, changes, backups, jobs. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const meta = sqliteTable('meta', { key: text('key').primaryKey(), value: text('value').notNull() })

export const device = sqliteTable('device', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  createdAt: integer('created_at').notNull(),
})

export const coreLease = sqliteTable('core_lease', {
  one: integer('one').primaryKey(),
  epoch: integer('epoch').notNull(),
  holder: text('holder').notNull(),
  hostName: text('host_name').notNull(),
  pid: integer('pid').notNull(),
  expiresAt: integer('expires_at').notNull(),
  address: text('address'),
})

export const outbox = sqliteTable('outbox', {
  seq: integer('seq').primaryKey({ autoIncrement: true }),
  at: integer('at').notNull(),
  kind: text('kind').notNull(),
  payload: text('payload_json', { mode: 'json' }).notNull(),
})

export const outboxCursor = sqliteTable('outbox_cursor', { consumer: text('consumer').primaryKey(), seq: integer('seq').notNull() })

export const audit = sqliteTable('audit', {
  seq: integer('seq').primaryKey(),
  at: integer('at').notNull(),
  actorKind: text('actor_kind').$type<'user' | 'system' | 'cli'>().notNull(),
  actorId: text('actor_id').notNull(),
  actorName: text('actor_name').notNull(),
  action: text('action').notNull(),
  creatorId: text('creator_id'),
  subjectKind: text('subject_kind').notNull(),
  subjectId: text('subject_id').notNull(),
  subjectLabel: text('subject_label').notNull(),
  beforeJson: text('before_json'),
  afterJson: text('after_json'),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull(),
})

export const change = sqliteTable('change', {
  seq: integer('seq').primaryKey(),
  hlc: text('hlc').notNull(),
  tbl: text('tbl').notNull(),
  rowId: text('row_id').notNull(),
  op: text('op').$type<'insert' | 'update' | 'delete'>().notNull(),
  columnsJson: text('columns_json'),
})

export const jobRun = sqliteTable('job_run', { name: text('name').primaryKey(), lastAt: integer('last_at').notNull() })
