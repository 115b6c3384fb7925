/**
 * The ways in that open the vault without a recovery code: a master key in this machine's keychain, or a
 * passphrase. A way wraps the data key; making one touches the keychain first and the store after, so that a
 * crash in between leaves at worst an entry that nothing refers to.
 */
import type { Argon2Cost } from '../config.ts'
import { AppError } from '../app-error.ts'
import { newId } from '../ids.ts'
import type { Keychain, Random } from '../ports.ts'
import type { IdSource } from '../ids.ts'
import type { WrapRow } from '../store/vault-reader.ts'
import { passphraseKey, saltBytes } from './passphrase-key.ts'
import { keyBytes, seal, unseal } from './seal.ts'

export type WayWanted = { mode: 'keychain' } | { mode: 'passphrase'; passphrase: string }

/** A key that wraps data keys, and what the store keeps to find it again. Held in memory while the vault is open. */
export interface Way {
  mode: 'keychain' | 'passphrase'
  wrapId: string
  key: Uint8Array
  salt: Buffer | null
  cost: Argon2Cost | null
}

interface WayDeps {
  keychain: Keychain
  random: Random
  ids: IdSource
}

/** One keychain entry for each wrap, so that several stores on one machine never share or overwrite one. */
export const keychainEntryOf = (wrapId: string): string => `vault-${wrapId}`

/** Puts a new master key into the keychain. Throws KEYCHAIN_UNAVAILABLE; never falls back to anything. */
export const makeKeychainWay = async ({ keychain, random, ids }: WayDeps): Promise<Way> => {
  const wrapId = newId('wrp', ids)
  const key = random.bytes(keyBytes)
  const written = Buffer.from(key).toString('base64')
  try {
    await keychain.set(keychainEntryOf(wrapId), written)
    if ((await keychain.get(keychainEntryOf(wrapId))) !== written) throw new Error('the keychain did not keep what it was given')
  } catch (error) {
    throw new AppError('KEYCHAIN_UNAVAILABLE', {}, { cause: error })
  }
  return { mode: 'keychain', wrapId, key, salt: null, cost: null }
}

export const makePassphraseWay = async (passphrase: string, cost: Argon2Cost, { random, ids }: WayDeps): Promise<Way> => {
  const salt = Buffer.from(random.bytes(saltBytes))
  return { mode: 'passphrase', wrapId: newId('wrp', ids), key: await passphraseKey(passphrase, salt, cost), salt, cost }
}

/** Binds a wrapped key to what it is and where it stands. */
export const wrapPurpose = (way: string, keyId: string, wrapId: string): string => `coulisse wrap 1 ${way} ${keyId} ${wrapId}`

/** The row that lets `way` open the data key `keyId`. */
export const wrapUnder = (way: Way, keyId: string, dataKey: Uint8Array, random: Random) => {
  const { nonce, sealed } = seal(random, way.key, dataKey, wrapPurpose(way.mode, keyId, way.wrapId))
  return { id: way.wrapId, keyId, way: way.mode, salt: way.salt, cost: way.cost, nonce, wrapped: sealed }
}

export const unwrap = (wrap: WrapRow, key: Uint8Array): Buffer | undefined =>
  unseal(key, { nonce: wrap.nonce, sealed: wrap.wrapped }, wrapPurpose(wrap.way, wrap.keyId, wrap.id))

/** The way that a stored wrap stands for; undefined when the keychain has no such entry (another machine, a lost keyring). */
export const keychainWayOf = async (wrap: WrapRow, keychain: Keychain): Promise<Way | undefined> => {
  const entry = await keychain.get(keychainEntryOf(wrap.id))
  return entry === null
    ? undefined
    : { mode: 'keychain', wrapId: wrap.id, key: new Uint8Array(Buffer.from(entry, 'base64')), salt: null, cost: null }
}

export const passphraseWayOf = async (wrap: WrapRow, passphrase: string, fallbackCost: Argon2Cost): Promise<Way> => {
  const salt = wrap.salt ?? Buffer.alloc(0)
  const cost = wrap.cost ?? fallbackCost
  return { mode: 'passphrase', wrapId: wrap.id, key: await passphraseKey(passphrase, salt, cost), salt, cost }
}
