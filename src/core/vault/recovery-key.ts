/**
 * The recovery key: an X25519 pair. Data keys are sealed to the public half, so that rotation can make a new
 * data key open to the old recovery codes without anybody typing one; the private half exists only wrapped
 * under the codes.
 */
import { createPrivateKey, createPublicKey, diffieHellman, hkdfSync } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { Random } from '../ports.ts'
import { keyBytes, seal, unseal } from './seal.ts'
import type { Sealed } from './seal.ts'

/** RFC 8410: what stands before the 32 raw bytes of an X25519 key in DER. */
const privatePrefix = Buffer.from('302e020100300506032b656e04220420', 'hex')
const publicPrefix = Buffer.from('302a300506032b656e032100', 'hex')

const privateKeyOf = (raw: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([privatePrefix, raw]), format: 'der', type: 'pkcs8' })
const publicKeyOf = (raw: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([publicPrefix, raw]), format: 'der', type: 'spki' })
const rawPublicKey = (privateKey: KeyObject): Buffer =>
  createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length)

export interface RecoveryKey {
  publicKey: Buffer
  privateKey: Buffer
}

export const newRecoveryKey = (random: Random): RecoveryKey => {
  const privateKey = Buffer.from(random.bytes(keyBytes))
  return { privateKey, publicKey: rawPublicKey(privateKeyOf(privateKey)) }
}

const sharedKey = (own: KeyObject, other: KeyObject, ephemeral: Uint8Array, recipient: Uint8Array): Uint8Array =>
  new Uint8Array(
    hkdfSync(
      'sha256',
      diffieHellman({ privateKey: own, publicKey: other }),
      Buffer.concat([ephemeral, recipient]),
      'coulisse vault recovery box',
      keyBytes,
    ),
  )

/** Seals so that only the private half opens it. `salt` is the ephemeral public key. */
export const sealToRecovery = (random: Random, publicKey: Buffer, plaintext: Uint8Array, purpose: string): Sealed & { salt: Buffer } => {
  const ephemeral = newRecoveryKey(random)
  const key = sharedKey(privateKeyOf(ephemeral.privateKey), publicKeyOf(publicKey), ephemeral.publicKey, publicKey)
  return { ...seal(random, key, plaintext, purpose), salt: ephemeral.publicKey }
}

export const openWithRecovery = (privateKey: Buffer, box: Sealed & { salt: Buffer }, purpose: string): Buffer | undefined => {
  const own = privateKeyOf(privateKey)
  return unseal(sharedKey(own, publicKeyOf(box.salt), box.salt, rawPublicKey(own)), box, purpose)
}
