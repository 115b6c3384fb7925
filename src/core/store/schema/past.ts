/** Rows of what is read of accounts' pasts. See `migrations/0080-past.ts`. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const accountPast = sqliteTable('account_past', {
  accountId: text('account_id').primaryKey(),
  state: text('state').$type<'reading' | 'done'>().notNull(),
  since: integer('since').notNull(),
  cursor: text('cursor'),
  posts: integer('posts').notNull(),
  problem: text('problem'),
  begunAt: integer('begun_at').notNull(),
  endedAt: integer('ended_at'),
  paidLeft: integer('paid_left'),
})

export const pastDeclined = sqliteTable('past_declined', {
  accountId: text('account_id').primaryKey(),
  declinedBy: text('declined_by').notNull(),
  declinedAt: integer('declined_at').notNull(),
})
