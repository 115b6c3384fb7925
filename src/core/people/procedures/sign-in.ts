/** Signs in by e-mail and password, and the authenticator's code where the person has one. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import type { UserRow } from '../../store/user-reader.ts'
import { updateUser } from '../../store/user-writer.ts'
import { handSession, startSession } from '../open-session.ts'
import { openSecondStep, spendSecondStep } from '../second-step.ts'
import { signInLimits } from '../throttle.ts'
import type { Attempt } from '../throttle.ts'
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

    const step = untried(attempt, () => openSecondStep({ store, vault }, user, input.totp))?.()
    const passwordHash = people.passwords.isOutdated(user.passwordHash) ? await people.passwords.hash(input.password) : undefined

    const session = store.write((tx) => {
      assertUnchanged(user, people.users.get(user.id))
      spendSecondStep(tx, people, user.id, step)
      updateUser(tx, user.id, { passwordHash })
      return startSession(tx, people, user, call)
    })
    attempt.succeeded()
    return handSession(people, user.id, session, call)
  }

/** What `open` throws was neither right nor wrong: the password was, and a further step is asked for. */
const untried = <T>(attempt: Attempt, open: () => T): T => {
  try {
    return open()
  } catch (error) {
    attempt.withdrawn()
    throw error
  }
}

/** While the password was being checked it may have been changed, or its person deactivated. */
const assertUnchanged = (checked: UserRow, now: UserRow | undefined): void => {
  if (now?.state !== 'active' || now.passwordHash !== checked.passwordHash) throw new AppError('WRONG_CREDENTIALS', {})
}
