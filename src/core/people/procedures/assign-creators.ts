/** Which creators a person reaches. Takes effect with their next call, and in streams of events at once. */
import type { Handler } from '../../procedure.ts'
import { replaceUserCreators } from '../../store/user-writer.ts'
import { assertFits, getMember } from '../membership.ts'
import type { ProceduresDeps } from './deps.ts'
import { toMember } from './to-member.ts'

export const assignCreators =
  ({ store, people }: ProceduresDeps): Handler<'team.assignCreators'> =>
  ({ input: { userId, creatorIds }, call }) => {
    store.write((tx) => {
      const user = getMember(people.users, userId)
      assertFits(user.role, creatorIds, people.users)
      const before = { creatorIds: people.users.creatorIdsOf(userId) }
      replaceUserCreators(tx, userId, creatorIds)
      tx.audit({
        actor: call.actor,
        action: 'team.creators_assigned',
        subject: { kind: 'user', id: userId, label: user.name },
        before,
        after: { creatorIds },
      })
      tx.emit({ kind: 'team.changed', userId })
    })
    return toMember(getMember(people.users, userId), people.users)
  }
