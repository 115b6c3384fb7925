/** A new data key under a way in, with every secret sealed again: the former key opens nothing of the store any more. */
import { newId } from '../ids.ts'
import type { IdSource } from '../ids.ts'
import type { Random } from '../ports.ts'
import type { WriteTx } from '../store/store.ts'
import type { VaultReader } from '../store/vault-reader.ts'
import { insertVaultKey, insertWrap, removeOtherVaultKeys, updateSecret } from '../store/vault-writer.ts'
import { insertRecoveryWrap } from './recovery.ts'
import { openSecret, sealSecret } from './secret-box.ts'
import type { DataKey } from './secret-box.ts'
import { keyBytes } from './seal.ts'
import { wrapUnder } from './ways-in.ts'
import type { Way } from './ways-in.ts'

interface ResealDeps {
  reader: VaultReader
  random: Random
  ids: IdSource
}

export const newDataKey = ({ random, ids }: Pick<ResealDeps, 'random' | 'ids'>): DataKey => ({
  keyId: newId('key', ids),
  dataKey: Buffer.from(random.bytes(keyBytes)),
})

/** In one transaction: all of it, or none. Recovery codes given out before stay good. Answers how many secrets there are. */
export const resealAll = (tx: WriteTx, before: DataKey, next: DataKey, way: Way, deps: ResealDeps): number => {
  const { reader, random } = deps
  const secrets = reader.secrets()
  insertVaultKey(tx, next.keyId)
  for (const row of secrets) updateSecret(tx, row.id, sealSecret(random, next, row, openSecret(row, before)))
  insertWrap(tx, wrapUnder(way, next.keyId, next.dataKey, random))
  const recovery = reader.recovery()
  if (recovery) insertRecoveryWrap(tx, next.keyId, next.dataKey, recovery.publicKey, deps)
  removeOtherVaultKeys(tx, next.keyId)
  return secrets.length
}
