/** Which accounts are meant, in SQL. */
import type { PlatformId } from '../../contract/platforms.ts'

/** `isGone`: those that are disconnected, instead of the others. */
export interface AccountFilter {
  by: 'account' | 'creator' | 'all'
  ids: readonly string[]
  platforms: readonly PlatformId[] | null
  isGone?: boolean
}

/** A condition on `account`, and what it is given by name. */
export const accountsOf = ({ by, ids, platforms, isGone = false }: AccountFilter): { where: string; params: Record<string, string> } => ({
  where:
    `account.state ${isGone ? '=' : '<>'} 'disconnected'` +
    (by === 'all' ? '' : ` AND account.${by === 'account' ? 'id' : 'creator_id'} IN (SELECT value FROM json_each(@ids))`) +
    (platforms ? ' AND account.platform IN (SELECT value FROM json_each(@platforms))' : ''),
  params: { ...(by !== 'all' && { ids: JSON.stringify(ids) }), ...(platforms && { platforms: JSON.stringify(platforms) }) },
})
