/** Reads sets of hashtags. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import { hashtagSet } from './schema/library.ts'
import type { Store } from './store.ts'

export type HashtagSetRow = typeof hashtagSet.$inferSelect

export interface HashtagReader {
  /** Not those that were removed. */
  get(id: string): HashtagSetRow | undefined
  /** Of a creator, by name. */
  list(creatorId: string): HashtagSetRow[]
}

export const createHashtagReader = ({ db }: Pick<Store, 'db'>): HashtagReader => ({
  get: (id) =>
    db
      .select()
      .from(hashtagSet)
      .where(and(eq(hashtagSet.id, id), isNull(hashtagSet.removedAt)))
      .get(),
  list: (creatorId) =>
    db
      .select()
      .from(hashtagSet)
      .where(and(eq(hashtagSet.creatorId, creatorId), isNull(hashtagSet.removedAt)))
      .orderBy(asc(hashtagSet.name))
      .all(),
})
