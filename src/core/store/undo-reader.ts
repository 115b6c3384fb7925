/** Reads what acts on the library were, so that they can be taken back. */
import { eq } from 'drizzle-orm'
import { libraryUndo } from './schema/library.ts'
import type { Store } from './store.ts'

export type UndoRow = typeof libraryUndo.$inferSelect

export interface UndoReader {
  get(id: string): UndoRow | undefined
}

export const createUndoReader = ({ db }: Pick<Store, 'db'>): UndoReader => ({
  get: (id) => db.select().from(libraryUndo).where(eq(libraryUndo.id, id)).get(),
})
