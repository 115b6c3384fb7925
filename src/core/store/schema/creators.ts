/** Rows of creators, their accounts, budgets and media. */
import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ApprovalMode, Constraints } from '../../../contract/creators.ts'
import type { AudienceWithheld, PlatformId } from '../../../contract/platforms.ts'
import type { Market } from '../../../contract/values.ts'

export const creator = sqliteTable('creator', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  pseudonyms: text('pseudonyms_json', { mode: 'json' }).$type<string[]>().notNull().default([]),
  platforms: text('platforms_json', { mode: 'json' }).$type<PlatformId[]>().notNull().default([]),
  zone: text('zone').notNull(),
  market: text('market').$type<Market>().notNull(),
  constraints: text('constraints_json', { mode: 'json' }).$type<Constraints>().notNull(),
  notes: text('notes').notNull().default(''),
  approval: text('approval').$type<ApprovalMode>().notNull().default('none'),
  avatarAssetId: text('avatar_asset_id'),
  archivedAt: integer('archived_at'),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
})

export const account = sqliteTable('account', {
  id: text('id').primaryKey(),
  creatorId: text('creator_id').notNull(),
  platform: text('platform').$type<PlatformId>().notNull(),
  remoteId: text('remote_id').notNull(),
  handle: text('handle').notNull(),
  displayName: text('display_name').notNull(),
  service: text('service').notNull(),
  profileUrl: text('profile_url').notNull(),
  state: text('state').$type<'connected' | 'needs_reconnect' | 'disconnected'>().notNull(),
  problem: text('problem'),
  secretId: text('secret_id'),
  followers: integer('followers'),
  checkedAt: integer('checked_at'),
  connectedAt: integer('connected_at').notNull(),
  appId: text('app_id'),
  posts: integer('posts'),
})

export const developerApp = sqliteTable('developer_app', {
  id: text('id').primaryKey(),
  platform: text('platform').$type<PlatformId>().notNull(),
  creatorId: text('creator_id'),
  name: text('name').notNull(),
  clientId: text('client_id').notNull(),
  secretId: text('secret_id'),
  service: text('service').notNull(),
  returnAddress: text('return_address'),
  audited: integer('audited', { mode: 'boolean' }).notNull().default(false),
  monthlyCapCents: integer('monthly_cap_cents'),
  createdAt: integer('created_at').notNull(),
})

export const budget = sqliteTable(
  'budget',
  {
    accountId: text('account_id').notNull(),
    name: text('name').notNull(),
    used: integer('used').notNull(),
    max: integer('max').notNull(),
    resetsAt: integer('resets_at'),
  },
  (row) => [primaryKey({ columns: [row.accountId, row.name] })],
)

export const asset = sqliteTable('asset', {
  id: text('id').primaryKey(),
  creatorId: text('creator_id').notNull(),
  kind: text('kind').$type<'image' | 'video'>().notNull(),
  fileName: text('file_name').notNull(),
  mimeType: text('mime_type').notNull(),
  bytes: integer('bytes').notNull(),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  seconds: real('seconds'),
  codec: text('codec'),
  fps: real('fps'),
  soundCodec: text('sound_codec'),
  soundRate: integer('sound_rate'),
  converted: text('converted_json', { mode: 'json' }).$type<{ maxBytes?: number; within?: { long: number; short: number } }>(),
  sha256: text('sha256').notNull(),
  alt: text('alt').notNull().default(''),
  createdAt: integer('created_at').notNull(),
  // Of the library.
  folder: text('folder').notNull().default(''),
  tags: text('tags_json', { mode: 'json' }).$type<string[]>().notNull().default([]),
  sensitive: integer('sensitive', { mode: 'boolean' }).notNull().default(false),
  paid: integer('paid', { mode: 'boolean' }).notNull().default(false),
  note: text('note').notNull().default(''),
  searchText: text('search_text').notNull().default(''),
  removedAt: integer('removed_at'),
  // Orders of the library; the last two are counted by triggers (0008).
  nameKey: text('name_key').notNull().default(''),
  uses: integer('uses').notNull().default(0),
  /** 0: never. */
  usedAt: integer('used_at').notNull().default(0),
  /** Deleted for good. */
  erasedAt: integer('erased_at'),
})

type Places = [place: string, followers: number][]

export const audienceReading = sqliteTable(
  'audience_reading',
  {
    accountId: text('account_id').notNull(),
    at: integer('at').notNull(),
    followers: integer('followers'),
    countries: text('countries_json', { mode: 'json' }).$type<Places>(),
    cities: text('cities_json', { mode: 'json' }).$type<Places>(),
    withheld: text('withheld').$type<AudienceWithheld>(),
  },
  (row) => [primaryKey({ columns: [row.accountId, row.at] })],
)

export const accountDay = sqliteTable(
  'account_day',
  {
    accountId: text('account_id').notNull(),
    day: text('day').notNull(),
    at: integer('at').notNull(),
    reach: integer('reach'),
    views: integer('views'),
    profileVisits: integer('profile_visits'),
    linkClicks: integer('link_clicks'),
    interactions: integer('interactions'),
    engaged: integer('engaged'),
  },
  (row) => [primaryKey({ columns: [row.accountId, row.day] })],
)

export const followerReading = sqliteTable(
  'follower_reading',
  { accountId: text('account_id').notNull(), at: integer('at').notNull(), followers: integer('followers').notNull() },
  (row) => [primaryKey({ columns: [row.accountId, row.at] })],
)
