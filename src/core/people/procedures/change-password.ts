/** Changes the caller's password; their other sessions and open links end. */
import type { Handler } from '../../procedure.ts'
import { endSessionsOf, removeLinksOf } from '../../store/session-writer.ts'
import { updateUser } from '../../store/user-writer.ts'
import { confirmedCaller } from './caller.ts'
import type { ProceduresDeps } from './deps.ts'

export const changePassword =
  ({ store, people }: ProceduresDeps): Handler<'session.changePassword'> =>
  async ({ input, call }) => {
    const user = await confirmedCaller(people, call, input.current)
    const passwordHash = await people.passwords.hash(input.next)
    store.write((tx) => {
      updateUser(tx, user.id, { passwordHash })
      endSessionsOf(tx, user.id, call.sessionId)
      // Whoever holds a link from before must not undo it.
      removeLinksOf(tx, user.id)
      tx.audit({ actor: call.actor, action: 'session.password_changed', subject: { kind: 'user', id: user.id, label: user.name } })
    })
  }
