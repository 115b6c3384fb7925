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
import type { Actor, Store, WriteTx } from '../store/store.ts'
import { createVaultReader } from '../store/vault-reader.ts'
import type { SecretRow, WrapRow } from '../store/vault-reader.ts'
import {
  deleteSecret,
  insertSecret,
  insertVaultKey,
  insertWrap,
  removeOtherVaultKeys,
  removeWrap,
  updateSecret,
  useRecoveryCode,
} from '../store/vault-writer.ts'
import { newRecoveryCodes } from './recovery-code.ts'
import { findRecoveryCode, insertRecoveryWrap, openRecoveryWrap, replaceRecoveryCodes } from './recovery.ts'
import { keyBytes, seal, unseal } from './seal.ts'
import { keychainEntryOf, keychainWayOf, makeKeychainWay, makePassphraseWay, passphraseWayOf, unwrap, wrapUnder } from './ways-in.ts'
import type { Way, WayWanted } from './ways-in.ts'

/** What a secret is for. Bound to it: one cannot be read in the place of another. */
export type SecretKind = 'account' | 'totp' | 'desktop-session'
export type VaultMode = 'none' | 'keychain' | 'passphrase'
export interface VaultStatus {
  mode: VaultMode
  locked: boolean
  keychainAvailable: boolean
}

