/**
 * For somebody who lost password, authenticator and recovery codes, and whom no admin can help: whoever holds this
 * machine and can open its vault gives them a link that sets a new password. Their authenticator is switched off and
 * their sessions end, as when an admin does it.
 */
import { AppError } from '../app-error.ts'
import { endSessionsOf } from '../store/session-writer.ts'
import type { Actor, Store } from '../store/store.ts'
import type { UserReader } from '../store/user-reader.ts'
import { updateUser } from '../store/user-writer.ts'
import type { Vault } from '../vault/vault.ts'
import type { Links, OneTimeLink } from './links.ts'

interface Deps {
  store: Pick<Store, 'write'>
  users: UserReader
  links: Links
  vault: Pick<Vault, 'isOpen' | 'lockedBy' | 'remove'>
}

export type ResetAccess = (email: string, actor: Actor) => OneTimeLink & { name: string }

/** Throws VAULT_LOCKED: a copied data folder alone is not enough. NOT_FOUND: nobody of that address, or deactivated. */
export const createResetAccess =
  ({ store, users, links, vault }: Deps): ResetAccess =>
  (email, actor) => {
    if (!vault.isOpen()) throw new AppError('VAULT_LOCKED', { mode: vault.lockedBy() ?? 'keychain' })
    return store.write((tx) => {
      const user = users.byEmail(email.trim().toLowerCase())
      if (!user || user.state === 'deactivated') throw new AppError('NOT_FOUND', { what: 'user', id: email })
      const subject = { kind: 'user', id: user.id, label: user.name }
      if (user.totpSecretId !== null) {
        vault.remove(tx, user.totpSecretId)
        updateUser(tx, user.id, { totpSecretId: null, totpConfirmed: false, totpLastStep: 0 })
        tx.audit({ actor, action: 'team.totp_removed', subject })
      }
      endSessionsOf(tx, user.id)
      tx.audit({ actor, action: 'team.password_reset', subject })
      tx.emit({ kind: 'team.changed', userId: user.id })
      return { ...links.make(tx, user.id, user.state === 'invited' ? 'invite' : 'reset'), name: user.name }
    })
  }
