/** Signs in by e-mail and password, and the authenticator's code where the person has one. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import { updateUser } from '../../store/user-writer.ts'
import type { UserRow } from '../../store/user-reader.ts'
import { handSession, startSession } from '../open-session.ts'
import { signInLimits } from '../throttle.ts'
import { totpStep } from '../totp.ts'
import type { ProceduresDeps } from './deps.ts'

export const signIn =
  ({ store, people, vault }: ProceduresDeps): Handler<'session.signIn'> =>
  async ({ input, call }) => {
    const user = people.users.byEmail(input.email)
    const known = user !== undefined && people.throttle.isKnownOrigin(user.id, call.origin.address)
    const attempt = people.throttle.begin(signInLimits('sign_in', input.email, call.origin.address, known))

    // The same work whether or not there is such a person.
    const matches = await people.passwords.matches(user?.state === 'active' ? user.passwordHash : null, input.password)
    if (!matches || !user?.passwordHash) throw new AppError('WRONG_CREDENTIALS', {})

    let totpLastStep: number | undefined
    if (user.totpConfirmed) {
      const given = input.totp !== undefined && input.totp !== ''
      if (!given || !vault.isOpen()) attempt.withdrawn()
      if (!given) throw new AppError('TOTP_REQUIRED', {})
      totpLastStep = totpStep(vault.read(user.totpSecretId ?? '', 'totp'), input.totp ?? '', store.ids.clock.now(), user.totpLastStep)
      if (totpLastStep === undefined) throw new AppError('WRONG_CREDENTIALS', {})
    }
    const passwordHash = people.passwords.isOutdated(user.passwordHash) ? await people.passwords.hash(input.password) : undefined

    const session = store.write((tx) => {
      assertUnchanged(user, people.users.get(user.id), totpLastStep)
      updateUser(tx, user.id, { passwordHash, totpLastStep })
      return startSession(tx, people, user, call)
    })
    attempt.succeeded()
    return handSession(people, user.id, session, call)
  }

/** While the password was being checked it may have been changed, its person deactivated, or the same code used. */
const assertUnchanged = (checked: UserRow, now: UserRow | undefined, step: number | undefined): void => {
  const same = now?.state === 'active' && now.passwordHash === checked.passwordHash
  if (!same || (step !== undefined && now.totpLastStep >= step)) throw new AppError('WRONG_CREDENTIALS', {})
}
