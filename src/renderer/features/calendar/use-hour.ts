import { useMemo } from 'react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { standingStates } from '../../../contract/calendar.ts'
import type { Publication } from '../../../contract/publications.ts'
import { useApi } from '../../lib/api.tsx'
import { instantOf } from '../../lib/wall-clock.ts'
import { filterOf, type CalendarSearch } from './calendar-search.ts'
import { laterOnGrid } from './wall-grid.ts'

const pageSize = 100

/** When an hour of the grid (`YYYY-MM-DDTHH`) begins and ends. Where it comes twice, both times round. */
export const hourBounds = (hour: string, zone: string): { from: Date; to: Date } => ({
  from: instantOf({ wall: `${hour}:00`, zone }),
  to: instantOf({ wall: laterOnGrid(`${hour}:00:00`, 60).slice(0, 16), zone }),
})

/** All that the grid tells as one block of an hour, page by page. Null: none is open. */
export const useHour = (search: CalendarSearch, hour: string | null, creatorId: string | undefined, zone: string) => {
  const api = useApi()
  const input = useMemo(
    () => ({
      ...filterOf(search),
      states: search.states ?? standingStates,
      creatorId,
      order: 'soonest' as const,
      ...(hour === null ? {} : hourBounds(hour, zone)),
    }),
    [search, hour, creatorId, zone],
  )
  const query = useInfiniteQuery(
    api.publications.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...input, cursor, limit: pageSize }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next,
      enabled: hour !== null,
    }),
  )
  const publications = useMemo(
    (): Publication[] => (hour === null ? [] : (query.data?.pages.flatMap(({ items }) => items) ?? [])),
    [hour, query.data],
  )
  return { query, publications, input }
}

export type HourQuery = ReturnType<typeof useHour>
