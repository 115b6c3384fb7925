/** Reads captions. What plans read of them is in `plan-reader.ts`. */
import { and, desc, eq, isNull } from 'drizzle-orm'
import { caption } from './schema/planning.ts'
import type { UseRow } from './library-reader.ts'
import type { Store } from './store.ts'

export type CaptionRow = typeof caption.$inferSelect

export interface CaptionReader {
  /** Not those that were removed. */
  get(id: string): CaptionRow | undefined
  /** All of a creator, newest first, without those that were removed. */
  list(creatorId: string): CaptionRow[]
  /** In how many publications, not called off, a plan has used it. */
  uses(id: string): number
  /** Those publications, newest first. */
  usedIn(id: string, limit: number): UseRow[]
}

export const createCaptionReader = ({ db, sql }: Pick<Store, 'db' | 'sql'>): CaptionReader => {
  const uses = sql
    .prepare<[string], number>(
      `SELECT count(*) FROM planned JOIN publication AS p ON p.id = planned.publication_id
       WHERE planned.caption_id = ? AND p.state NOT IN ('cancelled', 'vetoed')`,
    )
    .pluck()
  const usedIn = sql.prepare<[string, number], UseRow>(
    `SELECT p.id AS publicationId, p.post_id AS postId, p.account_id AS accountId, account.handle AS accountHandle, p.platform,
       p.state, p.due_at AS dueAt, p.published_at AS publishedAt, p.remote_url AS remoteUrl
     FROM planned JOIN publication AS p ON p.id = planned.publication_id JOIN account ON account.id = p.account_id
     WHERE planned.caption_id = ? AND p.state NOT IN ('cancelled', 'vetoed') ORDER BY p.due_at DESC, p.id DESC LIMIT ?`,
  )
  return {
    usedIn: (id, limit) => usedIn.all(id, limit),
    get: (id) =>
      db
        .select()
        .from(caption)
        .where(and(eq(caption.id, id), isNull(caption.removedAt)))
        .get(),
    list: (creatorId) =>
      db
        .select()
        .from(caption)
        .where(and(eq(caption.creatorId, creatorId), isNull(caption.removedAt)))
        .orderBy(desc(caption.createdAt), desc(caption.id))
        .all(),
    uses: (id) => uses.get(id) ?? 0,
  }
}
