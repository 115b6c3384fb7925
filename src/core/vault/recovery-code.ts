/**
 * Recovery codes: 125 random bits, written so that a person can copy them from paper. So many bits need no slow
 * hash: nobody can try them all, not even with the store file in hand.
 */
import { createHash, hkdfSync } from 'node:crypto'
import type { Random } from '../ports.ts'
import { keyBytes } from './seal.ts'

/** Crockford's base 32: no I, L, O, U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 5
const groupLength = 5
const codesAtOnce = 10

const newCode = (random: Random): string =>
  Array.from({ length: groups }, () => Array.from(random.bytes(groupLength), (byte) => alphabet[byte % alphabet.length]).join('')).join('-')

/** Ten new codes, e.g. `7K2QD-…`. 256 is a multiple of 32, so each letter is equally likely. */
export const newRecoveryCodes = (random: Random): string[] => Array.from({ length: codesAtOnce }, () => newCode(random))

/** As typed by a person → as it was made: case, separators and the look-alikes do not count. */
const normalize = (code: string): string =>
  code
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')

/** What the store keeps of an account's recovery code. */
export const recoveryCodeHash = (code: string): string =>
  createHash('sha256')
    .update(`coulisse account recovery ${normalize(code)}`)
    .digest('hex')

/** The key that wraps the vault's recovery key under this code. Unrelated to the hash above. */
export const recoveryCodeKey = (code: string, codeId: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', normalize(code), codeId, 'coulisse vault recovery', keyBytes))
