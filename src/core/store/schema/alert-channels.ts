/** Rows of how alerts leave this machine, and of what is to go out. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AlertTelling } from '../../../contract/alerts.ts'
import type { AlertChannelProblem } from '../../../contract/errors.ts'

export const alertChannel = sqliteTable('alert_channel', {
  kind: text('kind').$type<'mail' | 'webhook'>().primaryKey(),
  settings: text('settings_json', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  secretId: text('secret_id'),
  problem: text('problem').$type<AlertChannelProblem>(),
  problemAt: integer('problem_at'),
})

export const alertQuiet = sqliteTable('alert_quiet', {
  one: integer('one').primaryKey(),
  from: text('from_clock').notNull(),
  to: text('to_clock').notNull(),
})

export const alertByMail = sqliteTable('alert_by_mail', { userId: text('user_id').primaryKey() })

export const alertDelivery = sqliteTable('alert_delivery', {
  id: text('id').primaryKey(),
  channel: text('channel').$type<'mail' | 'webhook'>().notNull(),
  alertId: text('alert_id').notNull(),
  toldAt: integer('told_at').notNull(),
  why: text('why').$type<AlertTelling['why']>().notNull(),
  userId: text('user_id').notNull(),
  state: text('state').$type<'waiting' | 'sending' | 'sent' | 'dropped'>().notNull(),
  attempts: integer('attempts').notNull(),
  nextAt: integer('next_at'),
})
