/** Looks over what one connection stands on. */
import type { Handler } from '../../procedure.ts'
import type { ConnectionDoctor } from '../examine-connection.ts'

export const examineAccount =
  (doctor: ConnectionDoctor): Handler<'system.examineAccount'> =>
  ({ input: { accountId }, call }) =>
    doctor.account(accountId, call.actor, call.signal ?? new AbortController().signal)

export const examineApplication =
  (doctor: ConnectionDoctor): Handler<'system.examineApplication'> =>
  ({ input: { appId } }) =>
    doctor.application(appId)
