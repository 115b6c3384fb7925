/** Where pages of those begin that suit a platform: each is judged, in batches, so that core answers others meanwhile. */
import type { PlatformId } from '../../contract/platforms.ts'
import type { AnyPlatform } from '../platforms/kit/adapter.ts'
import type { LibraryFilter } from '../store/library-filter.ts'
import type { LibraryReader } from '../store/library-reader.ts'
import { reasonsAgainst } from './suitability.ts'

export interface Places {
  total: number
  places: { id: string; creatorId: string }[]
}

const batch = 500
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })

export const placesSuitable = async (
  { reader, adapters }: { reader: LibraryReader; adapters: readonly AnyPlatform[] },
  filter: LibraryFilter,
  platform: PlatformId,
  every: number,
): Promise<Places> => {
  const places: Places['places'] = []
  let total = 0
  for (let after: string | null = null; ;) {
    const rows = reader.list(filter, { after, limit: batch })
    for (const row of rows) {
      if (reasonsAgainst(row, platform, adapters).length > 0) continue
      total += 1
      if (total % every === 0) places.push({ id: row.id, creatorId: row.creatorId })
    }
    after = rows.at(-1)?.id ?? null
    if (rows.length < batch) return { total, places }
    await turn()
  }
}
