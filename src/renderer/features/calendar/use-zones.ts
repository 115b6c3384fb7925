/** Whose clocks there are: the creators' and those of the markets that are spoken to. */
import { useCallback, useMemo } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Creator } from '../../../contract/creators.ts'
import { useApi } from '../../lib/api.tsx'
import { useCan } from '../../lib/me.tsx'

export const useOtherZones = (creators: readonly Creator[]) => {
  const api = useApi()
  const can = useCan()
  const presets = useQuery(api.plans.presets.queryOptions({ enabled: can('plans.presets') }))
  const byCreator = useMemo(() => {
    const zones = new Map((presets.data ?? []).map(({ market, zone }) => [market, zone]))
    // `other` is wherever the creator lives, which is on her own clock already.
    const marketZone = ({ market }: Creator) => (market === 'other' ? undefined : zones.get(market))
    return new Map(creators.map((creator) => [creator.id, { own: creator.zone, market: marketZone(creator) }]))
  }, [creators, presets.data])
  const markets = useMemo(() => [...new Set([...byCreator.values()].flatMap(({ market }) => market ?? []))], [byCreator])
  const of = useCallback(
    (creatorId: string): readonly string[] => {
      const zones = byCreator.get(creatorId)
      return zones ? [zones.own, ...(zones.market === undefined ? [] : [zones.market])] : []
    },
    [byCreator],
  )
  return { markets, of }
}
