/** AES-256-GCM: what is sealed can only be opened whole, with its key and for the purpose it was sealed for. */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { Random } from '../ports.ts'

export const keyBytes = 32
/** NIST SP 800-38D §8.2: 96 bits, drawn anew for each sealing. */
const nonceBytes = 12
const tagBytes = 16

export interface Sealed {
  nonce: Buffer
  /** Ciphertext and, at its end, the tag. */
  sealed: Buffer
}

/** `purpose` is bound to the result (as additional data): what is moved to another place does not open there. */
export const seal = (random: Random, key: Uint8Array, plaintext: Uint8Array, purpose: string): Sealed => {
  const nonce = Buffer.from(random.bytes(nonceBytes))
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
  return { nonce, sealed: Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]) }
}

/** Answers undefined when the key is another, the purpose is another, or a byte was changed. */
export const unseal = (key: Uint8Array, { nonce, sealed }: Sealed, purpose: string): Buffer | undefined => {
  if (sealed.length < tagBytes) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()])
  } catch {
    // Node says "unable to authenticate data" for every cause; there is nothing to tell apart.
    return undefined
  }
}