export interface Vault {
  isOpen(): boolean
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

interface Opened {
  keyId: string
  dataKey: Buffer
  /** Unknown when a recovery code opened it and no way in could be made anew. */
  way: Way | undefined
}

/** A keychain is asked at most so often whether it is there: asking writes and reads an entry. */
const askKeychainEveryMs = 30_000
const subject = { kind: 'vault', id: 'vault', label: '' }
const secretPurpose = ({ id, kind, keyId }: Pick<SecretRow, 'id' | 'kind' | 'keyId'>): string => `coulisse secret 1 ${id} ${kind} ${keyId}`

export const createVault = (deps: VaultDeps): Vault => {
  const { store, keychain, clock, random, logger, argon2 } = deps
  const reader = createVaultReader(store)
  const wayDeps = { keychain, random, ids: store.ids }
  let opened: Opened | undefined
  let available: { value: boolean; at: number } | undefined
  let busy: Promise<unknown> = Promise.resolve()

  /** What changes ways in happens one after the other: it spans the keychain and the store. */
  const alone = <T>(change: () => Promise<T>): Promise<T> => {
    const next = busy.then(change, change)
    busy = next.catch(() => undefined)
    return next
  }

  const wayWrap = (): WrapRow | undefined => {
    const keyId = reader.activeKeyId()
    return keyId === undefined ? undefined : reader.wraps(keyId).find(({ way }) => way !== 'recovery')
  }
  const mode = (): VaultMode => {
    const way = wayWrap()?.way
    return way === 'keychain' || way === 'passphrase' ? way : 'none'
  }
  const open = (): Opened => {
    if (opened) return opened
    throw new AppError('VAULT_LOCKED', { mode: mode() === 'passphrase' ? 'passphrase' : 'keychain' })
  }
  const told = (next: Opened): void => {
    opened = next
    store.write((tx) => tx.emit({ kind: 'system.changed' }))
  }
  const makeWay = (wanted: WayWanted): Promise<Way> =>
    wanted.mode === 'keychain' ? makeKeychainWay(wayDeps) : makePassphraseWay(wanted.passphrase, argon2, wayDeps)

  const forgetEntry = async (wrapId: string): Promise<void> => {
    try {
      await keychain.delete(keychainEntryOf(wrapId))
    } catch (error) {
      // The entry opens nothing any more; that it stays in the person's keychain is untidy, not unsafe.
      logger.warn({ err: error }, 'a keychain entry could not be removed')
    }
  }

  /** Runs `transact` with a new way in; the keychain entry goes again when it did not commit. */
  const withNewWay = async <T>(way: Way, transact: () => T): Promise<T> => {
    try {
      return transact()
    } catch (error) {
      if (way.mode === 'keychain') await forgetEntry(way.wrapId)
      throw error
    }
  }

  const sealRow = (kind: string, id: string, plaintext: Buffer, { keyId, dataKey }: Pick<Opened, 'keyId' | 'dataKey'>) => ({
    id,
    kind,
    keyId,
    ...seal(random, dataKey, plaintext, secretPurpose({ id, kind, keyId })),
  })
  const unsealRow = (row: SecretRow, { keyId, dataKey }: Opened): Buffer => {
    const plaintext = row.keyId === keyId ? unseal(dataKey, row, secretPurpose(row)) : undefined
    if (!plaintext) throw new Error(`secret ${row.id} does not open: its row was changed`)
    return plaintext
  }

  const tryKeychain = async (): Promise<void> => {
    const wrap = wayWrap()
    if (opened || wrap?.way !== 'keychain') return
    try {
      const way = await keychainWayOf(wrap, keychain)
      const dataKey = way && unwrap(wrap, way.key)
      if (dataKey) told({ keyId: wrap.keyId, dataKey, way })
      else logger.warn('the keychain does not hold the key of this vault')
    } catch (error) {
      // Locked or gone: the vault stays locked, says so, and is tried again; a recovery code opens it.
      logger.warn({ err: error }, 'the keychain does not answer')
    }
  }

  const unlockByPassphrase = async (passphrase: string): Promise<void> => {
    const wrap = wayWrap()
    if (wrap?.way !== 'passphrase') throw new AppError('CONFLICT', { what: 'vault_mode' })
    const way = await passphraseWayOf(wrap, passphrase, argon2)
    const dataKey = unwrap(wrap, way.key)
    if (!dataKey) throw new AppError('WRONG_CREDENTIALS', {})
    told({ keyId: wrap.keyId, dataKey, way })
  }

  const unlockByCode = async (code: string): Promise<void> => {
    const found = findRecoveryCode(code, reader)
    const wrap = reader.wraps(reader.activeKeyId() ?? '').find(({ way }) => way === 'recovery')
    const dataKey = found && wrap ? openRecoveryWrap(wrap, found.privateKey) : undefined
    if (!found || !wrap || !dataKey) throw new AppError('WRONG_CREDENTIALS', {})
    store.write((tx) => {
      useRecoveryCode(tx, found.id)
      tx.audit({ actor: { kind: 'system', id: 'system', name: 'Coulisse' }, action: 'vault.recovered', subject })
    })
    told({ keyId: wrap.keyId, dataKey, way: undefined })
    if (mode() === 'keychain') await healKeychain()
  }

  /** The keychain was lost and a code opened the vault: put a new key into the keychain that is there now. */
  const healKeychain = async (): Promise<void> => {
    try {
      await changeWay(await makeWay({ mode: 'keychain' }))
    } catch (error) {
      // No keychain now either: open until the next start, which asks for another code or a new mode.
      logger.warn({ err: error }, 'no new way into the vault could be made')
    }
  }

  const changeWay = async (way: Way, actor?: Actor): Promise<void> => {
    const { keyId, dataKey } = open()
    const before = wayWrap()
    await withNewWay(way, () =>
      store.write((tx) => {
        if (before) removeWrap(tx, before.id)
        insertWrap(tx, wrapUnder(way, keyId, dataKey, random))
        if (actor) tx.audit({ actor, action: 'vault.mode_set', subject, before: { mode: before?.way }, after: { mode: way.mode } })
        tx.emit({ kind: 'system.changed' })
      }),
    )
    opened = { keyId, dataKey, way }
    if (before?.way === 'keychain') await forgetEntry(before.id)
  }

  return {
    isOpen: () => opened !== undefined,
    status: async () => {
      const stale = !available || clock.now() - available.at >= askKeychainEveryMs || clock.now() < available.at
      if (stale) {
        available = { value: await keychain.available(), at: clock.now() }
        if (available.value) await alone(tryKeychain)
      }
      const now = mode()
      return { mode: now, locked: now !== 'none' && !opened, keychainAvailable: available?.value ?? false }
    },
    make: (wanted, recoveryCodes, transact) =>
      alone(async () => {
        if (mode() !== 'none') throw new AppError('CONFLICT', { what: 'vault' })
        const way = await makeWay(wanted)
        const keyId = newId('key', store.ids)
        const dataKey = Buffer.from(random.bytes(keyBytes))
        const result = await withNewWay(way, () =>
          transact((tx) => {
            insertVaultKey(tx, keyId)
            insertWrap(tx, wrapUnder(way, keyId, dataKey, random))
            insertRecoveryWrap(tx, keyId, dataKey, replaceRecoveryCodes(tx, recoveryCodes, wayDeps), wayDeps)
          }),
        )
        told({ keyId, dataKey, way })
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
      const row = sealRow(kind, newId('sec', store.ids), Buffer.from(plaintext), open())
      insertSecret(tx, row)
      return row.id
    },
    read: (secretId, kind) => {
      const key = open()
      const row = reader.secret(secretId)
      if (row?.kind !== kind) throw new AppError('NOT_FOUND', { what: 'secret', id: secretId })
      return unsealRow(row, key).toString()
    },
    replace: (tx, secretId, plaintext) => {
      const key = open()
      const row = reader.secret(secretId)
      if (!row) throw new AppError('NOT_FOUND', { what: 'secret', id: secretId })
      const { nonce, sealed } = sealRow(row.kind, row.id, Buffer.from(plaintext), key)
      updateSecret(tx, secretId, { keyId: key.keyId, nonce, sealed })
    },
    remove: (tx, secretId) => deleteSecret(tx, secretId),
    rotate: (actor) =>
      alone(async () => {
        const before = open()
        if (mode() === 'passphrase' && !before.way) throw new AppError('VAULT_LOCKED', { mode: 'passphrase' })
        const way: Way =
          before.way?.mode === 'passphrase' ? { ...before.way, wrapId: newId('wrp', store.ids) } : await makeWay({ mode: 'keychain' })
        const oldWrap = wayWrap()
        const next = { keyId: newId('key', store.ids), dataKey: Buffer.from(random.bytes(keyBytes)), way }
        const count = await withNewWay(way, () =>
          store.write((tx) => {
            const secrets = reader.secrets()
            insertVaultKey(tx, next.keyId)
            for (const row of secrets) {
              const { nonce, sealed } = sealRow(row.kind, row.id, unsealRow(row, before), next)
              updateSecret(tx, row.id, { keyId: next.keyId, nonce, sealed })
            }
            insertWrap(tx, wrapUnder(way, next.keyId, next.dataKey, random))
            const recovery = reader.recovery()
            if (recovery) insertRecoveryWrap(tx, next.keyId, next.dataKey, recovery.publicKey, wayDeps)
            removeOtherVaultKeys(tx, next.keyId)
            tx.audit({ actor, action: 'vault.rotated', subject, after: { secrets: secrets.length } })
            return secrets.length
          }),
        )
        opened = next
        if (oldWrap?.way === 'keychain') await forgetEntry(oldWrap.id)
        return count
      }),
    setMode: (actor, wanted) =>
      alone(async () => {
        open()
        await changeWay(await makeWay(wanted), actor)
      }),
    newRecoveryCodes: (actor) =>
      alone(async () => {
        const { keyId, dataKey } = open()
        const codes = newRecoveryCodes(random)
        store.write((tx) => {
          for (const wrap of reader.wraps(keyId)) if (wrap.way === 'recovery') removeWrap(tx, wrap.id)
          insertRecoveryWrap(tx, keyId, dataKey, replaceRecoveryCodes(tx, codes, wayDeps), wayDeps)
          tx.audit({ actor, action: 'vault.recovery_codes_made', subject })
        })
        return codes
      }),
  }
}
