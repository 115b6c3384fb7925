/** Writes sets of hashtags. */
import { eq } from 'drizzle-orm'
import { hashtagSet } from './schema/library.ts'
import type { WriteTx } from './store.ts'

/** A new one, or what an old one is now. */
export const putHashtagSet = ({ db }: WriteTx, row: typeof hashtagSet.$inferInsert): void => {
  const { id: _id, createdAt: _createdAt, ...changes } = row
  db.insert(hashtagSet).values(row).onConflictDoUpdate({ target: hashtagSet.id, set: changes }).run()
}

export const markHashtagSetRemoved = ({ db, now }: WriteTx, id: string): void => {
  db.update(hashtagSet).set({ removedAt: now }).where(eq(hashtagSet.id, id)).run()
}
