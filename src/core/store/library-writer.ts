/** Writes what is known of images and videos beyond their bytes. */
import { and, eq, isNotNull } from 'drizzle-orm'
import { foldText } from '../fold-text.ts'
import { asset } from './schema/creators.ts'
import { assetWord } from './schema/library.ts'
import type { WordTopic } from './schema/library.ts'
import type { WriteTx } from './store.ts'

export interface FactChanges {
  folder?: string | undefined
  tags?: string[] | undefined
  sensitive?: boolean | undefined
  paid?: boolean | undefined
  note?: string | undefined
  alt?: string | undefined
}

/** What a search finds an asset by; written anew whenever one of its parts changes. */
export const refreshSearchText = ({ db }: WriteTx, id: string): void => {
  const row = db.select().from(asset).where(eq(asset.id, id)).get()
  if (!row) return
  const searchText = foldText([row.fileName, row.alt, ...row.tags, row.folder, row.note].join(' '))
  db.update(asset).set({ searchText }).where(eq(asset.id, id)).run()
}

export const updateFacts = (tx: WriteTx, id: string, changes: FactChanges): void => {
  tx.db.update(asset).set(changes).where(eq(asset.id, id)).run()
  refreshSearchText(tx, id)
}

export const markAssetRemoved = ({ db, now }: WriteTx, id: string): void => {
  db.update(asset).set({ removedAt: now }).where(eq(asset.id, id)).run()
}

/** Answers whether it had been removed. */
export const putAssetBack = ({ db }: WriteTx, id: string): boolean =>
  db
    .update(asset)
    .set({ removedAt: null })
    .where(and(eq(asset.id, id), isNotNull(asset.removedAt)))
    .run().changes > 0

export const putWord = ({ db }: WriteTx, row: typeof assetWord.$inferInsert): void => {
  db.insert(assetWord)
    .values(row)
    .onConflictDoUpdate({ target: [assetWord.assetId, assetWord.topic, assetWord.platform], set: row })
    .run()
}

export const takeWordBack = (
  { db }: WriteTx,
  { assetId, topic, platform }: { assetId: string; topic: WordTopic; platform: typeof assetWord.$inferSelect.platform },
): void => {
  db.delete(assetWord)
    .where(and(eq(assetWord.assetId, assetId), eq(assetWord.topic, topic), eq(assetWord.platform, platform)))
    .run()
}
