/** Reads which folders are watched, and what became of their files. */
import { and, asc, desc, eq } from 'drizzle-orm'
import { folderWatch, watchedFile } from './schema/library.ts'
import type { Store } from './store.ts'

export type FolderWatchRow = typeof folderWatch.$inferSelect
export type WatchedFileRow = typeof watchedFile.$inferSelect

export interface FolderReader {
  get(id: string): FolderWatchRow | undefined
  list(creatorId: string): FolderWatchRow[]
  all(): FolderWatchRow[]
  /** By path below the folder: size and time when it was looked at. */
  seen(watchId: string): Map<string, string>
  counts(watchId: string): Record<WatchedFileRow['outcome'], number>
  refused(watchId: string, limit: number): WatchedFileRow[]
}

/** Another size or time is another file. */
export const fileState = ({ bytes, modifiedAt }: { bytes: number; modifiedAt: number }): string => `${bytes} ${modifiedAt}`

export const createFolderReader = ({ db, sql }: Pick<Store, 'db' | 'sql'>): FolderReader => {
  const counts = sql.prepare<[string], { outcome: WatchedFileRow['outcome']; count: number }>(
    'SELECT outcome, count(*) AS count FROM watched_file WHERE watch_id = ? GROUP BY outcome',
  )
  const seen = sql.prepare<[string], { path: string; bytes: number; modifiedAt: number }>(
    'SELECT path, bytes, modified_at AS modifiedAt FROM watched_file WHERE watch_id = ?',
  )
  return {
    get: (id) => db.select().from(folderWatch).where(eq(folderWatch.id, id)).get(),
    list: (creatorId) =>
      db.select().from(folderWatch).where(eq(folderWatch.creatorId, creatorId)).orderBy(asc(folderWatch.createdAt)).all(),
    all: () => db.select().from(folderWatch).all(),
    seen: (watchId) => new Map(seen.all(watchId).map(({ path, ...file }) => [path, fileState(file)])),
    counts: (watchId) => ({
      added: 0,
      known: 0,
      refused: 0,
      ...Object.fromEntries(counts.all(watchId).map(({ outcome, count }) => [outcome, count])),
    }),
    refused: (watchId, limit) =>
      db
        .select()
        .from(watchedFile)
        .where(and(eq(watchedFile.watchId, watchId), eq(watchedFile.outcome, 'refused')))
        .orderBy(desc(watchedFile.at))
        .limit(limit)
        .all(),
  }
}
