/**
 * A long list on a page (`long-list.ts`). When something changed, its top is read again and what is in sight; the rest is
 * when somebody comes to it. However far down somebody is, an event costs the same.
 */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { keepPreviousData, useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { aged, begun, itemsOf, oldInSight, withPage, type Listed, type LongList, type Page } from './long-list.ts'

export interface LongListView<Item> {
  items: readonly Item[]
  isPending: boolean
  isError: boolean
  error: unknown
  isFetching: boolean
  refetch: () => void
  /** The places in sight: what may have changed there is read again, and what is behind before anybody comes to it. */
  show: (first: number, last: number) => void
  /** There is more than was read. */
  hasMore: boolean
  /** Somebody came to the end of what was read. */
  more: () => void
}

/** As many parts as can be in sight, and a few that were pushed down meanwhile. */
const mostParts = 8
/** A page is read before anybody comes to it. */
const ahead = 80

export const useLongList = <Item extends Listed>(
  queryKey: QueryKey,
  readPage: (cursor: string | undefined, signal?: AbortSignal) => Promise<Page<Item>>,
  /** `pressed`: what is behind is read when somebody presses for it, and not before. */
  readsOn: 'ahead' | 'pressed' = 'ahead',
): LongListView<Item> => {
  const queries = useQueryClient()
  const sight = useRef<{ last: number; ids: ReadonlySet<string> }>({ last: 0, ids: new Set() })
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<LongList<Item>> => {
      const read: { cursor: string | undefined; page: Page<Item> }[] = []
      const withRead = (): LongList<Item> => {
        // As the list is now: more may have been read meanwhile.
        const before = queries.getQueryData<LongList<Item>>(queryKey)
        const [top, ...rest] = read
        const begins = before ? aged(before) : begun<Item>(top?.page ?? { items: [] })
        return (before ? read : rest).reduce((list, { cursor, page }) => withPage(list, cursor, page), begins)
      }
      read.push({ cursor: undefined, page: await readPage(undefined, signal) })
      while (read.length < mostParts) {
        const [cursor] = oldInSight(withRead(), sight.current.ids)
        if (cursor === undefined) break
        read.push({ cursor, page: await readPage(cursor, signal) })
      }
      return withRead()
    },
    placeholderData: keepPreviousData,
    // Comparing tens of thousands of items one by one costs more than drawing the twenty in sight.
    structuralSharing: false,
  })
  const list = query.data
  const items = useMemo(() => (list ? itemsOf(list) : []), [list])

  const isReading = useRef(false)
  const isWanted = useRef(false)
  const latest = useRef({ queryKey, readPage, query, items })
  useLayoutEffect(() => {
    latest.current = { queryKey, readPage, query, items }
  })
  /** What is old in sight, or is missing behind it; one page at a time. */
  const readOn = useCallback((): void => {
    const { queryKey: key, readPage: read, query: now } = latest.current
    if (isReading.current || now.isFetching || now.isError || !now.data || now.isPlaceholderData) return
    // What was read may not be drawn yet: it is not read a second time.
    const data = queries.getQueryData<LongList<Item>>(key) ?? now.data
    const [old] = oldInSight(data, sight.current.ids)
    const isNearEnd = readsOn === 'ahead' && sight.current.last >= latest.current.items.length - ahead
    const cursor = old ?? (isNearEnd || isWanted.current ? data.next : undefined)
    if (cursor === undefined) return
    if (cursor === data.next) isWanted.current = false
    isReading.current = true
    void read(cursor)
      .then(
        (page) => queries.setQueryData<LongList<Item>>(key, (before) => before && withPage(before, cursor, page)),
        // Whoever goes on asks again.
        () => {},
      )
      .finally(() => {
        isReading.current = false
      })
  }, [queries, readsOn])
  useEffect(readOn, [readOn, list, query.isFetching])

  const show = useCallback(
    (first: number, last: number): void => {
      sight.current = { last, ids: new Set(latest.current.items.slice(first, last + 1).map(({ id }) => id)) }
      readOn()
    },
    [readOn],
  )
  const more = useCallback((): void => {
    isWanted.current = true
    readOn()
  }, [readOn])
  return {
    items,
    // One list is not shown for another where acts hang on which it is.
    isPending: query.isPending || (readsOn === 'pressed' && query.isPlaceholderData),
    isError: query.isError && !list,
    error: query.error,
    isFetching: query.isFetching,
    refetch: () => void query.refetch(),
    show,
    hasMore: list?.next !== undefined,
    more,
  }
}
