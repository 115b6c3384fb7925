/** A person as they see themselves, and the creators they reach. */
import type { CurrentUser } from '../procedure.ts'
import type { AgencyReader } from '../store/agency-reader.ts'
import type { UserReader, UserRow } from '../store/user-reader.ts'

/** The creators a person reaches; null is all of them. */
export const reachOf = (user: Pick<UserRow, 'id' | 'role'>, users: UserReader): ReadonlySet<string> | null =>
  user.role === 'admin' ? null : new Set(users.creatorIdsOf(user.id))

export const toCurrentUser = (user: UserRow, users: UserReader, agency: AgencyReader): CurrentUser => {
  const own = agency.get()
  const reach = reachOf(user, users)
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    language: user.language ?? own?.language ?? 'en',
    zone: user.zone ?? own?.zone ?? 'UTC',
    theme: user.theme,
    totp: user.totpConfirmed,
    creatorIds: reach && [...reach],
  }
}
