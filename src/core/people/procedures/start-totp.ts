/** A secret for an authenticator app, kept in the vault; it takes effect when a code from it was given. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import { updateUser } from '../../store/user-writer.ts'
import { newTotpSecret, totpUri } from '../totp.ts'
import { caller } from './caller.ts'
import type { ProceduresDeps } from './deps.ts'

export const startTotp =
  ({ store, people, vault, random }: ProceduresDeps): Handler<'session.startTotp'> =>
  ({ call }) => {
    const secret = newTotpSecret(random)
    const { id } = caller(call)
    const email = store.write((tx) => {
      const user = people.users.get(id)
      if (!user || user.totpConfirmed) throw new AppError('CONFLICT', { what: 'totp' })
      if (user.totpSecretId !== null) vault.remove(tx, user.totpSecretId)
      updateUser(tx, id, { totpSecretId: vault.seal(tx, 'totp', secret), totpLastStep: 0 })
      return user.email
    })
    return { secret, uri: totpUri(secret, people.agency.get()?.name ?? '', email) }
  }
