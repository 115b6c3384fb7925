import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LifeBuoy, MessageCircleWarning } from 'lucide-react'
import type { TicketState, TicketSummary } from '../../../contract/tickets.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Instant } from '../../components/instant.tsx'
import { TextLink } from '../../components/link.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useApiClient } from '../../lib/api.tsx'
import { useLongList } from '../../lib/use-long-list.ts'
import { useRowsInSight } from '../../lib/use-rows-in-sight.ts'
import { useReportProblem } from '../../lib/report-problem.ts'
import { TicketBadges, useWaitsFor } from './ticket-look.tsx'

const Row = ({ ticket }: { ticket: TicketSummary }) => {
  const { t } = useTranslation('tickets')
  const waitsFor = useWaitsFor()
  const waits = waitsFor(ticket)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2.5 last:border-b-0">
      <div className="min-w-0 flex-1 basis-72">
        <TextLink to="/tickets/$ticketId" params={{ ticketId: ticket.id }} className="font-medium wrap-anywhere">
          {ticket.title}
        </TextLink>
        <p className="text-sm text-muted">
          {t('reporter', { name: ticket.reporter.name })} · <Instant at={ticket.changedAt} />
          {waits && ` · ${waits}`}
        </p>
      </div>
      <span className="flex flex-wrap gap-2">
        <TicketBadges ticket={ticket} />
      </span>
    </li>
  )
}

const List = ({ states }: { states: TicketState[] }) => {
  const { t } = useTranslation('tickets')
  const { t: ui } = useTranslation('ui')
  const client = useApiClient()
  const isClosed = states.includes('closed')
  const found = useLongList(
    [['tickets', 'list'], { input: { states }, type: 'long' }],
    (cursor, signal) => client.tickets.list({ states, limit: 50, cursor }, { signal }),
    'pressed',
  )
  const rows = useRowsInSight(found.items, found.show)
  if (found.isPending) return <SkeletonRows rows={5} />
  if (found.isError) return <ErrorState error={found.error} onRetry={found.refetch} isRetrying={found.isFetching} />
  const { items } = found
  if (items.length === 0)
    return (
      <EmptyState icon={LifeBuoy} title={t(isClosed ? 'emptyClosed.title' : 'empty.title')}>
        {t(isClosed ? 'emptyClosed.text' : 'empty.text')}
      </EmptyState>
    )
  return (
    <div className="flex flex-col items-start gap-3">
      <ul ref={rows} aria-label={t('list')} className="flex w-full flex-col">
        {items.map((ticket) => (
          <Row key={ticket.id} ticket={ticket} />
        ))}
      </ul>
      {found.hasMore && <Button onPress={found.more}>{ui('pagination.more')}</Button>}
    </div>
  )
}

/** What was reported: an admin's are all, anybody else's their own. */
export const TicketsPage = () => {
  const { t } = useTranslation('tickets')
  const report = useReportProblem()
  const [tab, setTab] = useState<'open' | 'closed'>('open')
  return (
    <Page
      header={
        <PageHeader
          title={t('title')}
          actions={
            report && (
              <Button variant="primary" icon={MessageCircleWarning} onPress={() => report()}>
                {t('new')}
              </Button>
            )
          }
        />
      }
    >
      <div className="max-w-240 px-6 pt-3 pb-12 max-md:px-3">
        <Tabs
          label={t('tabs.label')}
          value={tab}
          onChange={setTab}
          tabs={[
            { id: 'open', label: t('tabs.open'), content: <List states={['open', 'in_hand']} /> },
            { id: 'closed', label: t('tabs.closed'), content: <List states={['closed']} /> },
          ]}
        />
      </div>
    </Page>
  )
}
