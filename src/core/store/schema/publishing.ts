/** Rows of posts, publications, the due queue, the attempt ledger and figures. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AutomatedAct, Circumstances } from '../../../contract/automation.ts'
import type { ChosenOptions } from '../../../contract/platform-options.ts'
import type { ContentKind, FiguresWithheld, InteractionAct, PlatformId } from '../../../contract/platforms.ts'
import type { Problem } from '../../../contract/posts.ts'
import type { PublicationState } from '../../../contract/publications.ts'

export const importBatch = sqliteTable('import', {
  id: text('id').primaryKey(),
  fileName: text('file_name').notNull(),
  at: integer('at').notNull(),
  byActor: text('by_actor').notNull(),
  byName: text('by_name').notNull(),
  posts: integer('posts').notNull(),
  publications: integer('publications').notNull(),
  state: text('state').$type<'applied' | 'undone'>().notNull(),
})

export const post = sqliteTable('post', {
  rowidKey: integer('rowid_key').primaryKey(),
  id: text('id').notNull(),
  creatorId: text('creator_id').notNull(),
  text: text('text').notNull(),
  platformTexts: text('platform_texts_json', { mode: 'json' }).$type<Partial<Record<PlatformId, string>>>(),
  thread: text('thread_json', { mode: 'json' }).$type<string[]>(),
  languages: text('languages_json', { mode: 'json' }).$type<string[]>().notNull().default([]),
  labels: text('labels_json', { mode: 'json' }).$type<('sexual' | 'nudity' | 'porn' | 'graphic-media')[]>().notNull().default([]),
  options: text('options_json', { mode: 'json' }).$type<Record<string, ChosenOptions>>(),
  kind: text('kind').$type<ContentKind>().notNull(),
  importId: text('import_id'),
  importFingerprint: text('import_fingerprint'),
  createdBy: text('created_by').notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  removedAt: integer('removed_at'),
})

export const postAsset = sqliteTable(
  'post_asset',
  {
    postId: text('post_id').notNull(),
    position: integer('position').notNull(),
    assetId: text('asset_id').notNull(),
    alt: text('alt').notNull(),
  },
  (row) => [primaryKey({ columns: [row.postId, row.position] })],
)

export type MissedPolicy = 'ask' | 'drop' | 'if_late_less_2h'
type FailureData = Record<string, unknown>

export const publication = sqliteTable('publication', {
  id: text('id').primaryKey(),
  postId: text('post_id').notNull(),
  creatorId: text('creator_id').notNull(),
  accountId: text('account_id').notNull(),
  platform: text('platform').$type<PlatformId>().notNull(),
  kind: text('kind').$type<ContentKind>().notNull(),
  wallTime: text('wall_time').notNull(),
  zone: text('zone').notNull(),
  dueAt: integer('due_at').notNull(),
  state: text('state').$type<PublicationState>().notNull(),
  stateSince: integer('state_since').notNull(),
  missedPolicy: text('missed_policy').$type<MissedPolicy>().notNull(),
  operationKey: text('operation_key'),
  operationAt: integer('operation_at'),
  attempts: integer('attempts').notNull().default(0),
  waitingSince: integer('waiting_since'),
  nextAt: integer('next_at'),
  handedOverAt: integer('handed_over_at'),
  handle: text('handle_json', { mode: 'json' }).$type<Record<string, string>>(),
  failureCode: text('failure_code'),
  failureData: text('failure_json', { mode: 'json' }).$type<FailureData>(),
  problems: text('problems_json', { mode: 'json' }).$type<Problem[]>(),
  remoteId: text('remote_id'),
  remoteUrl: text('remote_url'),
  remoteVersion: text('remote_version'),
  publishedAt: integer('published_at'),
  verifiedAt: integer('verified_at'),
  removedAt: integer('removed_at'),
  readyAt: integer('ready_at'),
  handBy: text('hand_by'),
  handName: text('hand_name'),
  handAt: integer('hand_at'),
  postedBy: text('posted_by'),
  /** It was posted elsewhere, and read from the account's list of posts. */
  elsewhere: integer('elsewhere').notNull().default(0),
  createdBy: text('created_by').notNull(),
  createdAt: integer('created_at').notNull(),
})

export const due = sqliteTable(
  'due',
  { dueAt: integer('due_at').notNull(), kind: text('kind').notNull(), id: text('id').notNull() },
  (row) => [primaryKey({ columns: [row.dueAt, row.kind, row.id] })],
)

export type AttemptOutcome = 'open' | 'accepted' | 'rejected' | 'unknown' | 'not_sent' | 'found' | 'not_found'

