/** Rows of message scripts, and of conversations in which they run. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Sentiment } from '../../../contract/inbox.ts'
import type { ScriptDraft, ScriptEnding, ScriptPhase } from '../../../contract/scripts.ts'

type Kept = Omit<ScriptDraft, 'creatorId' | 'name'>

export const script = sqliteTable('script', {
  id: text('id').primaryKey(),
  creatorId: text('creator_id'),
  name: text('name').notNull(),
  draft: text('draft_json', { mode: 'json' }).$type<Kept>().notNull(),
  isOn: integer('is_on', { mode: 'boolean' }).notNull().default(false),
  updatedBy: text('updated_by').notNull(),
  updatedAt: integer('updated_at').notNull(),
  removedAt: integer('removed_at'),
})

export const scriptRun = sqliteTable('script_run', {
  id: text('id').primaryKey(),
  scriptId: text('script_id').notNull(),
  creatorId: text('creator_id').notNull(),
  accountId: text('account_id').notNull(),
  conversation: text('conversation').notNull(),
  person: text('person').notNull(),
  personName: text('person_name'),
  itemId: text('item_id'),
  draft: text('draft_json', { mode: 'json' }).$type<Kept>().notNull(),
  phase: text('phase').$type<ScriptPhase>().notNull(),
  step: text('step').notNull(),
  until: integer('until'),
  said: text('said_json', { mode: 'json' }).$type<string[]>().notNull(),
  answers: text('answers_json', { mode: 'json' }).$type<{ text: string; at: number; sentiment: Sentiment | null }[]>().notNull(),
  theirsAt: integer('theirs_at').notNull(),
  seen: integer('seen').notNull(),
  actsSeen: integer('acts_seen').notNull().default(0),
  dueAt: integer('due_at'),
  startedAt: integer('started_at').notNull(),
  startedBy: text('started_by'),
  endedAt: integer('ended_at'),
  endedReason: text('ended_reason').$type<ScriptEnding>(),
  endedDetail: text('ended_detail'),
})
