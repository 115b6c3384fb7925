/** Whose clocks there are: the creators' and those of the markets that are spoken to. */
import { useCallback, useMemo } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Creator } from '../../../contract/creators.ts'
import { useApi } from '../../lib/api.tsx'
import { useCan } from '../../lib/me.tsx'

export const useMarketZones = (creators: readonly Creator[]) => {
  const api = useApi()
  const can = useCan()
  const presets = useQuery(api.plans.presets.queryOptions({ enabled: can('plans.presets') }))
  const byCreator = useMemo(() => {
    const zones = new Map((presets.data ?? []).map(({ market, zone }) => [market, zone]))
    // `other` is wherever the creator lives, which is on her own clock already.
    return new Map(creators.flatMap(({ id, market }) => (market === 'other' ? [] : [[id, zones.get(market)] as const])))
  }, [creators, presets.data])
  const all = useMemo(() => [...new Set([...byCreator.values()].filter((zone) => zone !== undefined))], [byCreator])
  const of = useCallback((creatorId: string): string | undefined => byCreator.get(creatorId), [byCreator])
  return { all, of }
}
