/** Sets a new password with one of the person's recovery codes; their sessions and open links end. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import { endSessionsOf, removeLinksOf } from '../../store/session-writer.ts'
import { spendRecoveryCodes, updateUser } from '../../store/user-writer.ts'
import { recoveryCodeHash } from '../../vault/recovery-code.ts'
import type { UserRow } from '../../store/user-reader.ts'
import { handSession, startSession } from '../open-session.ts'
import { countWrong, signInLimits } from '../throttle.ts'
import type { ProceduresDeps } from './deps.ts'

export const recover =
  ({ store, people, vault }: ProceduresDeps): Handler<'session.recover'> =>
  async ({ input, call }) => {
    const user = people.users.byEmail(input.email)
    const known = user !== undefined && people.throttle.isKnownOrigin(user.id, call.origin.address)
    const codeHash = recoveryCodeHash(input.recoveryCode)
    const ownerOfCode = (): UserRow => {
      const now = user && people.users.get(user.id)
      if (now?.state !== 'active' || people.users.recoveryCodeId(now.id, codeHash) === undefined)
        throw new AppError('WRONG_CREDENTIALS', {})
      return now
    }
    // Hashed whether the code is right or not: a wrong one takes as long.
    const passwordHash = await countWrong(people.throttle, signInLimits('recover', input.email, call.origin.address, known), async () => {
      const hash = await people.passwords.hash(input.password)
      ownerOfCode()
      return hash
    })
    const session = store.write((tx) => {
      // Again, inside: the code may have been used meanwhile.
      const { id, name } = ownerOfCode()
      spendRecoveryCodes(tx, codeHash)
      vault.spendRecoveryCode(tx, input.recoveryCode)
      updateUser(tx, id, { passwordHash })
      endSessionsOf(tx, id)
      removeLinksOf(tx, id)
      tx.audit({ actor: { kind: 'user', id, name }, action: 'session.recovered', subject: { kind: 'user', id, label: name } })
      return { userId: id, ...startSession(tx, people, { id, name }, { ...call, sessionId: null }) }
    })
    return handSession(people, session.userId, session, call)
  }
