/**
 * A library of any length, entered anywhere: core says how many there are and where pages begin, and only the pages in
 * sight are read. What was seen at a place stays there until core has answered again, so that nothing flickers.
 */
import { useCallback, useMemo, useRef, useState } from 'react'
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import type { LibraryAsset } from '../../../../contract/library.ts'
import { useApi, useApiClient, type ApiClient } from '../../../lib/api.tsx'
import type { AssetFilter } from './asset-filter.ts'

export const pageSize = 100
/** A page is read before anybody comes to it. */
const ahead = 80

type ListInput = Parameters<ApiClient['assets']['list']>[0]

/** A page that suits a platform may come short with more behind it: read on until it is full. */
const readPage = async (client: ApiClient, input: ListInput, signal: AbortSignal): Promise<LibraryAsset[]> => {
  const items: LibraryAsset[] = []
  let cursor = input.cursor
  do {
    const page = await client.assets.list({ ...input, cursor, limit: pageSize - items.length }, { signal })
    items.push(...page.items)
    cursor = page.next
  } while (cursor !== undefined && items.length < pageSize)
  return items
}

export interface AssetPages {
  total: number
  at: (index: number) => LibraryAsset | undefined
  /** The places in sight. */
  show: (first: number, last: number) => void
  isPending: boolean
  error: unknown
  isFetching: boolean
  retry: () => void
}

export const useAssetPages = (filter: AssetFilter): AssetPages => {
  const api = useApi()
  const client = useApiClient()
  const name = JSON.stringify(filter)
  const places = useQuery(api.assets.places.queryOptions({ input: { ...filter, every: pageSize }, placeholderData: keepPreviousData }))
  const [shown, setShown] = useState({ first: 0, last: 0 })
  const known = useRef({ name, rows: new Map<number, LibraryAsset>() })
  if (known.current.name !== name && !places.isPlaceholderData) known.current = { name, rows: new Map() }

  const starts = places.data?.places
  const total = places.data?.total ?? 0
  const pages = useMemo(() => {
    if (!starts || total === 0 || places.isPlaceholderData) return []
    const last = Math.min(shown.last, Math.floor((total - 1) / pageSize))
    const first = Math.min(shown.first, last)
    return Array.from({ length: last - first + 1 }, (_, step) => {
      const page = first + step
      return { page, input: { ...filter, cursor: page === 0 ? undefined : starts[page - 1]?.id, limit: pageSize } }
    })
    // oxlint-disable-next-line react/exhaustive-deps -- `name` is the filter, by what is in it
  }, [starts, total, shown, name, places.isPlaceholderData])
  const read = useQueries({
    queries: pages.map(({ input }) => ({
      ...api.assets.list.queryOptions({ input }),
      queryKey: [['assets', 'list'], { input, type: 'page' }],
      queryFn: ({ signal }: { signal: AbortSignal }) => readPage(client, input, signal),
    })),
  })
  for (const [at, { page }] of pages.entries())
    for (const [place, row] of (read[at]?.data ?? []).entries()) known.current.rows.set(page * pageSize + place, row)

  const show = useCallback((first: number, last: number) => {
    const next = { first: Math.floor(Math.max(0, first - ahead) / pageSize), last: Math.floor((last + ahead) / pageSize) }
    setShown((before) => (before.first === next.first && before.last === next.last ? before : next))
  }, [])
  const failed = read.find(({ isError }) => isError)
  return {
    total,
    at: (index) => known.current.rows.get(index),
    show,
    isPending: places.isPending,
    error: places.error ?? failed?.error ?? null,
    isFetching: places.isFetching,
    retry: () => {
      void places.refetch()
      void failed?.refetch()
    },
  }
}
