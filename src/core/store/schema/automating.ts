/** Rows of rules, and of what rules, amplifiers and scripts want done. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type {
  AutomatedAct,
  AutomatedActState,
  AutomatedBy,
  AutomationVerdict,
  Circumstances,
  DropReason,
} from '../../../contract/automation.ts'
import type { RuleSpec } from '../../../contract/rules.ts'

export const rule = sqliteTable('rule', {
  id: text('id').primaryKey(),
  creatorId: text('creator_id').notNull(),
  name: text('name').notNull(),
  spec: text('spec_json', { mode: 'json' }).$type<RuleSpec>().notNull(),
  onSince: integer('on_since'),
  nextAt: integer('next_at'),
  createdBy: text('created_by').notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
})

export const ruleMet = sqliteTable(
  'rule_met',
  { ruleId: text('rule_id').notNull(), subjectId: text('subject_id').notNull(), at: integer('at') },
  (row) => [primaryKey({ columns: [row.ruleId, row.subjectId] })],
)

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
  texts: text('texts_json', { mode: 'json' }).$type<string[]>(),
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
