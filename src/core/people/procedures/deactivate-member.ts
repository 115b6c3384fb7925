/** Nobody is deleted: history names them. A deactivated person's sessions and links end at once. */
import type { Handler } from '../../procedure.ts'
import { endSessionsOf, removeLinksOf } from '../../store/session-writer.ts'
import { updateUser } from '../../store/user-writer.ts'
import { assertNotLastAdmin, getMember } from '../membership.ts'
import type { ProceduresDeps } from './deps.ts'
import { toMember } from './to-member.ts'

export const deactivateMember =
  ({ store, people }: ProceduresDeps): Handler<'team.deactivate'> =>
  ({ input: { userId }, call }) => {
    store.write((tx) => {
      const user = getMember(people.users, userId)
      assertNotLastAdmin(user, people.users)
      updateUser(tx, userId, { state: 'deactivated' })
      endSessionsOf(tx, userId)
      removeLinksOf(tx, userId)
      tx.audit({ actor: call.actor, action: 'team.deactivated', subject: { kind: 'user', id: userId, label: user.name } })
      tx.emit({ kind: 'team.changed', userId })
    })
    return toMember(getMember(people.users, userId), people.users)
  }
