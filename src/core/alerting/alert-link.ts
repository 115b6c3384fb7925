/** Where an alert leads, as a path of the application. Pure. */
import type { AlertRow } from '../store/alert-reader.ts'

/** What waits for a word is given it there; the rest is taken in hand where it is told. */
export const alertPath = ({ id, kind, publicationId, data }: Pick<AlertRow, 'id' | 'kind' | 'publicationId' | 'data'>): string => {
  if (kind === 'ticket.news') return `/tickets/${data.ticket}`
  return (kind === 'approval.waiting' || kind === 'publication.not_posted') && publicationId !== null
    ? `/publications/${publicationId}`
    : `/alerts/${id}`
}

/** The same for what stands outside of the application: opened by the desktop one (`main/deep-link.ts`). */
export const alertLink = (alert: Pick<AlertRow, 'id' | 'kind' | 'publicationId' | 'data'>): string => `coulisse:/${alertPath(alert)}`
