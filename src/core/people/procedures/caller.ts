/** The signed-in person of a call to a procedure that only signed-in people may call. */
import { AppError } from '../../app-error.ts'
import type { Call, CurrentUser } from '../../procedure.ts'
import type { UserRow } from '../../store/user-reader.ts'
import type { People } from '../people.ts'
import { confirmLimits } from '../throttle.ts'

export const caller = (call: Call): CurrentUser => {
  if (!call.user) throw new AppError('UNAUTHENTICATED', {})
  return call.user
}

/** The caller's row, after they gave their password once more. Throws WRONG_CREDENTIALS, TOO_MANY_ATTEMPTS. */
export const confirmedCaller = async (people: People, call: Call, password: string): Promise<UserRow> => {
  const { id } = caller(call)
  const attempt = people.throttle.begin(confirmLimits(id))
  const user = people.users.get(id)
  if (!user || !(await people.passwords.matches(user.passwordHash, password))) throw new AppError('WRONG_CREDENTIALS', {})
  attempt.succeeded()
  return user
}
