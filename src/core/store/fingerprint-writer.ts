/** Writes what pictures look like. */
import { assetFingerprint } from './schema/library.ts'
import type { WriteTx } from './store.ts'

export const putFingerprint = ({ db }: WriteTx, row: typeof assetFingerprint.$inferInsert): void => {
  db.insert(assetFingerprint).values(row).onConflictDoUpdate({ target: assetFingerprint.assetId, set: row }).run()
}
