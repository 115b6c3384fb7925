/** Reads who began to follow accounts. */
import { and, desc, eq, gt } from 'drizzle-orm'
import { follower } from './schema/inbox.ts'
import type { Store } from './store.ts'

export type FollowerRow = typeof follower.$inferSelect

export interface FollowerReader {
  get(id: string): FollowerRow | undefined
  /** Of a creator, after `since` (ms UTC), the newest first. */
  list(creatorId: string, page: { since: number; limit: number }): FollowerRow[]
}

export const createFollowerReader = ({ db }: Pick<Store, 'db'>): FollowerReader => ({
  get: (id) => db.select().from(follower).where(eq(follower.id, id)).get(),
  list: (creatorId, { since, limit }) =>
    db
      .select()
      .from(follower)
      .where(and(eq(follower.creatorId, creatorId), gt(follower.at, since)))
      .orderBy(desc(follower.at), desc(follower.id))
      .limit(limit)
      .all(),
})
