import { useMemo } from 'react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { parseDate } from '@internationalized/date'
import type { Publication } from '../../../contract/publications.ts'
import { useApi } from '../../lib/api.tsx'
import { dayKey } from '../../lib/format.ts'
import { filterOf, type CalendarSearch } from './calendar-search.ts'

/** The instant a day begins on a wall clock. */
export const startOfDay = (day: string, zone: string): Date => parseDate(day).toDate(zone)

const pageSize = 100

/** The publications that the address asks for, page by page. `nowMs`: core's clock, `null` until it is known. */
export const useAgenda = (search: CalendarSearch, creatorId: string | undefined, zone: string, nowMs: number | null, isShown: boolean) => {
  const api = useApi()
  const today = dayKey(new Date(nowMs ?? 0), zone)
  const isPast = search.view === 'past'
  /** Where the list begins: today, or a day beyond it that was being looked at. */
  const first = search.date !== undefined && (isPast ? search.date < today : search.date > today) ? search.date : today
  const input = useMemo(() => {
    const dayStart = startOfDay(first, zone)
    const nextDayStart = startOfDay(parseDate(first).add({ days: 1 }).toString(), zone)
    return {
      creatorId,
      ...filterOf(search),
      order: isPast ? ('latest' as const) : ('soonest' as const),
      ...(isPast ? { to: nextDayStart } : { from: dayStart }),
    }
  }, [search, creatorId, zone, first, isPast])
  const query = useInfiniteQuery(
    api.publications.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...input, cursor, limit: pageSize }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next,
      enabled: nowMs !== null && isShown,
      placeholderData: keepPreviousData,
    }),
  )
  const publications = useMemo((): Publication[] => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data])
  return { query, publications, input, first }
}

export type AgendaQuery = ReturnType<typeof useAgenda>
