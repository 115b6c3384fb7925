/** Writes what is known of images and videos beyond their bytes. */
import { and, eq, isNotNull, lt } from 'drizzle-orm'
import { foldText, nameKey } from '../fold-text.ts'
import { asset } from './schema/creators.ts'
import { assetFingerprint, assetWord, libraryUndo } from './schema/library.ts'
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

/** For good: what people said of it and where it was used stay, what it showed does not. */
export const markAssetErased = (tx: WriteTx, id: string): void => {
  tx.db.update(asset).set({ erasedAt: tx.now, alt: '', folder: '', tags: [], note: '' }).where(eq(asset.id, id)).run()
  tx.db.delete(assetFingerprint).where(eq(assetFingerprint.assetId, id)).run()
  refreshSearchText(tx, id)
}

/** One that was deleted for good is brought in again. Answers whether it had been. */
export const reviveAsset = (tx: WriteTx, id: string, fileName: string): boolean => {
  const revived = tx.db
    .update(asset)
    .set({ erasedAt: null, removedAt: null, fileName, nameKey: nameKey(fileName), createdAt: tx.now })
    .where(and(eq(asset.id, id), isNotNull(asset.erasedAt)))
    .run().changes
  if (revived > 0) refreshSearchText(tx, id)
  return revived > 0
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

/** To another creator, without what was said of it: consent was the former one's. Answers the words it loses. */
export const moveAsset = ({ db }: WriteTx, assetId: string, creatorId: string): (typeof assetWord.$inferSelect)[] => {
  const words = db.delete(assetWord).where(eq(assetWord.assetId, assetId)).returning().all()
  db.update(asset).set({ creatorId }).where(eq(asset.id, assetId)).run()
  db.update(assetFingerprint).set({ creatorId }).where(eq(assetFingerprint.assetId, assetId)).run()
  return words
}

const keptMs = 24 * 3_600_000

/** What is older than a day is forgotten. */
export const insertUndo = ({ db, now }: WriteTx, row: Omit<typeof libraryUndo.$inferInsert, 'at'>): void => {
  db.delete(libraryUndo)
    .where(lt(libraryUndo.at, now - keptMs))
    .run()
  db.insert(libraryUndo)
    .values({ ...row, at: now })
    .run()
}

export const markUndone = ({ db, now }: WriteTx, id: string): void => {
  db.update(libraryUndo).set({ undoneAt: now }).where(eq(libraryUndo.id, id)).run()
}
