/** Everybody who works here, deactivated people included. */
import type { Handler } from '../../procedure.ts'
import type { ProceduresDeps } from './deps.ts'
import { toMember } from './to-member.ts'

export const listTeam =
  ({ people }: ProceduresDeps): Handler<'team.list'> =>
  () =>
    people.users.list().map((user) => toMember(user, people.users))
