/** What is missing on the days ahead, by day. */
import { useMemo } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { DayAhead } from '../../../contract/obligations.ts'
import { useApi } from '../../lib/api.tsx'

const nothing: readonly DayAhead[] = []

/** Of one creator, or of everybody. */
export const useDaysAhead = (creatorId: string | undefined): ReadonlyMap<string, DayAhead> => {
  const api = useApi()
  const days = useQuery(api.obligations.ahead.queryOptions({ input: { creatorId } })).data ?? nothing
  return useMemo(() => new Map(days.map((day) => [day.date, day])), [days])
}
