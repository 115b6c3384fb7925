/** For a person who lost their authenticator: an admin switches it off. Their sessions end: the device may be in other hands. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import { endSessionsOf } from '../../store/session-writer.ts'
import { updateUser } from '../../store/user-writer.ts'
import { getMember } from '../membership.ts'
import type { ProceduresDeps } from './deps.ts'
import { toMember } from './to-member.ts'

export const removeTotpOf =
  ({ store, people, vault }: ProceduresDeps): Handler<'team.removeTotp'> =>
  ({ input: { userId }, call }) => {
    // One's own asks for the password: `session.removeTotp`.
    if (call.user?.id === userId) throw new AppError('FORBIDDEN', {})
    store.write((tx) => {
      const user = getMember(people.users, userId)
      if (!user.totpConfirmed) throw new AppError('NOT_FOUND', { what: 'totp', id: userId })
      if (user.totpSecretId !== null) vault.remove(tx, user.totpSecretId)
      updateUser(tx, userId, { totpSecretId: null, totpConfirmed: false, totpLastStep: 0 })
      endSessionsOf(tx, userId)
      tx.audit({ actor: call.actor, action: 'team.totp_removed', subject: { kind: 'user', id: userId, label: user.name } })
      tx.emit({ kind: 'team.changed', userId })
    })
    return toMember(getMember(people.users, userId), people.users)
  }
