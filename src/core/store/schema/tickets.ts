/** Rows of what was reported. */
import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { TicketEntry, TicketState, TicketSummary, TicketUrgency } from '../../../contract/tickets.ts'

export const ticket = sqliteTable('ticket', {
  id: text('id').primaryKey(),
  title: text('title').notNull(),
  body: text('body').notNull(),
  diagnostics: text('diagnostics_json', { mode: 'json' }).$type<string[]>().notNull(),
  state: text('state').$type<TicketState>().notNull(),
  urgency: text('urgency').$type<TicketUrgency>().notNull(),
  reporterId: text('reporter_id'),
  reporterName: text('reporter_name').notNull(),
  assigneeId: text('assignee_id'),
  waitsFor: text('waits_for').$type<TicketSummary['waitsFor']>(),
  reportedAt: integer('reported_at').notNull(),
  changedAt: integer('changed_at').notNull(),
})

export const ticketEntry = sqliteTable(
  'ticket_entry',
  {
    ticketId: text('ticket_id').notNull(),
    seq: integer('seq').notNull(),
    at: integer('at').notNull(),
    byActor: text('by_actor').notNull(),
    byName: text('by_name').notNull(),
    what: text('what_json', { mode: 'json' }).$type<TicketEntry['what']>().notNull(),
  },
  (row) => [primaryKey({ columns: [row.ticketId, row.seq] })],
)

export const ticketPicture = sqliteTable('ticket_picture', {
  id: text('id').primaryKey(),
  ticketId: text('ticket_id').notNull(),
  place: integer('place').notNull(),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  jpeg: blob('jpeg', { mode: 'buffer' }).notNull(),
})
