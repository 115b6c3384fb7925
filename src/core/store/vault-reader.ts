/** Reads the vault's keys and secrets, all of them sealed. */
import { and, eq, isNull } from 'drizzle-orm'
import { secret, vaultKey, vaultRecovery, vaultRecoveryCode, vaultWrap } from './schema/people.ts'
import type { Store } from './store.ts'

export type WrapRow = typeof vaultWrap.$inferSelect
export type SecretRow = typeof secret.$inferSelect
export type RecoveryCodeRow = typeof vaultRecoveryCode.$inferSelect

export interface VaultReader {
  /** The data key that new secrets are sealed with. */
  activeKeyId(): string | undefined
  wraps(keyId: string): WrapRow[]
  recovery(): { id: string; publicKey: Buffer } | undefined
  unusedCodes(): RecoveryCodeRow[]
  /** Hot: read for every call to a platform. */
  secret(id: string): SecretRow | undefined
  /** Every secret; for rotation. */
  secrets(): SecretRow[]
}

export const createVaultReader = ({ db, sql }: Pick<Store, 'db' | 'sql'>): VaultReader => {
  const secretById = sql.prepare<[string], SecretRow>(
    'SELECT id, kind, key_id AS keyId, nonce, sealed, created_at AS createdAt, updated_at AS updatedAt FROM secret WHERE id = ?',
  )
  return {
    activeKeyId: () => db.select({ id: vaultKey.id }).from(vaultKey).where(eq(vaultKey.active, true)).get()?.id,
    wraps: (keyId) => db.select().from(vaultWrap).where(eq(vaultWrap.keyId, keyId)).all(),
    recovery: () => db.select({ id: vaultRecovery.id, publicKey: vaultRecovery.publicKey }).from(vaultRecovery).get(),
    unusedCodes: () =>
      db
        .select()
        .from(vaultRecoveryCode)
        .where(and(isNull(vaultRecoveryCode.usedAt)))
        .all(),
    secret: (id) => secretById.get(id),
    secrets: () => db.select().from(secret).all(),
  }
}
