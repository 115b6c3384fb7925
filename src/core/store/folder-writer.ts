/** Writes which folders are watched, and what became of their files. */
import { and, eq } from 'drizzle-orm'
import { folderWatch, watchedFile } from './schema/library.ts'
import type { WriteTx } from './store.ts'

export const putFolderWatch = ({ db }: WriteTx, row: typeof folderWatch.$inferInsert): void => {
  const { id: _id, createdAt: _createdAt, ...changes } = row
  db.insert(folderWatch).values(row).onConflictDoUpdate({ target: folderWatch.id, set: changes }).run()
}

export const deleteFolderWatch = ({ db }: WriteTx, id: string): void => {
  db.delete(folderWatch).where(eq(folderWatch.id, id)).run()
}

export const noteLooked = ({ db, now }: WriteTx, id: string): void => {
  db.update(folderWatch).set({ lookedAt: now }).where(eq(folderWatch.id, id)).run()
}

export const putWatchedFile = ({ db }: WriteTx, row: typeof watchedFile.$inferInsert): void => {
  db.insert(watchedFile)
    .values(row)
    .onConflictDoUpdate({ target: [watchedFile.watchId, watchedFile.path], set: row })
    .run()
}

/** They are looked at again. */
export const forgetRefused = ({ db }: WriteTx, watchId: string): void => {
  db.delete(watchedFile)
    .where(and(eq(watchedFile.watchId, watchId), eq(watchedFile.outcome, 'refused')))
    .run()
}

/** All are looked at again: another folder is another's files. */
export const forgetFiles = ({ db }: WriteTx, watchId: string): void => {
  db.delete(watchedFile).where(eq(watchedFile.watchId, watchId)).run()
}
