/**
 * The vault: every secret of the agency, sealed by envelope encryption. A data key seals the secrets; the data
 * key is wrapped by the keychain's master key or by a passphrase, and by the recovery key. While it is open the
 * data key is in this process's memory and nowhere else.
 */
import { AppError } from '../app-error.ts'
import type { Argon2Cost } from '../config.ts'
import { newId } from '../ids.ts'
import type { Logger } from '../log.ts'
import type { Clock, Keychain, Random } from '../ports.ts'
import { systemActor } from '../store/store.ts'
import type { Actor, Store, WriteTx } from '../store/store.ts'
import { createVaultReader } from '../store/vault-reader.ts'
import { deleteSecret, insertSecret, insertVaultKey, insertWrap, removeWrap, updateSecret, useRecoveryCode } from '../store/vault-writer.ts'
import { openByKeychain, openByPassphrase, openByRecoveryCode, wayWrapOf } from './opening.ts'
import type { Opened } from './opening.ts'
import { newRecoveryCodes } from './recovery-code.ts'
import { findRecoveryCode, insertRecoveryWrap, replaceRecoveryCodes } from './recovery.ts'
import { newDataKey, resealAll } from './reseal.ts'
import { openSecret, sealSecret } from './secret-box.ts'
import { keychainEntryOf, makeKeychainWay, makePassphraseWay, wrapUnder } from './ways-in.ts'
import type { Way, WayWanted } from './ways-in.ts'

/** What a secret is for. Bound to it: one cannot be read in the place of another. */
export type SecretKind = 'account' | 'developer-app' | 'media-host' | 'alert-channel' | 'totp' | 'desktop-session' | 'history-seal'
export type VaultMode = 'none' | 'keychain' | 'passphrase'
export interface VaultStatus {
  mode: VaultMode
  locked: boolean
  keychainAvailable: boolean
}

export interface Vault {
  isOpen(): boolean
  /** By what it is to be opened while it is locked; null when it is open. Cheap. */
  lockedBy(): 'keychain' | 'passphrase' | null
  status(): Promise<VaultStatus>
  /**
   * Makes the vault inside the caller's transaction: `transact` is given what to call in it, and the vault is open
   * when it has committed. Throws KEYCHAIN_UNAVAILABLE; CONFLICT when there is one already.
   */
  make<T>(wanted: WayWanted, recoveryCodes: readonly string[], transact: (commit: (tx: WriteTx) => void) => T): Promise<T>
  /** Opens it by the keychain when that is the mode; with a passphrase it stays locked until `unlock`. Never throws for a lost keychain. */
  openAtStart(): Promise<void>
  /** Throws WRONG_CREDENTIALS; CONFLICT when it is open, not made, or not opened this way. */
  unlock(by: { passphrase: string } | { recoveryCode: string }): Promise<void>
  /** Uses a recovery code up, when it is one of the vault's. */
  spendRecoveryCode(tx: WriteTx, code: string): void
  /** Throws VAULT_LOCKED. Answers the secret's id. */
  seal(tx: WriteTx, kind: SecretKind, plaintext: string): string
  /** Throws VAULT_LOCKED, and NOT_FOUND when there is no such secret of this kind. */
  read(secretId: string, kind: SecretKind): string
  replace(tx: WriteTx, secretId: string, plaintext: string): void
  remove(tx: WriteTx, secretId: string): void
  /** A new data key (and master key), every secret sealed again. Answers how many. */
  rotate(actor: Actor): Promise<number>
  /** Another way in, with everything sealed again: the former one opens nothing of the store any more. */
  setMode(actor: Actor, wanted: WayWanted): Promise<void>
  newRecoveryCodes(actor: Actor): Promise<string[]>
}

export interface VaultDeps {
  store: Store
  keychain: Keychain
  clock: Pick<Clock, 'now'>
  random: Random
  logger: Logger
  argon2: Argon2Cost
}

/** A keychain is asked at most so often whether it is there: asking writes and reads an entry. */
const askKeychainEveryMs = 30_000
const subject = { kind: 'vault', id: 'vault', label: '' }

