/** Rows of what people say to accounts and of who follows them, how far each account's was read, and replies that are kept. */
import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { CommentLanguage, InboxKind, JudgedAspect, Sentiment } from '../../../contract/inbox.ts'
import type { PlatformId } from '../../../contract/platforms.ts'

export const inboxItem = sqliteTable('inbox_item', {
  rowidKey: integer('rowid_key').primaryKey(),
  id: text('id').notNull(),
  creatorId: text('creator_id').notNull(),
  accountId: text('account_id').notNull(),
  platform: text('platform').$type<PlatformId>().notNull(),
  kind: text('kind').$type<InboxKind>().notNull(),
  remoteId: text('remote_id').notNull(),
  version: text('version'),
  url: text('url'),
  conversation: text('conversation').notNull(),
  rootId: text('root_id'),
  rootVersion: text('root_version'),
  publicationId: text('publication_id'),
  author: text('author').notNull(),
  authorName: text('author_name'),
  authorId: text('author_id'),
  text: text('text').notNull(),
  at: integer('at').notNull(),
  receivedAt: integer('received_at').notNull(),
  state: text('state').$type<'new' | 'done' | 'own'>().notNull(),
  doneBy: text('done_by'),
  doneAt: integer('done_at'),
  assignedTo: text('assigned_to'),
  liked: integer('liked', { mode: 'boolean' }).notNull().default(false),
  hidden: integer('hidden', { mode: 'boolean' }).notNull().default(false),
  summons: integer('summons', { mode: 'boolean' }),
  answeredAt: integer('answered_at'),
  answeredBy: text('answered_by'),
  judged: integer('judged'),
  language: text('language').$type<CommentLanguage>(),
  languageSure: real('language_sure'),
  spam: integer('spam', { mode: 'boolean' }),
  spamSure: real('spam_sure'),
  sentiment: text('sentiment').$type<Sentiment>(),
  sentimentSure: real('sentiment_sure'),
  relevance: integer('relevance', { mode: 'boolean' }),
  relevanceSure: real('relevance_sure'),
  tags: text('tags_json', { mode: 'json' }).$type<string[]>().notNull().default([]),
  earlier: integer('earlier', { mode: 'boolean' }).notNull().default(false),
})

export const inboxCorrection = sqliteTable(
  'inbox_correction',
  {
    itemId: text('item_id').notNull(),
    aspect: text('aspect').$type<JudgedAspect>().notNull(),
    value: text('value').notNull(),
    creatorId: text('creator_id').notNull(),
    correctedBy: text('corrected_by').notNull(),
    at: integer('at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.itemId, row.aspect] })],
)

export const inboxThreshold = sqliteTable('inbox_threshold', {
  creatorId: text('creator_id').primaryKey(),
  language: real('language').notNull(),
  spam: real('spam').notNull(),
  sentiment: real('sentiment').notNull(),
  relevance: real('relevance').notNull(),
})

export const inboxSource = sqliteTable('inbox_source', {
  accountId: text('account_id').primaryKey(),
  mentionsCursor: text('mentions_cursor'),
  commentsCursor: text('comments_cursor'),
  messagesCursor: text('messages_cursor'),
  followersCursor: text('followers_cursor'),
  nextAt: integer('next_at'),
  readAt: integer('read_at'),
  mentionsFailure: text('mentions_failure'),
  commentsFailure: text('comments_failure'),
  messagesFailure: text('messages_failure'),
  followersFailure: text('followers_failure'),
  mentionsSince: integer('mentions_since'),
  commentsSince: integer('comments_since'),
  messagesSince: integer('messages_since'),
})

export const follower = sqliteTable('follower', {
  id: text('id').primaryKey(),
  creatorId: text('creator_id').notNull(),
  accountId: text('account_id').notNull(),
  platform: text('platform').$type<PlatformId>().notNull(),
  remoteId: text('remote_id').notNull(),
  handle: text('handle').notNull(),
  name: text('name'),
  url: text('url').notNull(),
  at: integer('at').notNull(),
  receivedAt: integer('received_at').notNull(),
  tags: text('tags_json', { mode: 'json' }).$type<string[]>().notNull().default([]),
})

export const savedReply = sqliteTable('saved_reply', {
  id: text('id').primaryKey(),
  creatorId: text('creator_id'),
  name: text('name').notNull(),
  text: text('text').notNull(),
  createdBy: text('created_by').notNull(),
  updatedAt: integer('updated_at').notNull(),
})
