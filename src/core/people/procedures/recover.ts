/** Sets a new password with one of the person's recovery codes; their sessions end. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import { endSessionsOf } from '../../store/session-writer.ts'
import { spendRecoveryCodes, updateUser } from '../../store/user-writer.ts'
import { recoveryCodeHash } from '../../vault/recovery-code.ts'
import { handSession, startSession } from '../open-session.ts'
import { signInLimits } from '../throttle.ts'
import type { ProceduresDeps } from './deps.ts'

export const recover =
  ({ store, people, vault }: ProceduresDeps): Handler<'session.recover'> =>
  async ({ input, call }) => {
    const user = people.users.byEmail(input.email)
    const known = user !== undefined && people.throttle.isKnownOrigin(user.id, call.origin.address)
    const attempt = people.throttle.begin(signInLimits('recover', input.email, call.origin.address, known))
    // Hashed before the code is looked at: the same time whether or not there is such a person.
    const passwordHash = await people.passwords.hash(input.password)
    const codeHash = recoveryCodeHash(input.recoveryCode)
    const session = store.write((tx) => {
      const good =
        user !== undefined && people.users.get(user.id)?.state === 'active' && people.users.recoveryCodeId(user.id, codeHash) !== undefined
      if (!good) throw new AppError('WRONG_CREDENTIALS', {})
      spendRecoveryCodes(tx, codeHash)
      vault.spendRecoveryCode(tx, input.recoveryCode)
      updateUser(tx, user.id, { passwordHash })
      endSessionsOf(tx, user.id)
      tx.audit({
        actor: { kind: 'user', id: user.id, name: user.name },
        action: 'session.recovered',
        subject: { kind: 'user', id: user.id, label: user.name },
      })
      return { userId: user.id, ...startSession(tx, people, user, { ...call, sessionId: null }) }
    })
    attempt.succeeded()
    return handSession(people, session.userId, session, call)
  }
