/** Reads imports, what they brought in, and how far that has gone. */
import { and, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { PublicationState } from '../../contract/publications.ts'
import { importBatch, post, publication } from './schema/publishing.ts'
import type { Store } from './store.ts'
import { textThere } from './text-there.ts'

export type ImportRow = typeof importBatch.$inferSelect

export interface ImportedPublication {
  id: string
  postId: string
  state: PublicationState
  text: string
  remoteUrl: string | null
  removedAt: number | null
}

export interface ImportReader {
  get(id: string): ImportRow | undefined
  /** Newest first. With `reach`, those that brought something in for one of these creators. */
  list(reach: ReadonlySet<string> | null): ImportRow[]
  /** Fingerprints of imported posts of these creators that are still there. */
  fingerprints(creatorIds: readonly string[]): ReadonlySet<string>
  /** Posts of an import that are still there, with whose they are. */
  posts(importId: string): { id: string; creatorId: string }[]
  publications(importId: string): ImportedPublication[]
}

export const createImportReader = ({ db }: Pick<Store, 'db'>): ImportReader => ({
  get: (id) => db.select().from(importBatch).where(eq(importBatch.id, id)).get(),
  list: (reach) =>
    db
      .select()
      .from(importBatch)
      .where(
        reach
          ? inArray(
              importBatch.id,
              db
                .select({ id: sql<string>`${post.importId}` })
                .from(post)
                .where(and(isNotNull(post.importId), inArray(post.creatorId, [...reach]))),
            )
          : undefined,
      )
      .orderBy(desc(importBatch.at), desc(importBatch.id))
      .limit(1000)
      .all(),
  fingerprints: (creatorIds) => {
    const rows = db
      .select({ fingerprint: post.importFingerprint })
      .from(post)
      .where(and(inArray(post.creatorId, [...creatorIds]), isNotNull(post.importFingerprint), isNull(post.removedAt)))
      .all()
    return new Set(rows.flatMap(({ fingerprint }) => fingerprint ?? []))
  },
  posts: (importId) =>
    db
      .select({ id: post.id, creatorId: post.creatorId })
      .from(post)
      .where(and(eq(post.importId, importId), isNull(post.removedAt)))
      .all(),
  publications: (importId) =>
    db
      .select({
        id: publication.id,
        postId: publication.postId,
        state: publication.state,
        text: sql<string>`${sql.raw(textThere)}`,
        remoteUrl: publication.remoteUrl,
        removedAt: publication.removedAt,
      })
      .from(publication)
      .innerJoin(post, eq(post.id, publication.postId))
      .where(eq(post.importId, importId))
      .orderBy(publication.dueAt, publication.id)
      .all(),
})
