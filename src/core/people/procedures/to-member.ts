/** A person as the team page shows them. */
import type { ProcedureOutput } from '../../procedure.ts'
import type { UserReader, UserRow } from '../../store/user-reader.ts'

export type Member = ProcedureOutput<'team.list'>[number]

export const toMember = (user: UserRow, users: UserReader): Member => ({
  id: user.id,
  name: user.name,
  email: user.email,
  role: user.role,
  state: user.state,
  creatorIds: users.creatorIdsOf(user.id),
  totp: user.totpConfirmed,
  lastSeenAt: user.lastSeenAt === null ? null : new Date(user.lastSeenAt),
  createdAt: new Date(user.createdAt),
})
