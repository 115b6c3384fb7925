/** In which order the library is listed, as SQL over `asset`: each along an index, so that a page costs what is on it. */
import type { LibraryOrder } from '../../contract/library.ts'
import type { LibraryFilter } from './library-filter.ts'

interface Walk {
  column: 'created_at' | 'name_key' | 'used_at' | 'uses' | 'bytes'
  direction: 'ASC' | 'DESC'
}

const walks: Readonly<Record<LibraryOrder, Walk>> = {
  newest: { column: 'created_at', direction: 'DESC' },
  oldest: { column: 'created_at', direction: 'ASC' },
  name: { column: 'name_key', direction: 'ASC' },
  lately_used: { column: 'used_at', direction: 'DESC' },
  long_unused: { column: 'used_at', direction: 'ASC' },
  most_used: { column: 'uses', direction: 'DESC' },
  least_used: { column: 'uses', direction: 'ASC' },
  largest: { column: 'bytes', direction: 'DESC' },
}

/** Of one creator, and of several or all. */
const indexes: Readonly<Record<Walk['column'], readonly [string, string]>> = {
  created_at: ['asset_by_creator', 'asset_by_time'],
  name_key: ['asset_of_creator_by_name', 'asset_by_name'],
  used_at: ['asset_of_creator_by_use', 'asset_by_use'],
  uses: ['asset_of_creator_by_uses', 'asset_by_uses'],
  bytes: ['asset_of_creator_by_size', 'asset_by_size'],
}

export interface OrderSql {
  /** `asset`, with the index it is walked along; the bin, which is small, is sorted. */
  from: string
  /** Equals are told apart by their id, so that no page misses or repeats one. */
  orderBy: string
  /** What comes after the asset `@after`. */
  after: string
}

export const orderSql = ({ order = 'newest', creatorIds, removed = false }: LibraryFilter): OrderSql => {
  const { column, direction } = walks[order]
  const index = removed ? 'asset_in_bin' : indexes[column][creatorIds?.length === 1 ? 0 : 1]
  return {
    from: `asset INDEXED BY ${index}`,
    orderBy: `asset.${column} ${direction}, asset.id ${direction}`,
    after: `(asset.${column}, asset.id) ${direction === 'ASC' ? '>' : '<'} ((SELECT ${column} FROM asset WHERE id = @after), @after)`,
  }
}
