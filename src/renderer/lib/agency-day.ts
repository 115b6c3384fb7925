/** Today on the agency's calendar: periods of figures are days of it, wherever who looks at them is. */
import { useQuery } from '@tanstack/react-query'
import { useApi } from './api.tsx'
import { useCoreNow } from './core-clock.tsx'
import { dayKey } from './format.ts'
import { useFormat } from './locale.tsx'

/** `YYYY-MM-DD`. The viewer's until the agency's zone is read. */
export const useAgencyDay = (): string => {
  const api = useApi()
  const { zone } = useFormat()
  const agency = useQuery(api.agency.get.queryOptions())
  return dayKey(new Date(useCoreNow(60_000)), agency.data?.zone ?? zone)
}
