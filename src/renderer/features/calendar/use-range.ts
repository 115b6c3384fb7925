import { useMemo } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { InferContractRouterOutputs } from '@orpc/contract'
import type { Contract } from '../../../contract/index.ts'
import { useApi } from '../../lib/api.tsx'
import type { CalendarSearch, GridView } from './calendar-search.ts'
import { shownDays } from './shown-days.ts'

export type Range = InferContractRouterOutputs<Contract>['calendar']['range']

/** More of a day cannot be told apart in a cell or a column; its count says how many there are. */
const perDay: Record<GridView, number> = { month: 12, week: 120, day: 500 }

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
      accountIds: search.accounts,
      platforms: search.platforms,
      kinds: search.kinds,
      states: search.states,
      search: search.q,
      perDay: perDay[view],
    }),
    [search, view, date, creatorId, zone],
  )
  return useQuery(api.calendar.range.queryOptions({ input, enabled: isEnabled, placeholderData: keepPreviousData }))
}
