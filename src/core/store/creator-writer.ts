/** Writes creators. */
import { eq } from 'drizzle-orm'
import { creator } from './schema/creators.ts'
import type { WriteTx } from './store.ts'

type NewCreator = typeof creator.$inferInsert
type CreatorChanges = Partial<Omit<NewCreator, 'id' | 'createdAt' | 'updatedAt'>>

export const insertCreator = ({ db }: WriteTx, row: NewCreator): void => {
  db.insert(creator).values(row).run()
}

export const updateCreator = ({ db, now }: WriteTx, id: string, changes: CreatorChanges): void => {
  db.update(creator)
    .set({ ...changes, updatedAt: now })
    .where(eq(creator.id, id))
    .run()
}
