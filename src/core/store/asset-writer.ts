/** Writes what is known of images and videos. */
import { eq } from 'drizzle-orm'
import { asset } from './schema/creators.ts'
import type { WriteTx } from './store.ts'

export const insertAsset = ({ db }: WriteTx, row: typeof asset.$inferInsert): void => {
  db.insert(asset).values(row).run()
}

export const updateAssetAlt = ({ db }: WriteTx, id: string, alt: string): void => {
  db.update(asset).set({ alt }).where(eq(asset.id, id)).run()
}
