/** The part of the router that is about reports of problems. */
import { AppError } from '../../app-error.ts'
import type { Handlers } from '../../procedure.ts'
import { fromCursor, toPage } from '../../publishing/cursor.ts'
import { zipTicket } from './export-ticket.ts'
import { ticketReach, toSummary } from './tickets.ts'
import type { Tickets } from './tickets.ts'
import { issueAddress, issueOf } from './write-issue.ts'

interface Deps {
  tickets: Tickets
  /** Where whoever makes Coulisse takes issues; null: nobody said. */
  issuesAddress: string | null
}

export const ticketProcedures = ({ tickets, issuesAddress }: Deps): Pick<Handlers, `tickets.${string}` & keyof Handlers> => ({
  'tickets.diagnose': ({ input: { page, error }, call }) => ({ lines: tickets.diagnose({ page, error }, call) }),
  'tickets.report': async ({ input, call }) => ({ id: await tickets.report(input, call) }),
  'tickets.list': ({ input: { states, cursor, limit }, call }) =>
    toPage(
      tickets.reader.list({ reach: ticketReach(call), states, after: fromCursor(cursor), limit: limit + 1 }),
      limit,
      toSummary,
      ({ changedAt, id }) => ({ at: changedAt, id }),
    ),
  'tickets.count': ({ call }) => ({ waiting: tickets.reader.waiting(ticketReach(call)) }),
  'tickets.get': ({ input: { ticketId }, call }) => tickets.get(ticketId, call),
  'tickets.picture': ({ input: { ticketId, pictureId }, call }) => {
    tickets.get(ticketId, call)
    const picture = tickets.reader.picture(pictureId)
    if (picture?.ticketId !== ticketId) throw new AppError('NOT_FOUND', { what: 'ticket_picture', id: pictureId })
    return new File([new Uint8Array(picture.jpeg)], `${pictureId}.jpg`, { type: 'image/jpeg' })
  },
  'tickets.seen': ({ input: { ticketId }, call }) => tickets.seen(ticketId, call),
  'tickets.answer': ({ input: { ticketId, text }, call }) => tickets.answer(ticketId, text, call),
  'tickets.triage': ({ input: { ticketId, ...how }, call }) => tickets.triage(ticketId, how, call),
  'tickets.assignees': () => tickets.reader.assignees(),
  'tickets.exportFile': ({ input: { ticketId, withPictures }, call }) => {
    const ticket = tickets.get(ticketId, call)
    const pictures = withPictures ? ticket.pictures.flatMap(({ id }) => tickets.reader.picture(id)?.jpeg ?? []) : []
    return new File([zipTicket(ticket, pictures, tickets.withhold())], `coulisse-${ticketId}.zip`, { type: 'application/zip' })
  },
  'tickets.issue': ({ input: { ticketId }, call }) => {
    const ticket = tickets.get(ticketId, call)
    const withhold = tickets.withhold()
    const issue = issueOf(ticket, withhold)
    if (issuesAddress === null) return { ...issue, url: null, isCut: false }
    return { ...issue, ...issueAddress(issuesAddress, ticket, withhold) }
  },
})
