/** Another role, with the creators that go with it. Takes effect with the person's next call. */
import type { Handler } from '../../procedure.ts'
import { replaceUserCreators, updateUser } from '../../store/user-writer.ts'
import { assertFits, assertNotLastAdmin, getMember } from '../membership.ts'
import type { ProceduresDeps } from './deps.ts'
import { toMember } from './to-member.ts'

export const setRole =
  ({ store, people }: ProceduresDeps): Handler<'team.setRole'> =>
  ({ input: { userId, role, creatorIds }, call }) => {
    store.write((tx) => {
      const user = getMember(people.users, userId)
      if (role !== 'admin') assertNotLastAdmin(user, people.users)
      assertFits(role, creatorIds, people.users)
      const before = { role: user.role, creatorIds: people.users.creatorIdsOf(userId) }
      updateUser(tx, userId, { role })
      replaceUserCreators(tx, userId, creatorIds)
      tx.audit({
        actor: call.actor,
        action: 'team.role_set',
        subject: { kind: 'user', id: userId, label: user.name },
        before,
        after: { role, creatorIds },
      })
      tx.emit({ kind: 'team.changed', userId })
    })
    return toMember(getMember(people.users, userId), people.users)
  }
