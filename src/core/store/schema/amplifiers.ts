/** Rows of groups of amplifiers and of their grants. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AmplifierRules } from '../../../contract/amplifiers.ts'
import type { ContentKind } from '../../../contract/platforms.ts'

export const amplifierGroup = sqliteTable('amplifier_group', {
  id: text('id').primaryKey(),
  creatorId: text('creator_id').notNull(),
  name: text('name').notNull(),
  rules: text('rules_json', { mode: 'json' }).$type<AmplifierRules>().notNull(),
  isOn: integer('is_on', { mode: 'boolean' }).notNull(),
  resumedAt: integer('resumed_at'),
  pausedAt: integer('paused_at'),
  pausedAccountId: text('paused_account_id'),
  pausedCode: text('paused_code'),
  pausedData: text('paused_json', { mode: 'json' }).$type<Record<string, unknown>>(),
  createdBy: text('created_by').notNull(),
  createdAt: integer('created_at').notNull(),
})

export const amplifierGrant = sqliteTable('amplifier_grant', {
  id: text('id').primaryKey(),
  groupId: text('group_id').notNull(),
  accountId: text('account_id').notNull(),
  kinds: text('kinds_json', { mode: 'json' }).$type<ContentKind[]>(),
  grantedBy: text('granted_by').notNull(),
  grantedAt: integer('granted_at').notNull(),
  revokedBy: text('revoked_by'),
  revokedAt: integer('revoked_at'),
})
