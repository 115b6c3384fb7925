/** Holds every call to the permission table: the role first, then the creators that its input names. */
import type { Permission, ScopeKey } from '../../contract/permissions.ts'
import { AppError } from '../app-error.ts'
import type { Call } from '../procedure.ts'
import type { OwnerOf } from '../store/owner-reader.ts'

/** Throws UNAUTHENTICATED or FORBIDDEN unless this caller's role has the permission. */
export const assertRole = (permission: Permission, call: Call): void => {
  if (permission.who === 'anyone') return
  if (call.user === null) {
    // A person at this machine's command line already holds the data folder and the keychain.
    if (call.actor.kind === 'cli' && permission.scope !== 'self') return
    throw new AppError('UNAUTHENTICATED', {})
  }
  if (!permission.who.includes(call.user.role)) throw new AppError('FORBIDDEN', {})
}

type Named = [kind: Exclude<ScopeKey, 'accountIds' | 'assetIds' | 'publicationIds'>, id: string]
const kinds: Readonly<Record<string, Named[0]>> = {
  creatorId: 'creatorId',
  accountId: 'accountId',
  accountIds: 'accountId',
  assetId: 'assetId',
  assetIds: 'assetId',
  postId: 'postId',
  publicationId: 'publicationId',
  publicationIds: 'publicationId',
  itemId: 'itemId',
  adviceId: 'adviceId',
  actId: 'actId',
  ruleId: 'ruleId',
} satisfies Record<ScopeKey, Named[0]>

/** Everything the input names, at any depth: a picture inside a post's content counts like one beside it. */
const namedIn = (input: unknown, found: Named[] = []): Named[] => {
  if (typeof input !== 'object' || input === null || input instanceof Date || input instanceof Blob) return found
  for (const [key, value] of Object.entries(input)) {
    const kind = kinds[key]
    const ids: unknown[] = Array.isArray(value) ? value : [value]
    if (kind) for (const id of ids) if (typeof id === 'string') found.push([kind, id])
    namedIn(value, found)
  }
  return found
}

/**
 * Throws NOT_FOUND unless everything the input names exists, belongs to one creator and is in reach:
 * what a caller does not reach does not exist for them, and things of two creators never mix.
 */
export const assertReach = (permission: Permission, input: unknown, call: Call, ownerOf: OwnerOf): void => {
  if (permission.who === 'anyone' || typeof permission.scope === 'string') return
  let first: string | undefined
  for (const [kind, id] of namedIn(input)) {
    const owner = ownerOf(kind, id)
    const inReach = owner !== undefined && (call.reach === null || call.reach.has(owner))
    first ??= owner
    if (!inReach || owner !== first) throw new AppError('NOT_FOUND', { what: kind.replace(/Id$/, ''), id })
  }
}
