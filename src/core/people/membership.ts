/** Rules of who may have which role and which creators. Pure but for reading. */
import { AppError } from '../app-error.ts'
import type { Role } from '../../contract/values.ts'
import type { UserReader, UserRow } from '../store/user-reader.ts'

const badInput = (code: string): AppError<'BAD_INPUT'> => new AppError('BAD_INPUT', { issues: [{ path: 'creatorIds', code }] })

/** A manager has any number of creators, a model exactly one, an admin none: an admin reaches all. */
export const assertFits = (role: Role, creatorIds: readonly string[], users: UserReader): void => {
  if (role === 'model' && creatorIds.length !== 1) throw badInput('model_has_one_creator')
  if (role === 'admin' && creatorIds.length > 0) throw badInput('admin_has_all_creators')
  if (new Set(creatorIds).size !== creatorIds.length) throw badInput('named_twice')
  const missing = creatorIds.find((id) => !users.creatorExists(id))
  if (missing !== undefined) throw new AppError('NOT_FOUND', { what: 'creator', id: missing })
}

/** Inside the transaction that takes the role or the access away: two that do it at once cannot both pass. */
export const assertNotLastAdmin = (user: UserRow, users: UserReader): void => {
  if (user.role === 'admin' && user.state === 'active' && users.countOtherAdmins(user.id) === 0) throw new AppError('LAST_ADMIN', {})
}

export const getMember = (users: UserReader, id: string): UserRow => {
  const user = users.get(id)
  if (!user) throw new AppError('NOT_FOUND', { what: 'user', id })
  return user
}
