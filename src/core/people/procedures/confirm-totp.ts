/** From the first right code on, signing in asks for one. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import { updateUser } from '../../store/user-writer.ts'
import { confirmLimits } from '../throttle.ts'
import { totpStep } from '../totp.ts'
import { caller } from './caller.ts'
import type { ProceduresDeps } from './deps.ts'

export const confirmTotp =
  ({ store, people, vault }: ProceduresDeps): Handler<'session.confirmTotp'> =>
  ({ input, call }) => {
    const { id } = caller(call)
    const user = people.users.get(id)
    if (!user || user.totpConfirmed || user.totpSecretId === null) throw new AppError('CONFLICT', { what: 'totp' })
    const attempt = people.throttle.begin(confirmLimits(id))
    const step = totpStep(vault.read(user.totpSecretId, 'totp'), input.code, store.ids.clock.now(), user.totpLastStep)
    if (step === undefined) throw new AppError('WRONG_CREDENTIALS', {})
    attempt.succeeded()
    store.write((tx) => {
      updateUser(tx, id, { totpConfirmed: true, totpLastStep: step })
      tx.audit({ actor: call.actor, action: 'session.totp_set', subject: { kind: 'user', id, label: user.name } })
      tx.emit({ kind: 'team.changed', userId: id })
    })
  }
