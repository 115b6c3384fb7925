/** Ends the caller's session. Without one there is nothing to do, and that is no error. */
import type { Handler } from '../../procedure.ts'
import { endSession } from '../../store/session-writer.ts'
import type { ProceduresDeps } from './deps.ts'

export const signOut =
  ({ store }: ProceduresDeps): Handler<'session.signOut'> =>
  ({ call }) => {
    const { sessionId } = call
    if (sessionId !== null) {
      store.write((tx) => {
        endSession(tx, sessionId)
        tx.audit({ actor: call.actor, action: 'session.signed_out', subject: { kind: 'session', id: sessionId, label: call.origin.agent } })
      })
    }
    call.setSession(null)
  }
