import { useMemo } from 'react'
import { getRouteApi } from '@tanstack/react-router'
import { AnalyticsPage } from '../features/analytics/analytics-page.tsx'
import { analyticsSearch, tidyAnalyticsSearch } from '../features/analytics/analytics-search.ts'

const route = getRouteApi('/staff/analytics')

export const AnalyticsRoute = () => {
  const raw = route.useSearch()
  const navigate = route.useNavigate()
  // The router leaves in what the address says and validation left out.
  const search = useMemo(() => tidyAnalyticsSearch(analyticsSearch.parse(raw)), [raw])
  return (
    <AnalyticsPage
      search={search}
      onSearch={(next, { replace }) => void navigate({ search: { ...tidyAnalyticsSearch(next), inspect: raw.inspect }, replace })}
    />
  )
}
