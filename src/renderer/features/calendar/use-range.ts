import { useMemo } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { InferContractRouterOutputs } from '@orpc/contract'
import type { Contract } from '../../../contract/index.ts'
import { useApi } from '../../lib/api.tsx'
import { filterOf, type CalendarSearch, type GridView } from './calendar-search.ts'
import { mostInDay, mostInHour } from './density.ts'
import { shownDays } from './shown-days.ts'

export type Range = InferContractRouterOutputs<Contract>['calendar']['range']

export interface RangeQuery {
  search: CalendarSearch
  view: GridView
  date: string
  creatorId: string | undefined
  zone: string
  isEnabled: boolean
}

/** What the grid shows. The former days stay until the next ones are there, so that nothing flickers. */
export const useRange = ({ search, view, date, creatorId, zone, isEnabled }: RangeQuery) => {
  const api = useApi()
  const input = useMemo(
    () => ({
      ...shownDays(view, date),
      zone,
      creatorId,
      ...filterOf(search),
      // More of an hour, or of a month's day, cannot be told apart: its count says how many there are.
      ...(view === 'month' ? { perDay: mostInDay } : { perHour: mostInHour[view] }),
    }),
    [search, view, date, creatorId, zone],
  )
  return useQuery(api.calendar.range.queryOptions({ input, enabled: isEnabled, placeholderData: keepPreviousData }))
}
