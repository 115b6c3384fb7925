/** As before the deactivation; somebody who never set a password is invited again. */
import type { Handler } from '../../procedure.ts'
import { updateUser } from '../../store/user-writer.ts'
import { getMember } from '../membership.ts'
import type { ProceduresDeps } from './deps.ts'
import { toMember } from './to-member.ts'

export const reactivateMember =
  ({ store, people }: ProceduresDeps): Handler<'team.reactivate'> =>
  ({ input: { userId }, call }) => {
    store.write((tx) => {
      const user = getMember(people.users, userId)
      if (user.state !== 'deactivated') return
      updateUser(tx, userId, { state: user.passwordHash === null ? 'invited' : 'active' })
      tx.audit({ actor: call.actor, action: 'team.reactivated', subject: { kind: 'user', id: userId, label: user.name } })
      tx.emit({ kind: 'team.changed', userId })
    })
    return toMember(getMember(people.users, userId), people.users)
  }
