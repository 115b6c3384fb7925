/** The address of one report of a problem. */
import { getRouteApi } from '@tanstack/react-router'
import { TicketPage } from '../features/tickets/ticket-page.tsx'

const route = getRouteApi('/tickets/$ticketId')

export const TicketRoute = () => <TicketPage ticketId={route.useParams().ticketId} />
