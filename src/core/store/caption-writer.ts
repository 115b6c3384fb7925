/** Writes captions. */
import { eq } from 'drizzle-orm'
import { caption } from './schema/planning.ts'
import type { WriteTx } from './store.ts'

/** A new one, or what an old one is now. */
export const putCaption = ({ db }: WriteTx, row: typeof caption.$inferInsert): void => {
  const { id: _id, createdAt: _createdAt, ...changes } = row
  db.insert(caption).values(row).onConflictDoUpdate({ target: caption.id, set: changes }).run()
}

export const markCaptionRemoved = ({ db, now }: WriteTx, id: string): void => {
  db.update(caption).set({ removedAt: now }).where(eq(caption.id, id)).run()
}
