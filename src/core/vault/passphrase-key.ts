/** A key from a passphrase, slow on purpose. */
import { hashRaw } from '@node-rs/argon2'
import type { Argon2Cost } from '../config.ts'
import { keyBytes } from './seal.ts'

export const saltBytes = 16

/** Argon2id. The same passphrase typed on another keyboard may be composed otherwise, hence NFKC. */
export const passphraseKey = async (passphrase: string, salt: Uint8Array, cost: Argon2Cost): Promise<Uint8Array> =>
  hashRaw(passphrase.normalize('NFKC'), {
    // Argon2id is the library's default algorithm; its enum cannot be imported from erasable TypeScript.
    // oxlint-disable-next-line typescript/no-unsafe-enum-assignment
    algorithm: 2,
    memoryCost: cost.memoryKiB,
    timeCost: cost.passes,
    parallelism: cost.lanes,
    outputLen: keyBytes,
    salt,
  })
