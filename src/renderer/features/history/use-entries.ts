/**
 * The history, newest first. Nearly everything that happens is in it: what is new costs its first page and what is in sight,
 * however far down somebody went.
 */
import type { CreatorId } from '../../lib/creator-scope.tsx'
import { useApiClient } from '../../lib/api.tsx'
import type { Listed } from '../../lib/long-list.ts'
import { useLongList, type LongListView } from '../../lib/use-long-list.ts'
import type { Entry } from './entry.ts'
import type { HistoryFilter } from './history-filters.tsx'

export type ListedEntry = Entry & Listed

const pageSize = 100

export const useEntries = (asked: HistoryFilter & { creatorId?: CreatorId | undefined }): LongListView<ListedEntry> => {
  const client = useApiClient()
  return useLongList([['history', 'list'], { input: asked, type: 'long' }], async (cursor, signal) => {
    const { items, next } = await client.history.list({ ...asked, cursor, limit: pageSize }, { signal })
    return { items: items.map((entry) => ({ ...entry, id: String(entry.seq) })), next }
  })
}
