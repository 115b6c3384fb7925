/** Writes what is known of images and videos. */
import { eq } from 'drizzle-orm'
import { nameKey } from '../fold-text.ts'
import { refreshSearchText } from './library-writer.ts'
import { asset } from './schema/creators.ts'
import type { WriteTx } from './store.ts'

export const insertAsset = (tx: WriteTx, row: typeof asset.$inferInsert): void => {
  tx.db
    .insert(asset)
    .values({ ...row, nameKey: nameKey(row.fileName) })
    .run()
  refreshSearchText(tx, row.id)
}

export const updateAssetAlt = (tx: WriteTx, id: string, alt: string): void => {
  tx.db.update(asset).set({ alt }).where(eq(asset.id, id)).run()
  refreshSearchText(tx, id)
}

/** Of every asset with this content. */
export const markConverted = (tx: WriteTx, sha256: string, wish: NonNullable<typeof asset.$inferSelect.converted>): void => {
  tx.db.update(asset).set({ converted: wish }).where(eq(asset.sha256, sha256)).run()
}
