/** Ten codes that each set a new password once; the former ones stop working. */
import { newId } from '../../ids.ts'
import type { Handler } from '../../procedure.ts'
import { replaceRecoveryCodesOf } from '../../store/user-writer.ts'
import { newRecoveryCodes, recoveryCodeHash } from '../../vault/recovery-code.ts'
import { confirmedCaller } from './caller.ts'
import type { ProceduresDeps } from './deps.ts'

export const newRecoveryCodesOf =
  ({ store, people, random }: ProceduresDeps): Handler<'session.newRecoveryCodes'> =>
  async ({ input, call }) => {
    const user = await confirmedCaller(people, call, input.password)
    const recoveryCodes = newRecoveryCodes(random)
    store.write((tx) => {
      replaceRecoveryCodesOf(
        tx,
        user.id,
        recoveryCodes.map((code) => ({ id: newId('rec', store.ids), codeHash: recoveryCodeHash(code) })),
      )
      tx.audit({ actor: call.actor, action: 'session.recovery_codes_made', subject: { kind: 'user', id: user.id, label: user.name } })
    })
    return { recoveryCodes }
  }
