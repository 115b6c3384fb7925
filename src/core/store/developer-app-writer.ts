/** Writes the agency's applications with platforms. */
import { eq } from 'drizzle-orm'
import { developerApp } from './schema/creators.ts'
import type { WriteTx } from './store.ts'

/** A new one, or what an old one is now. */
export const putDeveloperApp = ({ db }: WriteTx, row: typeof developerApp.$inferInsert): void => {
  const { id: _id, createdAt: _createdAt, ...changes } = row
  db.insert(developerApp).values(row).onConflictDoUpdate({ target: developerApp.id, set: changes }).run()
}

export const deleteDeveloperApp = ({ db }: WriteTx, id: string): void => {
  db.delete(developerApp).where(eq(developerApp.id, id)).run()
}
