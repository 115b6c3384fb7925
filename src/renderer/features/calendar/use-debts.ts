/** What plans owe on the days ahead and is not there, by day. */
import { useMemo } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { ObligationDay, PlanGap } from '../../../contract/obligations.ts'
import { useApi } from '../../lib/api.tsx'
import { groupBy } from '../../lib/group-by.ts'
import { useCan } from '../../lib/me.tsx'

/** As far as core looks ahead. */
const days = 31
const nothing: readonly ObligationDay[] = []
const noGaps: readonly PlanGap[] = []

/** What is owed, whatever becomes of it. */
export const useOutlook = (creatorId: string | undefined): readonly ObligationDay[] => {
  const api = useApi()
  return useQuery(api.obligations.outlook.queryOptions({ input: { creatorId, days } })).data ?? nothing
}

/** A week's debt shows today once its Monday has passed. */
const shownOn = ({ date, per }: ObligationDay, today: string): string => (per === 'week' && date < today ? today : date)

export const debtsByDay = (outlook: readonly ObligationDay[], today: string): Map<string, ObligationDay[]> =>
  groupBy(
    outlook.filter(({ state, date, per }) => (state === 'missing' || state === 'at_risk') && (per === 'week' || date >= today)),
    (debt) => shownOn(debt, today),
  )

export const useDebts = (outlook: readonly ObligationDay[], today: string): ReadonlyMap<string, readonly ObligationDay[]> =>
  useMemo(() => debtsByDay(outlook, today), [outlook, today])

/** Days ahead with less than the plan's minimum, of the one creator shown; for whom may see plans. */
export const useGaps = (creatorId: string | undefined): ReadonlyMap<string, readonly PlanGap[]> => {
  const api = useApi()
  const can = useCan()
  const isAsked = creatorId !== undefined && can('obligations.gaps')
  const { data } = useQuery(api.obligations.gaps.queryOptions({ input: { creatorId: creatorId ?? '', days }, enabled: isAsked }))
  return useMemo(() => groupBy(data ?? noGaps, ({ date }) => date), [data])
}
