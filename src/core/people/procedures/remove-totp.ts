/** Signing in asks for the password alone again. */
import type { Handler } from '../../procedure.ts'
import { updateUser } from '../../store/user-writer.ts'
import { confirmedCaller } from './caller.ts'
import type { ProceduresDeps } from './deps.ts'

export const removeTotp =
  ({ store, people, vault }: ProceduresDeps): Handler<'session.removeTotp'> =>
  async ({ input, call }) => {
    const user = await confirmedCaller(people, call, input.password)
    if (user.totpSecretId === null) return
    const secretId = user.totpSecretId
    store.write((tx) => {
      vault.remove(tx, secretId)
      updateUser(tx, user.id, { totpSecretId: null, totpConfirmed: false, totpLastStep: 0 })
      tx.audit({ actor: call.actor, action: 'session.totp_removed', subject: { kind: 'user', id: user.id, label: user.name } })
      tx.emit({ kind: 'team.changed', userId: user.id })
    })
  }
