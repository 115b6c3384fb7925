/** The ways to the data key. Each answers undefined when it does not lead there. */
import { AppError } from '../app-error.ts'
import type { Argon2Cost } from '../config.ts'
import type { Logger } from '../log.ts'
import type { Keychain } from '../ports.ts'
import type { VaultReader, WrapRow } from '../store/vault-reader.ts'
import { findRecoveryCode, openRecoveryWrap } from './recovery.ts'
import type { DataKey } from './secret-box.ts'
import { keychainWayOf, passphraseWayOf, unwrap } from './ways-in.ts'
import type { Way } from './ways-in.ts'

export interface Opened extends DataKey {
  /** Unknown when a recovery code opened it and no way in could be made anew. */
  way: Way | undefined
}

/** The wrap of the active key that is not for recovery codes: it says which mode the vault is in. */
export const wayWrapOf = (reader: VaultReader): WrapRow | undefined => {
  const keyId = reader.activeKeyId()
  return keyId === undefined ? undefined : reader.wraps(keyId).find(({ way }) => way !== 'recovery')
}

const openedBy = (wrap: WrapRow, way: Way): Opened | undefined => {
  const dataKey = unwrap(wrap, way.key)
  return dataKey && { keyId: wrap.keyId, dataKey, way }
}

/** Never throws: a keychain that is locked or gone leaves the vault locked, and is tried again. */
export const openByKeychain = async (reader: VaultReader, keychain: Keychain, logger: Logger): Promise<Opened | undefined> => {
  const wrap = wayWrapOf(reader)
  if (wrap?.way !== 'keychain') return undefined
  try {
    const way = await keychainWayOf(wrap, keychain)
    const opened = way && openedBy(wrap, way)
    if (!opened) logger.warn('the keychain does not hold the key of this vault')
    return opened
  } catch (error) {
    // What is to be done is said by the vault's status.
    logger.warn({ err: error }, 'the keychain does not answer')
    return undefined
  }
}

/** Throws CONFLICT when the vault is not opened by a passphrase. */
export const openByPassphrase = async (reader: VaultReader, passphrase: string, fallbackCost: Argon2Cost): Promise<Opened | undefined> => {
  const wrap = wayWrapOf(reader)
  if (wrap?.way !== 'passphrase') throw new AppError('CONFLICT', { what: 'vault_mode' })
  return openedBy(wrap, await passphraseWayOf(wrap, passphrase, fallbackCost))
}

/** `codeId`: the code, which is to be used up. */
export const openByRecoveryCode = (reader: VaultReader, code: string): (Opened & { codeId: string }) | undefined => {
  const found = findRecoveryCode(code, reader)
  const wrap = reader.wraps(reader.activeKeyId() ?? '').find(({ way }) => way === 'recovery')
  const dataKey = found && wrap && openRecoveryWrap(wrap, found.privateKey)
  return dataKey && { keyId: wrap.keyId, dataKey, way: undefined, codeId: found.id }
}
