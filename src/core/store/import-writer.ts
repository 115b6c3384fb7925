/** Writes imports. */
import { eq } from 'drizzle-orm'
import { importBatch } from './schema/publishing.ts'
import type { WriteTx } from './store.ts'

export const insertImport = ({ db }: WriteTx, row: typeof importBatch.$inferInsert): void => {
  db.insert(importBatch).values(row).run()
}

export const markImportUndone = ({ db }: WriteTx, id: string): void => {
  db.update(importBatch).set({ state: 'undone' }).where(eq(importBatch.id, id)).run()
}
