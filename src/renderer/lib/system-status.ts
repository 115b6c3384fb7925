import { useQuery } from '@tanstack/react-query'
import { useApi } from './api.tsx'
import { useNow } from './clock.ts'

/** The status line's facts, read again every half minute and when core says so. */
export const useSystemStatus = () => {
  const api = useApi()
  return useQuery(api.system.status.queryOptions({ refetchInterval: 30_000 }))
}

/** Core's own clock (it may run ahead in a demonstration), ticking here between two readings. */
export const useCoreNow = (periodMs: number): number => {
  const status = useSystemStatus()
  const here = useNow(periodMs)
  return status.data ? status.data.now.getTime() + Math.max(0, here - status.dataUpdatedAt) : here
}
