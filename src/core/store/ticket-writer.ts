/** Writes what was reported, and what was said about it since. */
import { eq, sql } from 'drizzle-orm'
import type { TicketEntry } from '../../contract/tickets.ts'
import { ticket, ticketEntry, ticketPicture } from './schema/tickets.ts'
import type { Actor, WriteTx } from './store.ts'

export const insertTicket = ({ db }: WriteTx, row: typeof ticket.$inferInsert): void => {
  db.insert(ticket).values(row).run()
}

export type TicketChanges = Partial<Pick<typeof ticket.$inferSelect, 'state' | 'urgency' | 'assigneeId' | 'waitsFor' | 'changedAt'>>

export const updateTicket = ({ db }: WriteTx, id: string, changes: TicketChanges): void => {
  db.update(ticket).set(changes).where(eq(ticket.id, id)).run()
}

/** After all that was said before. */
export const appendEntry = ({ db, now }: WriteTx, ticketId: string, { id, name }: Actor, what: TicketEntry['what']): void => {
  const seq = sql<number>`(SELECT coalesce(max(seq), 0) + 1 FROM ticket_entry WHERE ticket_id = ${ticketId})`
  db.insert(ticketEntry).values({ ticketId, seq, at: now, byActor: id, byName: name, what }).run()
}

export const insertPicture = ({ db }: WriteTx, row: typeof ticketPicture.$inferInsert): void => {
  db.insert(ticketPicture).values(row).run()
}
