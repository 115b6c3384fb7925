/** Writes the vault's keys and secrets. Nothing here is ever plain. */
import { eq, ne } from 'drizzle-orm'
import { secret, vaultKey, vaultRecovery, vaultRecoveryCode, vaultWrap } from './schema/people.ts'
import type { WriteTx } from './store.ts'

type NewWrap = Omit<typeof vaultWrap.$inferInsert, 'createdAt'>
type NewSecret = Omit<typeof secret.$inferInsert, 'createdAt' | 'updatedAt'>

/** Makes `id` the active data key. */
export const insertVaultKey = ({ db, now }: WriteTx, id: string): void => {
  db.update(vaultKey).set({ active: false }).run()
  db.insert(vaultKey).values({ id, active: true, createdAt: now }).run()
}

/** Removes every data key but `id`, with its wraps. No secret may be left under them. */
export const removeOtherVaultKeys = ({ db }: WriteTx, id: string): void => {
  db.delete(vaultKey).where(ne(vaultKey.id, id)).run()
}

export const insertWrap = ({ db, now }: WriteTx, wrap: NewWrap): void => {
  db.insert(vaultWrap)
    .values({ ...wrap, createdAt: now })
    .run()
}

export const removeWrap = ({ db }: WriteTx, id: string): void => {
  db.delete(vaultWrap).where(eq(vaultWrap.id, id)).run()
}

/** Puts a recovery key and its codes in the place of the former ones. */
export const replaceRecovery = (
  { db, now }: WriteTx,
  recovery: { id: string; publicKey: Buffer },
  codes: readonly { id: string; nonce: Buffer; wrapped: Buffer }[],
): void => {
  db.delete(vaultRecovery).run()
  db.insert(vaultRecovery)
    .values({ ...recovery, createdAt: now })
    .run()
  db.insert(vaultRecoveryCode)
    .values(codes.map((code) => ({ ...code, recoveryId: recovery.id })))
    .run()
}

/** Uses a code up. Its wrap is overwritten, so that even a known code opens nothing in this file again. */
export const useRecoveryCode = ({ db, now }: WriteTx, id: string): void => {
  db.update(vaultRecoveryCode)
    .set({ usedAt: now, wrapped: Buffer.alloc(0) })
    .where(eq(vaultRecoveryCode.id, id))
    .run()
}

export const insertSecret = ({ db, now }: WriteTx, row: NewSecret): void => {
  db.insert(secret)
    .values({ ...row, createdAt: now, updatedAt: now })
    .run()
}

export const updateSecret = ({ db, now }: WriteTx, id: string, sealed: { keyId: string; nonce: Buffer; sealed: Buffer }): void => {
  db.update(secret)
    .set({ ...sealed, updatedAt: now })
    .where(eq(secret.id, id))
    .run()
}

export const deleteSecret = ({ db }: WriteTx, id: string): void => {
  db.delete(secret).where(eq(secret.id, id)).run()
}
