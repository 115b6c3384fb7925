import { useMemo, type ReactNode } from 'react'
import { Skeleton, SkeletonRows } from '../../components/skeleton.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import type { Publication } from '../../../contract/publications.ts'
import { useApiClient } from '../../lib/api.tsx'
import { readAllPages } from '../../lib/read-all-pages.ts'
import { Agenda, type AgendaProps } from './agenda.tsx'
import { useAgendaColumns } from './agenda-columns.tsx'
import { agendaRows } from './agenda-rows.ts'
import type { CalendarSearch } from './calendar-search.ts'
import type { AgendaQuery } from './use-agenda.ts'

export interface AgendaListProps extends Pick<AgendaProps, 'zone' | 'onOpen' | 'openId' | 'onCompose' | 'selection'> {
  search: CalendarSearch
  agenda: AgendaQuery
  nowMs: number
  marketZone: (creatorId: string) => string | undefined
  /** Instead of the list where there is nothing. */
  empty: ReactNode
}

/** The list view: day after day, from today on or backwards. */
export const AgendaList = ({
  search,
  agenda: { query, publications, input },
  nowMs,
  marketZone,
  empty,
  zone,
  ...rest
}: AgendaListProps) => {
  const client = useApiClient()
  const columns = useAgendaColumns(zone, marketZone)
  const order = search.view === 'past' ? 'latest' : 'soonest'
  const minute = Math.floor(nowMs / 60_000)
  const rows = useMemo(() => agendaRows(publications, { zone, now: new Date(minute * 60_000), order }), [publications, zone, minute, order])
  if (query.isPending) return <SkeletonRows rows={10} className="px-6 py-4" />
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} isRetrying={query.isFetching} />
  if (publications.length === 0) return empty
  const readAll = async (): Promise<readonly Publication[]> => await readAllPages((page) => client.publications.list({ ...input, ...page }))
  return (
    <Agenda
      {...rest}
      rows={rows}
      zone={zone}
      columns={columns}
      readAll={readAll}
      onEnd={() => {
        if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
      }}
      foot={query.isFetchingNextPage && <Skeleton className="mx-6 my-2 h-6" />}
    />
  )
}
