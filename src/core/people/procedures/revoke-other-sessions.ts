/** Ends every session of the caller but this one. */
import type { Handler } from '../../procedure.ts'
import { endSessionsOf } from '../../store/session-writer.ts'
import { caller } from './caller.ts'
import type { ProceduresDeps } from './deps.ts'

export const revokeOtherSessions =
  ({ store }: ProceduresDeps): Handler<'session.revokeOthers'> =>
  ({ call }) => {
    const user = caller(call)
    return store.write((tx) => {
      const ended = endSessionsOf(tx, user.id, call.sessionId)
      if (ended > 0)
        tx.audit({
          actor: call.actor,
          action: 'session.others_revoked',
          subject: { kind: 'user', id: user.id, label: user.name },
          after: { ended },
        })
      return { ended }
    })
  }