export const attempt = sqliteTable('attempt', {
  id: text('id').primaryKey(),
  publicationId: text('publication_id').notNull(),
  number: integer('number').notNull(),
  part: integer('part').notNull().default(1),
  epoch: integer('epoch').notNull(),
  operationKey: text('operation_key').notNull(),
  fingerprint: text('fingerprint').notNull(),
  safety: text('safety').$type<'idempotent' | 'reconcile' | 'never'>().notNull(),
  startedAt: integer('started_at').notNull(),
  leaseUntil: integer('lease_until').notNull(),
  /** Who pays for the write, and how much (millionths of a dollar). */
  appId: text('app_id'),
  costMicros: integer('cost_micros'),
  writeAt: integer('write_at'),
  finishedAt: integer('finished_at'),
  outcome: text('outcome').$type<AttemptOutcome>().notNull(),
  httpStatus: integer('http_status'),
  failureCode: text('failure_code'),
  failureData: text('failure_json', { mode: 'json' }).$type<FailureData>(),
})

export const publicationPart = sqliteTable(
  'publication_part',
  {
    publicationId: text('publication_id').notNull(),
    number: integer('number').notNull(),
    remoteId: text('remote_id').notNull(),
    url: text('url').notNull(),
    version: text('version'),
    publishedAt: integer('published_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.publicationId, row.number] })],
)

export const publicationLog = sqliteTable('publication_log', {
  seq: integer('seq').primaryKey(),
  publicationId: text('publication_id').notNull(),
  at: integer('at').notNull(),
  fromState: text('from_state').$type<PublicationState>(),
  toState: text('to_state').$type<PublicationState>().notNull(),
  reason: text('reason').notNull(),
  actor: text('actor').notNull(),
  failureCode: text('failure_code'),
  failureData: text('failure_json', { mode: 'json' }).$type<FailureData>(),
})

export const snapshot = sqliteTable(
  'snapshot',
  {
    publicationId: text('publication_id').notNull(),
    at: integer('at').notNull(),
    likes: integer('likes'),
    reposts: integer('reposts'),
    replies: integer('replies'),
    quotes: integer('quotes'),
    bookmarks: integer('bookmarks'),
    views: integer('views'),
    shares: integer('shares'),
    reach: integer('reach'),
    linkClicks: integer('link_clicks'),
    profileVisits: integer('profile_visits'),
    follows: integer('follows'),
    watchMs: integer('watch_ms'),
    totalWatchMs: integer('total_watch_ms'),
  },
  (row) => [primaryKey({ columns: [row.publicationId, row.at] })],
)

export const figuresWithheld = sqliteTable('figures_withheld', {
  publicationId: text('publication_id').primaryKey(),
  at: integer('at').notNull(),
  why: text('why').$type<FiguresWithheld>().notNull(),
})

export const reply = sqliteTable(
  'reply',
  {
    publicationId: text('publication_id').notNull(),
    /** Of one that was read before this was kept: its `url`. */
    remoteId: text('remote_id').notNull(),
    version: text('version'),
    url: text('url').notNull(),
    author: text('author').notNull(),
    text: text('text').notNull(),
    at: integer('at').notNull(),
    liked: integer('liked', { mode: 'boolean' }).notNull().default(false),
    hidden: integer('hidden', { mode: 'boolean' }).notNull().default(false),
    summons: integer('summons', { mode: 'boolean' }),
  },
  (row) => [primaryKey({ columns: [row.publicationId, row.remoteId] })],
)

export type InteractionState = 'planned' | 'sending' | 'done' | 'refused' | 'unknown'

export const interaction = sqliteTable('interaction', {
  id: text('id').primaryKey(),
  requestKey: text('request_key').notNull(),
  creatorId: text('creator_id').notNull(),
  accountId: text('account_id').notNull(),
  publicationId: text('publication_id'),
  act: text('act').$type<InteractionAct>().notNull(),
  targetId: text('target_id').notNull(),
  targetVersion: text('target_version'),
  targetAuthor: text('target_author'),
  targetUrl: text('target_url').notNull(),
  rootId: text('root_id'),
  rootVersion: text('root_version'),
  recipient: text('recipient'),
  isReply: integer('is_reply', { mode: 'boolean' }).notNull(),
  text: text('text'),
  takesBackId: text('takes_back_id'),
  takesBack: text('takes_back'),
  takenBackAt: integer('taken_back_at'),
  operationKey: text('operation_key').notNull(),
  state: text('state').$type<InteractionState>().notNull(),
  stateSince: integer('state_since').notNull(),
  /** Writes that were begun and are not known to have stayed here. */
  tries: integer('tries').notNull().default(0),
  writeAt: integer('write_at'),
  leaseUntil: integer('lease_until'),
  epoch: integer('epoch'),
  nextAt: integer('next_at'),
  httpStatus: integer('http_status'),
  failureCode: text('failure_code'),
  failureData: text('failure_json', { mode: 'json' }).$type<FailureData>(),
  remoteId: text('remote_id'),
  remoteUrl: text('remote_url'),
  doneAt: integer('done_at'),
  createdBy: text('created_by').notNull(),
  createdById: text('created_by_id').notNull(),
  createdByKind: text('created_by_kind').$type<'user' | 'system' | 'cli'>().notNull(),
  createdAt: integer('created_at').notNull(),
  automated: text('automated').$type<AutomatedAct>(),
  circumstances: text('circumstances_json', { mode: 'json' }).$type<Circumstances>(),
})
