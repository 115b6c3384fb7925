import { useQuery } from '@tanstack/react-query'
import { useApi } from './api.tsx'

/** The status line's facts: `CoreClockProvider` reads them every half minute, core says when they change. */
export const useSystemStatus = (options: { refetchInterval?: number } = {}) => {
  const api = useApi()
  return useQuery(api.system.status.queryOptions(options))
}
