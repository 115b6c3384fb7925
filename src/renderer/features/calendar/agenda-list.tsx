import { useMemo, type ReactNode } from 'react'
import { parseDate } from '@internationalized/date'
import { Skeleton, SkeletonRows } from '../../components/skeleton.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import type { DayAhead } from '../../../contract/obligations.ts'
import type { Publication } from '../../../contract/publications.ts'
import { useApiClient } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { readAllPages } from '../../lib/read-all-pages.ts'
import { Agenda, type AgendaProps } from './agenda.tsx'
import { useAgendaColumns } from './agenda-columns.tsx'
import { agendaRows } from './agenda-rows.ts'
import type { CalendarSearch } from './calendar-search.ts'
import { MissingChip, type MissingChipProps } from './missing-chip.tsx'
import type { AgendaQuery } from './use-agenda.ts'

export interface AgendaListProps
  extends
    Pick<AgendaProps, 'zone' | 'onOpen' | 'openId' | 'onCompose' | 'selection'>,
    Pick<MissingChipProps, 'creatorName' | 'accountName'> {
  search: CalendarSearch
  agenda: AgendaQuery
  nowMs: number
  daysAhead: ReadonlyMap<string, DayAhead>
  zonesOf: (creatorId: string) => readonly string[]
  /** Instead of the list where there is nothing. */
  empty: ReactNode
}

/** The list view: day after day, from today on or backwards. */
export const AgendaList = ({
  search,
  agenda: { query, publications, input, first },
  nowMs,
  zonesOf,
  empty,
  zone,
  daysAhead,
  creatorName,
  accountName,
  ...rest
}: AgendaListProps) => {
  const client = useApiClient()
  const columns = useAgendaColumns(zone, zonesOf)
  const order = search.view === 'past' ? 'latest' : 'soonest'
  const minute = Math.floor(nowMs / 60_000)
  const format = useFormat()
  const rows = useMemo(
    () =>
      agendaRows(publications, {
        zone,
        now: new Date(minute * 60_000),
        order,
        from: first,
        isMarked: (day) => daysAhead.has(day),
        states: search.states,
      }),
    [publications, zone, minute, order, first, daysAhead, search.states],
  )
  const markOf = (day: string): ReactNode => {
    const ahead = daysAhead.get(day)
    const dayName = format.longDay(parseDate(day).toDate('UTC'), 'UTC')
    return ahead && <MissingChip ahead={ahead} day={day} dayName={dayName} creatorName={creatorName} accountName={accountName} />
  }
  if (query.isPending) return <SkeletonRows rows={10} className="px-6 py-4" />
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} isRetrying={query.isFetching} />
  if (publications.length === 0) return empty
  const readAll = async (): Promise<readonly Publication[]> => await readAllPages((page) => client.publications.list({ ...input, ...page }))
  return (
    <Agenda
      {...rest}
      markOf={markOf}
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
