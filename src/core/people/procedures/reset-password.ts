/** A link with which a person sets a new password; their sessions end. For somebody still invited, the invitation anew. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import { endSessionsOf } from '../../store/session-writer.ts'
import { getMember } from '../membership.ts'
import type { ProceduresDeps } from './deps.ts'

export const resetPassword =
  ({ store, people }: ProceduresDeps): Handler<'team.resetPassword'> =>
  ({ input: { userId }, call }) =>
    store.write((tx) => {
      const user = getMember(people.users, userId)
      // A link would bring a deactivated person back by a side door.
      if (user.state === 'deactivated') throw new AppError('NOT_FOUND', { what: 'user', id: userId })
      endSessionsOf(tx, userId)
      tx.audit({ actor: call.actor, action: 'team.password_reset', subject: { kind: 'user', id: userId, label: user.name } })
      return people.links.make(tx, userId, user.state === 'invited' ? 'invite' : 'reset')
    })
