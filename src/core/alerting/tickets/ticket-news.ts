/**
 * Who hears of what happens to a ticket, each once until they have seen it: admins of one that nobody has in hand, together;
 * whoever was given it and whoever reported it, each alone. Nobody hears of what they did themselves.
 */
import type { Actor, WriteTx } from '../../store/store.ts'
import { endNews, tellNews } from '../../store/news-writer.ts'
import type { TicketRow } from '../../store/ticket-reader.ts'

type Why = 'filed' | 'assigned' | 'answered' | 'closed'

interface Happened {
  ticket: Pick<TicketRow, 'id' | 'title' | 'reporterId' | 'assigneeId'>
  /** Who did it; `id` null: this machine's command line. */
  by: { actor: Actor; id: string | null }
  admins: readonly string[]
}

const commonKey = (ticketId: string): string => `ticket ${ticketId}`
const keyFor = (ticketId: string, userId: string): string => `ticket ${ticketId} ${userId}`

const tell = (tx: WriteTx, { ticket, by }: Happened, why: Why, to: { userId: string } | { people: readonly string[] }): void =>
  tellNews(tx, {
    key: 'userId' in to ? keyFor(ticket.id, to.userId) : commonKey(ticket.id),
    kind: 'ticket.news',
    ...('userId' in to ? { userId: to.userId } : { people: [...to.people] }),
    data: { ticket: ticket.id, title: ticket.title, why, person: by.actor.name },
  })

const tellAdmins = (tx: WriteTx, happened: Happened, why: Why): void => {
  const people = happened.admins.filter((id) => id !== happened.by.id)
  if (people.length > 0) tell(tx, happened, why, { people })
}

const tellOne = (tx: WriteTx, happened: Happened, why: Why, userId: string | null): void => {
  if (userId !== null && userId !== happened.by.id) tell(tx, happened, why, { userId })
}

export const newsOfFiled = (tx: WriteTx, happened: Happened): void => tellAdmins(tx, happened, 'filed')

export const newsOfAnswer = (tx: WriteTx, happened: Happened): void => {
  const { ticket, by, admins } = happened
  const { reporterId, assigneeId } = ticket
  saw(tx, ticket.id, by.id, admins)
  tellOne(tx, happened, 'answered', reporterId)
  if (assigneeId !== null && assigneeId !== reporterId) tellOne(tx, happened, 'answered', assigneeId)
  // Nobody has it in hand: whoever may give it to somebody hears of it.
  if (assigneeId === null && by.id === reporterId) tellAdmins(tx, happened, 'answered')
}

export const newsOfAssignment = (tx: WriteTx, happened: Happened, before: string | null): void => {
  const { ticket, by, admins } = happened
  saw(tx, ticket.id, by.id, admins)
  endNews(tx, commonKey(ticket.id))
  if (before !== null && before !== ticket.reporterId) endNews(tx, keyFor(ticket.id, before))
  tellOne(tx, happened, 'assigned', ticket.assigneeId)
}

export const newsOfClosing = (tx: WriteTx, happened: Happened): void => {
  const { ticket, by, admins } = happened
  saw(tx, ticket.id, by.id, admins)
  endNews(tx, commonKey(ticket.id))
  if (ticket.assigneeId !== null && ticket.assigneeId !== ticket.reporterId) endNews(tx, keyFor(ticket.id, ticket.assigneeId))
  tellOne(tx, happened, 'closed', ticket.reporterId)
}

/** Whoever does something about it has seen it, for all admins where they are one. */
const saw = (tx: WriteTx, ticketId: string, userId: string | null, admins: readonly string[]): void => {
  if (userId === null) return
  endNews(tx, keyFor(ticketId, userId))
  if (admins.includes(userId)) endNews(tx, commonKey(ticketId))
}

/** Looked at: their own is over, what admins were told together is not. */
export const looked = (tx: WriteTx, ticketId: string, userId: string): void => endNews(tx, keyFor(ticketId, userId))
