/** First run: the agency, its first admin, the vault. Whoever comes second is told CONFLICT. */
import { AppError } from '../../app-error.ts'
import { newId } from '../../ids.ts'
import type { Handler } from '../../procedure.ts'
import { insertAgency } from '../../store/agency-writer.ts'
import { insertUser, replaceRecoveryCodesOf } from '../../store/user-writer.ts'
import { newRecoveryCodes, recoveryCodeHash } from '../../vault/recovery-code.ts'
import type { WayWanted } from '../../vault/ways-in.ts'
import { handSession, startSession } from '../open-session.ts'
import type { ProceduresDeps } from './deps.ts'

export const createAgency =
  ({ store, people, vault, random }: ProceduresDeps): Handler<'setup.createAgency'> =>
  async ({ input, call }) => {
    const refuseSecond = (): void => {
      if (people.agency.get()) throw new AppError('CONFLICT', { what: 'agency' })
    }
    refuseSecond()
    const wanted: WayWanted =
      input.vaultPassphrase === undefined ? { mode: 'keychain' } : { mode: 'passphrase', passphrase: input.vaultPassphrase }
    const passwordHash = await people.passwords.hash(input.password)
    const recoveryCodes = newRecoveryCodes(random)
    const user = { id: newId('usr', store.ids), name: input.adminName }
    const agencyId = newId('agy', store.ids)

    const session = await vault.make(wanted, recoveryCodes, (makeVault) =>
      store.write((tx) => {
        // Again, inside: two wizards may have come this far.
        refuseSecond()
        insertAgency(tx, { id: agencyId, name: input.agencyName, language: input.language, zone: input.zone })
        insertUser(tx, { ...user, email: input.email, role: 'admin', state: 'active', passwordHash })
        replaceRecoveryCodesOf(
          tx,
          user.id,
          recoveryCodes.map((code) => ({ id: newId('rec', store.ids), codeHash: recoveryCodeHash(code) })),
        )
        makeVault(tx)
        tx.audit({
          actor: { kind: 'user', ...user },
          action: 'agency.created',
          subject: { kind: 'agency', id: agencyId, label: input.agencyName },
        })
        tx.emit({ kind: 'team.changed', userId: user.id })
        return startSession(tx, people, user, call)
      }),
    )
    handSession(people, user.id, session, call)
    return { recoveryCodes }
  }
