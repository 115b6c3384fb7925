import { useMemo } from 'react'
import { getRouteApi } from '@tanstack/react-router'
import { CalendarPage } from '../features/calendar/calendar-page.tsx'
import { BulkSend } from '../features/publications/bulk/bulk-acts.tsx'
import { calendarSearch, tidySearch } from '../features/calendar/calendar-search.ts'

const route = getRouteApi('/calendar')

export const CalendarRoute = () => {
  const raw = route.useSearch()
  const navigate = route.useNavigate()
  // The router leaves in what the address says and validation left out.
  const search = useMemo(() => tidySearch(calendarSearch.parse(raw)), [raw])
  return (
    <CalendarPage
      search={search}
      // Back undoes a filter or a step in time; typing leaves one trace only.
      onSearch={(next) =>
        void navigate({ search: { ...next, inspect: raw.inspect }, replace: next.q !== search.q && search.q !== undefined })
      }
      bulkActs={(publications, onDone) => <BulkSend publications={publications} onDone={onDone} />}
    />
  )
}
