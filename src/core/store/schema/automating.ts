/** Rows of what rules, amplifiers and scripts want done. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type {
  AutomatedAct,
  AutomatedActState,
  AutomatedBy,
  AutomationVerdict,
  Circumstances,
  DropReason,
} from '../../../contract/automation.ts'

/** What an act is on, as `planOn` takes it. */
export interface StoredTarget {
  targetId: string
  targetVersion: string | null
  targetAuthor: string | null
  targetUrl: string
  isReply: boolean
  rootId?: string | null
  rootVersion?: string | null
  recipient?: string | null
  summons: boolean | null
}

export const automatedAct = sqliteTable('automated_act', {
  id: text('id').primaryKey(),
  dedupeKey: text('dedupe_key').notNull(),
  creatorId: text('creator_id').notNull(),
  accountId: text('account_id').notNull(),
  publicationId: text('publication_id'),
  itemId: text('item_id'),
  act: text('act').$type<AutomatedAct>().notNull(),
  target: text('target_json', { mode: 'json' }).$type<StoredTarget>().notNull(),
  circumstances: text('circumstances_json', { mode: 'json' }).$type<Circumstances>().notNull(),
  text: text('text'),
  unlessAnswered: integer('unless_answered', { mode: 'boolean' }).notNull(),
  byKind: text('by_kind').$type<AutomatedBy['kind']>().notNull(),
  byId: text('by_id').notNull(),
  byName: text('by_name').notNull(),
  state: text('state').$type<AutomatedActState>().notNull(),
  stateSince: integer('state_since').notNull(),
  dueAt: integer('due_at').notNull(),
  expiresAt: integer('expires_at'),
  nextAt: integer('next_at'),
  verdict: text('verdict').$type<AutomationVerdict | 'later'>(),
  gateRule: text('gate_rule'),
  putOff: text('put_off').$type<'quiet' | 'hour' | 'day'>(),
  dropReason: text('drop_reason').$type<DropReason>(),
  failureCode: text('failure_code'),
  failureData: text('failure_json', { mode: 'json' }).$type<Record<string, unknown>>(),
  interactionId: text('interaction_id'),
  tries: integer('tries').notNull().default(0),
  pressedBy: text('pressed_by'),
  doneAt: integer('done_at'),
  createdAt: integer('created_at').notNull(),
})
