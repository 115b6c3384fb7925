/** Ends one of the caller's sessions, this one included. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import { createSessionReader } from '../../store/session-reader.ts'
import { endSession } from '../../store/session-writer.ts'
import { caller } from './caller.ts'
import type { ProceduresDeps } from './deps.ts'

export const revokeSession = ({ store }: ProceduresDeps): Handler<'session.revoke'> => {
  const reader = createSessionReader(store)
  return ({ input, call }) => {
    const session = reader.get(input.sessionId)
    if (session?.userId !== caller(call).id) throw new AppError('NOT_FOUND', { what: 'session', id: input.sessionId })
    store.write((tx) => {
      endSession(tx, session.id)
      tx.audit({ actor: call.actor, action: 'session.revoked', subject: { kind: 'session', id: session.id, label: session.agent } })
    })
    if (session.id === call.sessionId) call.setSession(null)
  }
}
