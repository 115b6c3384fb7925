import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { CalendarDays, FileUp, Plus, SearchX } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { Skeleton, SkeletonRows } from '../../components/skeleton.tsx'
import type { Publication } from '../../../contract/publications.ts'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useInspector } from '../../lib/inspector.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useCan } from '../../lib/me.tsx'
import { useCoreNow } from '../../lib/core-clock.tsx'
import { useSystemStatus } from '../../lib/system-status.ts'
import { Agenda } from './agenda.tsx'
import { agendaRows } from './agenda-rows.ts'
import { CalendarFilters } from './calendar-filters.tsx'
import { isNarrowed, tidySearch, type CalendarSearch } from './calendar-search.ts'
import { useAgenda } from './use-agenda.ts'

export interface CalendarPageProps {
  search: CalendarSearch
  onSearch: (search: CalendarSearch) => void
  /** What can be done with several at once. */
  bulkActs: (publications: readonly Publication[], onDone: () => void) => ReactNode
}

const NothingHere = ({ search, onClear }: { search: CalendarSearch; onClear: () => void }) => {
  const { t } = useTranslation('calendar')
  const can = useCan()
  if (isNarrowed(search))
    return <EmptyState icon={SearchX} title={t('empty.filtered')} action={<Button onPress={onClear}>{t('filter.clear')}</Button>} />
  if (search.view === 'past')
    return (
      <EmptyState icon={CalendarDays} title={t('empty.past')}>
        {t('empty.pastText')}
      </EmptyState>
    )
  return (
    <EmptyState
      icon={CalendarDays}
      title={t('empty.title')}
      action={
        can('posts.create') && (
          <ButtonLink to="/posts/new" variant="primary" icon={Plus}>
            {t('compose')}
          </ButtonLink>
        )
      }
    >
      {can('posts.create') ? t('empty.text') : t('empty.readOnly')}
    </EmptyState>
  )
}

/** What goes out when, day by day. */
export const CalendarPage = ({ search, onSearch, bulkActs }: CalendarPageProps) => {
  const { t } = useTranslation('calendar')
  const api = useApi()
  const can = useCan()
  const scope = useCreatorScope()
  const format = useFormat()
  const { inspect, inspected } = useInspector()
  const nowMs = useCoreNow(30_000)
  const isClockKnown = !useSystemStatus().isPending
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  const accounts = useQuery(api.accounts.list.queryOptions({ input: {} }))
  const creatorId = scope.creatorId ?? search.creator
  const zone = search.zone ?? creators.data?.find(({ id }) => id === creatorId)?.zone ?? format.zone
  const { query, publications } = useAgenda(search, creatorId, zone, isClockKnown ? nowMs : null)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const order = search.view === 'past' ? 'latest' : 'soonest'
  const minute = Math.floor(nowMs / 60_000)
  const rows = useMemo(() => agendaRows(publications, { zone, now: new Date(minute * 60_000), order }), [publications, zone, minute, order])
  const chosen = publications.filter(({ id }) => selected.has(id))
  const change = (next: CalendarSearch) => onSearch(tidySearch(next))
  const more = () => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
  }
  return (
    <Page
      header={
        <PageHeader
          title={t('title')}
          actions={
            <>
              {can('imports.preview') && (
                <ButtonLink to="/import" icon={FileUp}>
                  {t('import')}
                </ButtonLink>
              )}
              {can('posts.create') && (
                <ButtonLink to="/posts/new" search={creatorId ? { creator: creatorId } : {}} variant="primary" icon={Plus}>
                  {t('compose')}
                </ButtonLink>
              )}
            </>
          }
        >
          <CalendarFilters
            search={search}
            onChange={change}
            creators={creators.data ?? []}
            accounts={accounts.data ?? []}
            creatorId={creatorId}
            isCreatorFixed={scope.creatorId !== undefined}
            zone={zone}
          />
        </PageHeader>
      }
    >
      {query.isPending || creators.isPending ? (
        <SkeletonRows rows={10} className="px-6 py-4" />
      ) : query.isError ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} isRetrying={query.isFetching} />
      ) : publications.length === 0 ? (
        <NothingHere search={search} onClear={() => change({ view: search.view, zone: search.zone })} />
      ) : (
        <Agenda
          rows={rows}
          zone={zone}
          onOpen={inspect}
          openId={inspected}
          onEnd={more}
          selection={
            can('publications.cancel')
              ? {
                  ids: selected,
                  onChange: setSelected,
                  acts: bulkActs(chosen, () => setSelected(new Set())),
                }
              : undefined
          }
          foot={query.isFetchingNextPage && <Skeleton className="mx-6 my-2 h-6" />}
        />
      )}
    </Page>
  )
}
