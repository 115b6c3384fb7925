import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { CalendarClock, CalendarDays } from 'lucide-react'
import { Callout } from '../../components/callout.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { PublicationDays } from '../../components/publication-days.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useApi } from '../../lib/api.tsx'
import { useInspector } from '../../lib/inspector.ts'

const Upcoming = () => {
  const { t } = useTranslation('profile')
  const api = useApi()
  const { inspected, inspect } = useInspector()
  const list = useQuery(
    api.publications.list.queryOptions({
      input: {
        states: ['awaiting_approval', 'scheduled', 'sending', 'processing', 'ambiguous', 'failed', 'missed', 'needs_person'],
        limit: 100,
      },
    }),
  )
  if (list.isPending) return <SkeletonRows />
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />
  if (list.data.items.length === 0)
    return (
      <EmptyState icon={CalendarClock} title={t('empty.title')}>
        {t('empty.text')}
      </EmptyState>
    )
  return <PublicationDays publications={list.data.items} onOpen={inspect} openId={inspected} heading="h2" />
}

const Past = () => {
  const { t } = useTranslation('profile')
  const api = useApi()
  const { inspected, inspect } = useInspector()
  const list = useQuery(api.publications.list.queryOptions({ input: { states: ['published'], order: 'latest', limit: 100 } }))
  if (list.isPending) return <SkeletonRows />
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />
  if (list.data.items.length === 0) return <p className="py-6 text-center text-muted">{t('calendar.pastEmpty')}</p>
  return <PublicationDays publications={list.data.items} onOpen={inspect} openId={inspected} heading="h2" />
}

/** What waits for her word, one press away. */
const ToApprove = () => {
  const { t } = useTranslation('profile')
  const api = useApi()
  const counts = useQuery(api.publications.count.queryOptions({ input: { states: ['awaiting_approval'] } }))
  const count = counts.data?.find(({ state }) => state === 'awaiting_approval')?.count ?? 0
  if (count === 0) return null
  return (
    <Callout
      tone="warning"
      title={t('calendar.toApprove', { count })}
      action={
        <ButtonLink to="/approvals" variant="primary" className="max-md:h-11">
          {t('calendar.decide')}
        </ButtonLink>
      }
    />
  )
}

/** A model's own publications, to read; what waits for her word is decided on its own page. */
export const MyCalendarPage = () => {
  const { t } = useTranslation('profile')
  return (
    <Page
      header={
        <PageHeader
          title={t('calendar.title')}
          actions={
            <ButtonLink to="/calendar" search={{ view: 'month' }} icon={CalendarDays} className="max-md:h-11">
              {t('calendar.month')}
            </ButtonLink>
          }
        />
      }
    >
      <div className="flex flex-col gap-3 p-6 max-md:p-3">
        <ToApprove />
        <Tabs
          label={t('calendar.title')}
          tabs={[
            { id: 'upcoming', label: t('calendar.upcoming'), content: <Upcoming /> },
            { id: 'past', label: t('calendar.past'), content: <Past /> },
          ]}
        />
      </div>
    </Page>
  )
}
