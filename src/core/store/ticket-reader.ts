/** Reads what was reported, and what of the agency may stand in no report: its names. */
import { and, asc, desc, eq, inArray, or, sql as raw } from 'drizzle-orm'
import type { TicketState } from '../../contract/tickets.ts'
import { user } from './schema/people.ts'
import { ticket, ticketEntry, ticketPicture } from './schema/tickets.ts'
import type { Store } from './store.ts'

export type TicketRow = typeof ticket.$inferSelect
export type TicketEntryRow = typeof ticketEntry.$inferSelect
export type TicketPictureRow = typeof ticketPicture.$inferSelect
export type ListedTicket = Omit<TicketRow, 'body' | 'diagnostics'> & { assigneeName: string | null }

/** Whose tickets: an admin's are all. */
export interface TicketReach {
  isAdmin: boolean
  userId: string
}

/** What the agency consists of, in figures. */
export interface Counted {
  what: string
  of: string
  count: number
}

export interface TicketReader {
  get(id: string): (TicketRow & { assigneeName: string | null }) | undefined
  entries(ticketId: string): TicketEntryRow[]
  pictures(ticketId: string): Omit<TicketPictureRow, 'jpeg'>[]
  picture(id: string): TicketPictureRow | undefined
  /** Latest change first, after `after`. */
  list(filter: {
    reach: TicketReach
    states: readonly TicketState[] | undefined
    after: { at: number; id: string } | null
    limit: number
  }): ListedTicket[]
  /** How many wait for somebody of this reach. */
  waiting(reach: TicketReach): number
  /** Active people whom a ticket may be given to, by name. */
  assignees(): { id: string; name: string }[]
  /** Everything by which people, creators, accounts and servers of this agency are called. */
  names(): string[]
  /** `creatorIds` null: everybody's. */
  counted(creatorIds: readonly string[] | null): Counted[]
}

export const createTicketReader = ({ db, sql }: Pick<Store, 'db' | 'sql'>): TicketReader => {
  const names = sql
    .prepare<[], string>(
      `SELECT name FROM agency UNION SELECT name FROM user UNION SELECT email FROM user UNION SELECT name FROM creator
       UNION SELECT pseudonym.value FROM creator, json_each(creator.pseudonyms_json) AS pseudonym
       UNION SELECT handle FROM account UNION SELECT display_name FROM account UNION SELECT remote_id FROM account
       UNION SELECT name FROM developer_app UNION SELECT client_id FROM developer_app
       UNION SELECT setting.value FROM alert_channel, json_each(alert_channel.settings_json) AS setting
         WHERE setting.type = 'text' AND setting.key IN ('host', 'user', 'from', 'url')
       UNION SELECT name FROM device`,
    )
    .pluck()
  const inReach = '(@creatorIds IS NULL OR creator_id IN (SELECT value FROM json_each(@creatorIds)))'
  const counted = sql.prepare<[{ creatorIds: string | null }], Counted>(
    `SELECT 'creators' AS what, CASE WHEN archived_at IS NULL THEN 'here' ELSE 'archived' END AS of, count(*) AS count FROM creator
       WHERE @creatorIds IS NULL OR id IN (SELECT value FROM json_each(@creatorIds)) GROUP BY 2
     UNION ALL SELECT 'accounts', platform || ' ' || state, count(*) FROM account WHERE ${inReach} GROUP BY 2
     UNION ALL SELECT 'publications', state, count(*) FROM publication WHERE ${inReach} GROUP BY 2
     UNION ALL SELECT 'media', kind, count(*) FROM asset WHERE ${inReach} GROUP BY 2`,
  )
  const assigneeName = raw<string | null>`(SELECT name FROM user WHERE user.id = ${ticket.assigneeId})`
  const listed = {
    id: ticket.id,
    title: ticket.title,
    state: ticket.state,
    urgency: ticket.urgency,
    reporterId: ticket.reporterId,
    reporterName: ticket.reporterName,
    assigneeId: ticket.assigneeId,
    waitsFor: ticket.waitsFor,
    reportedAt: ticket.reportedAt,
    changedAt: ticket.changedAt,
    assigneeName,
  }
  const mine = ({ isAdmin, userId }: TicketReach) =>
    isAdmin ? undefined : or(eq(ticket.reporterId, userId), eq(ticket.assigneeId, userId))
  return {
    get: (id) =>
      db
        .select({ ...listed, body: ticket.body, diagnostics: ticket.diagnostics })
        .from(ticket)
        .where(eq(ticket.id, id))
        .get(),
    entries: (ticketId) => db.select().from(ticketEntry).where(eq(ticketEntry.ticketId, ticketId)).orderBy(asc(ticketEntry.seq)).all(),
    pictures: (ticketId) =>
      db
        .select({
          id: ticketPicture.id,
          ticketId: ticketPicture.ticketId,
          place: ticketPicture.place,
          width: ticketPicture.width,
          height: ticketPicture.height,
        })
        .from(ticketPicture)
        .where(eq(ticketPicture.ticketId, ticketId))
        .orderBy(asc(ticketPicture.place))
        .all(),
    picture: (id) => db.select().from(ticketPicture).where(eq(ticketPicture.id, id)).get(),
    list: ({ reach, states, after, limit }) =>
      db
        .select(listed)
        .from(ticket)
        .where(
          and(
            mine(reach),
            states && inArray(ticket.state, [...states]),
            after ? raw`(${ticket.changedAt}, ${ticket.id}) < (${after.at}, ${after.id})` : undefined,
          ),
        )
        .orderBy(desc(ticket.changedAt), desc(ticket.id))
        .limit(limit)
        .all(),
    waiting: ({ isAdmin, userId }) =>
      db
        .select({ count: raw<number>`count(*)` })
        .from(ticket)
        .where(
          or(
            and(eq(ticket.waitsFor, 'reporter'), eq(ticket.reporterId, userId)),
            and(
              eq(ticket.waitsFor, 'agency'),
              isAdmin ? or(raw`${ticket.assigneeId} IS NULL`, eq(ticket.assigneeId, userId)) : eq(ticket.assigneeId, userId),
            ),
          ),
        )
        .get()?.count ?? 0,
    assignees: () =>
      db
        .select({ id: user.id, name: user.name })
        .from(user)
        .where(and(eq(user.state, 'active'), inArray(user.role, ['admin', 'manager'])))
        .orderBy(raw`${user.name} COLLATE NOCASE`, user.id)
        .all(),
    names: () => names.all(),
    counted: (creatorIds) => counted.all({ creatorIds: creatorIds && JSON.stringify(creatorIds) }),
  }
}
