/** Rows of plans, what they came to, captions and the markets' hours. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ClockRange, PlanKind, PlanRules } from '../../../contract/plans.ts'
import type { PlatformId } from '../../../contract/platforms.ts'
import type { Market } from '../../../contract/values.ts'

export const marketPreset = sqliteTable('market_preset', {
  market: text('market').$type<Market>().primaryKey(),
  zone: text('zone').notNull(),
  active: text('active_json', { mode: 'json' }).$type<ClockRange>().notNull(),
  quiet: text('quiet_json', { mode: 'json' }).$type<ClockRange[]>().notNull(),
  updatedAt: integer('updated_at').notNull(),
})

export const plan = sqliteTable('plan', {
  id: text('id').primaryKey(),
  creatorId: text('creator_id').notNull(),
  accountId: text('account_id'),
  version: integer('version').notNull(),
  rules: text('rules_json', { mode: 'json' }).$type<PlanRules>(),
  byActor: text('by_actor').notNull(),
  byName: text('by_name').notNull(),
  createdAt: integer('created_at').notNull(),
})

export const planned = sqliteTable('planned', {
  publicationId: text('publication_id').primaryKey(),
  creatorId: text('creator_id').notNull(),
  slotKey: text('slot_key').notNull(),
  kind: text('kind').$type<PlanKind>().notNull(),
  captionId: text('caption_id'),
  captionVariant: integer('caption_variant'),
  byHand: integer('by_hand', { mode: 'boolean' }).notNull().default(false),
  batchId: text('batch_id').notNull(),
})

/** What a batch did, so that it can be taken back. Instants ms UTC. */
export interface BatchChanges {
  created: { publicationId: string; postId: string }[]
  /** `slotKey` null: no plan made it. `byHand`: whether a person had it in hand before; absent where a plan moved it. */
  moved: { publicationId: string; wall: string; zone: string; dueAt: number; slotKey: string | null; byHand?: boolean }[]
  cancelled: { publicationId: string }[]
}

export const planBatch = sqliteTable('plan_batch', {
  id: text('id').primaryKey(),
  creatorId: text('creator_id').notNull(),
  at: integer('at').notNull(),
  byName: text('by_name').notNull(),
  changes: text('changes_json', { mode: 'json' }).$type<BatchChanges>().notNull(),
  undoneAt: integer('undone_at'),
})

export const caption = sqliteTable('caption', {
  id: text('id').primaryKey(),
  creatorId: text('creator_id').notNull(),
  text: text('text').notNull(),
  platformTexts: text('platform_texts_json', { mode: 'json' }).$type<Partial<Record<PlatformId, string>>>().notNull().default({}),
  language: text('language'),
  kinds: text('kinds_json', { mode: 'json' }).$type<PlanKind[]>(),
  platforms: text('platforms_json', { mode: 'json' }).$type<PlatformId[]>(),
  tags: text('tags_json', { mode: 'json' }).$type<string[]>().notNull().default([]),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  removedAt: integer('removed_at'),
})
