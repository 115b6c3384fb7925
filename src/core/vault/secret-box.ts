/** Secrets as rows: sealed under a data key, bound to their id, kind and key. */
import type { Random } from '../ports.ts'
import type { SecretRow } from '../store/vault-reader.ts'
import { seal, unseal } from './seal.ts'
import type { Sealed } from './seal.ts'

export interface DataKey {
  keyId: string
  dataKey: Buffer
}

const purposeOf = ({ id, kind, keyId }: Pick<SecretRow, 'id' | 'kind' | 'keyId'>): string => `coulisse secret 1 ${id} ${kind} ${keyId}`

export const sealSecret = (
  random: Random,
  { keyId, dataKey }: DataKey,
  { id, kind }: Pick<SecretRow, 'id' | 'kind'>,
  plaintext: Uint8Array,
): Sealed & { keyId: string } => ({ keyId, ...seal(random, dataKey, plaintext, purposeOf({ id, kind, keyId })) })

/** Throws when the row was changed, moved or belongs to another key: none of it happens by itself. */
export const openSecret = (row: SecretRow, { keyId, dataKey }: DataKey): Buffer => {
  const plaintext = row.keyId === keyId ? unseal(dataKey, row, purposeOf(row)) : undefined
  if (!plaintext) throw new Error(`secret ${row.id} does not open: its row was changed`)
  return plaintext
}
