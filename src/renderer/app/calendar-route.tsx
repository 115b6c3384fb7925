import { getRouteApi } from '@tanstack/react-router'
import { CalendarPage } from '../features/calendar/calendar-page.tsx'

const route = getRouteApi('/calendar')

export const CalendarRoute = () => {
  const { inspect, ...search } = route.useSearch()
  const navigate = route.useNavigate()
  return <CalendarPage search={search} onSearch={(next) => void navigate({ search: { ...next, inspect }, replace: true })} />
}
