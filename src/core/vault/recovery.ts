/** How recovery codes open the vault: each wraps the private half of the recovery key, to which the data key is sealed. */
import type { IdSource } from '../ids.ts'
import { newId } from '../ids.ts'
import type { Random } from '../ports.ts'
import type { WriteTx } from '../store/store.ts'
import type { RecoveryCodeRow, VaultReader, WrapRow } from '../store/vault-reader.ts'
import { insertWrap, replaceRecovery } from '../store/vault-writer.ts'
import { recoveryCodeKey } from './recovery-code.ts'
import { newRecoveryKey, openWithRecovery, sealToRecovery } from './recovery-key.ts'
import { seal, unseal } from './seal.ts'
import { wrapPurpose } from './ways-in.ts'

interface RecoveryDeps {
  random: Random
  ids: IdSource
}

const codePurpose = (recoveryId: string, codeId: string): string => `coulisse recovery 1 ${recoveryId} ${codeId}`

/** Seals the data key to the recovery key. */
export const insertRecoveryWrap = (
  tx: WriteTx,
  keyId: string,
  dataKey: Uint8Array,
  publicKey: Buffer,
  { random, ids }: RecoveryDeps,
): void => {
  const id = newId('wrp', ids)
  const { nonce, sealed, salt } = sealToRecovery(random, publicKey, dataKey, wrapPurpose('recovery', keyId, id))
  insertWrap(tx, { id, keyId, way: 'recovery', salt, nonce, wrapped: sealed })
}

/** A new recovery key under new codes; the former codes open nothing any more. Answers the public half. */
export const replaceRecoveryCodes = (tx: WriteTx, codes: readonly string[], { random, ids }: RecoveryDeps): Buffer => {
  const { publicKey, privateKey } = newRecoveryKey(random)
  const recoveryId = newId('key', ids)
  const rows = codes.map((code) => {
    const id = newId('rec', ids)
    const { nonce, sealed } = seal(random, recoveryCodeKey(code, id), privateKey, codePurpose(recoveryId, id))
    return { id, nonce, wrapped: sealed }
  })
  replaceRecovery(tx, { id: recoveryId, publicKey }, rows)
  return publicKey
}

const openedBy = (code: string, row: RecoveryCodeRow): Buffer | undefined =>
  unseal(recoveryCodeKey(code, row.id), { nonce: row.nonce, sealed: row.wrapped }, codePurpose(row.recoveryId, row.id))

/** The stored row that `code` opens, unused, with the recovery key's private half. */
export const findRecoveryCode = (code: string, reader: VaultReader): { id: string; privateKey: Buffer } | undefined => {
  for (const row of reader.unusedCodes()) {
    const privateKey = openedBy(code, row)
    if (privateKey) return { id: row.id, privateKey }
  }
  return undefined
}

/** The data key behind a recovery wrap. */
export const openRecoveryWrap = (wrap: WrapRow, privateKey: Buffer): Buffer | undefined =>
  wrap.salt
    ? openWithRecovery(
        privateKey,
        { nonce: wrap.nonce, sealed: wrap.wrapped, salt: wrap.salt },
        wrapPurpose('recovery', wrap.keyId, wrap.id),
      )
    : undefined