export const createVault = (deps: VaultDeps): Vault => {
  const { store, keychain, clock, random, logger, argon2 } = deps
  const reader = createVaultReader(store)
  const parts = { reader, keychain, random, ids: store.ids }
  let opened: Opened | undefined
  let asked: { available: boolean; at: number } | undefined
  let busy: Promise<unknown> = Promise.resolve()

  /** What changes ways in happens one after the other: it spans the keychain and the store. */
  const alone = <T>(change: () => Promise<T>): Promise<T> => {
    const next = busy.then(change, change)
    busy = next.catch(() => undefined)
    return next
  }

  const mode = (): VaultMode => {
    const way = wayWrapOf(reader)?.way
    return way === 'keychain' || way === 'passphrase' ? way : 'none'
  }
  const lockedBy = (): 'keychain' | 'passphrase' | null => {
    if (opened) return null
    return mode() === 'passphrase' ? 'passphrase' : 'keychain'
  }
  const open = (): Opened => {
    if (opened) return opened
    throw new AppError('VAULT_LOCKED', { mode: lockedBy() ?? 'keychain' })
  }
  const isOpenNow = (next: Opened): void => {
    opened = next
    // Nobody listens to a core that only looks.
    if (!store.readOnly) store.write((tx) => tx.emit({ kind: 'system.changed' }))
  }

  const makeWay = (wanted: WayWanted): Promise<Way> =>
    wanted.mode === 'keychain' ? makeKeychainWay(parts) : makePassphraseWay(wanted.passphrase, argon2, parts)

  const forgetEntry = async (wrapId: string): Promise<void> => {
    try {
      await keychain.delete(keychainEntryOf(wrapId))
    } catch (error) {
      // The entry opens nothing any more; that it stays in the person's keychain is untidy, not unsafe.
      logger.warn({ err: error }, 'a keychain entry could not be removed')
    }
  }

  /** Runs `transact` with a new way in; its keychain entry goes again when it did not commit. */
  const withNewWay = async <T>(way: Way, transact: () => T): Promise<T> => {
    try {
      return transact()
    } catch (error) {
      if (way.mode === 'keychain') await forgetEntry(way.wrapId)
      throw error
    }
  }

  /** Everything under a new data key that `way` opens. The former way in opens nothing from then on. */
  const reseal = async (way: Way, note: (tx: WriteTx, secrets: number) => void): Promise<number> => {
    const before = open()
    const formerWrap = wayWrapOf(reader)
    const next = newDataKey(parts)
    const secrets = await withNewWay(way, () =>
      store.write((tx) => {
        const count = resealAll(tx, before, next, way, parts)
        note(tx, count)
        tx.emit({ kind: 'system.changed' })
        return count
      }),
    )
    opened = { ...next, way }
    if (formerWrap?.way === 'keychain') await forgetEntry(formerWrap.id)
    return secrets
  }

  const tryKeychain = async (): Promise<void> => {
    if (opened) return
    const found = await openByKeychain(reader, keychain, logger)
    if (found) isOpenNow(found)
  }

  /** The keychain was lost and a code opened the vault: put a new key into the keychain that is there now. */
  const healKeychain = async (): Promise<void> => {
    try {
      await reseal(await makeWay({ mode: 'keychain' }), () => undefined)
    } catch (error) {
      // No keychain now either: open until the next start, which asks for another code or a new mode.
      logger.warn({ err: error }, 'no new way into the vault could be made')
    }
  }

  const unlockByCode = async (code: string): Promise<void> => {
    const found = openByRecoveryCode(reader, code)
    if (!found) throw new AppError('WRONG_CREDENTIALS', {})
    store.write((tx) => {
      useRecoveryCode(tx, found.codeId)
      tx.audit({ actor: systemActor, action: 'vault.recovered', subject })
    })
    isOpenNow(found)
    if (mode() === 'keychain') await healKeychain()
  }

  const unlockByPassphrase = async (passphrase: string): Promise<void> => {
    const found = await openByPassphrase(reader, passphrase, argon2)
    if (!found) throw new AppError('WRONG_CREDENTIALS', {})
    isOpenNow(found)
  }

  /** Asks the keychain when nobody has of late, and opens by it what it has come to open. */
  const askKeychain = async (): Promise<boolean> => {
    if (asked && Math.abs(clock.now() - asked.at) < askKeychainEveryMs) return asked.available
    asked = { available: await keychain.available(), at: clock.now() }
    if (asked.available) await tryKeychain()
    return asked.available
  }

  /** With a passphrase the way stays, under a new id; with the keychain the master key is a new one too. */
  const wayForRotation = async (): Promise<Way> => {
    const { way } = open()
    if (mode() === 'keychain') return makeWay({ mode: 'keychain' })
    if (!way) throw new AppError('VAULT_LOCKED', { mode: 'passphrase' })
    return { ...way, wrapId: newId('wrp', store.ids) }
  }

  return {
    isOpen: () => opened !== undefined,
    lockedBy,
    status: async () => {
      const keychainAvailable = await alone(askKeychain)
      const now = mode()
      return { mode: now, locked: now !== 'none' && !opened, keychainAvailable }
    },
    make: (wanted, recoveryCodes, transact) =>
      alone(async () => {
        if (mode() !== 'none') throw new AppError('CONFLICT', { what: 'vault' })
        const way = await makeWay(wanted)
        const { keyId, dataKey } = newDataKey(parts)
        const result = await withNewWay(way, () =>
          transact((tx) => {
            insertVaultKey(tx, keyId)
            insertWrap(tx, wrapUnder(way, keyId, dataKey, random))
            insertRecoveryWrap(tx, keyId, dataKey, replaceRecoveryCodes(tx, recoveryCodes, parts), parts)
          }),
        )
        isOpenNow({ keyId, dataKey, way })
        return result
      }),
    openAtStart: () => alone(tryKeychain),
    unlock: (by) =>
      alone(async () => {
        if (opened || mode() === 'none') throw new AppError('CONFLICT', { what: opened ? 'vault_open' : 'vault' })
        await ('passphrase' in by ? unlockByPassphrase(by.passphrase) : unlockByCode(by.recoveryCode))
      }),
    spendRecoveryCode: (tx, code) => {
      const found = findRecoveryCode(code, reader)
      if (found) useRecoveryCode(tx, found.id)
    },
    seal: (tx, kind, plaintext) => {
      const id = newId('sec', store.ids)
      insertSecret(tx, { id, kind, ...sealSecret(random, open(), { id, kind }, Buffer.from(plaintext)) })
      return id
    },
    read: (secretId, kind) => {
      const key = open()
      const row = reader.secret(secretId)
      if (row?.kind !== kind) throw new AppError('NOT_FOUND', { what: 'secret', id: secretId })
      return openSecret(row, key).toString()
    },
    replace: (tx, secretId, plaintext) => {
      const key = open()
      const row = reader.secret(secretId)
      if (!row) throw new AppError('NOT_FOUND', { what: 'secret', id: secretId })
      updateSecret(tx, secretId, sealSecret(random, key, row, Buffer.from(plaintext)))
    },
    remove: (tx, secretId) => deleteSecret(tx, secretId),
    rotate: (actor) =>
      alone(async () =>
        reseal(await wayForRotation(), (tx, secrets) => tx.audit({ actor, action: 'vault.rotated', subject, after: { secrets } })),
      ),
    setMode: (actor, wanted) =>
      alone(async () => {
        open()
        const before = { mode: mode() }
        await reseal(await makeWay(wanted), (tx) =>
          tx.audit({ actor, action: 'vault.mode_set', subject, before, after: { mode: wanted.mode } }),
        )
      }),
    newRecoveryCodes: (actor) =>
      alone(async () => {
        const { keyId, dataKey } = open()
        const codes = newRecoveryCodes(random)
        store.write((tx) => {
          for (const wrap of reader.wraps(keyId)) if (wrap.way === 'recovery') removeWrap(tx, wrap.id)
          insertRecoveryWrap(tx, keyId, dataKey, replaceRecoveryCodes(tx, codes, parts), parts)
          tx.audit({ actor, action: 'vault.recovery_codes_made', subject })
        })
        return codes
      }),
  }
}
