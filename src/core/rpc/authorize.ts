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

const namedIn = (input: unknown, key: ScopeKey): string[] => {
  if (typeof input !== 'object' || input === null || !(key in input)) return []
  const value: unknown = (input as Record<string, unknown>)[key]
  const ids = Array.isArray(value) ? value : [value]
  return ids.filter((id): id is string => typeof id === 'string')
}

/**
 * Throws NOT_FOUND unless everything the input names exists, belongs to one creator and is in reach:
 * what a caller does not reach does not exist for them, and things of two creators never mix.
 */
export const assertReach = (permission: Permission, input: unknown, call: Call, ownerOf: OwnerOf): void => {
  if (permission.who === 'anyone' || typeof permission.scope === 'string') return
  const owners = new Set<string>()
  for (const key of permission.scope) {
    const kind = key === 'accountIds' ? 'accountId' : key
    for (const id of namedIn(input, key)) {
      const owner = ownerOf(kind, id)
      const inReach = owner !== undefined && (call.reach === null || call.reach.has(owner))
      if (!inReach || (owners.size > 0 && !owners.has(owner))) throw new AppError('NOT_FOUND', { what: kind.replace(/Id$/, ''), id })
      owners.add(owner)
    }
  }
}
