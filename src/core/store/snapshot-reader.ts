/** Reads figures, replies and the history of a publication. */
import { asc, eq } from 'drizzle-orm'
import { figuresWithheld, publicationLog, reply, snapshot } from './schema/publishing.ts'
import type { Store } from './store.ts'

export type SnapshotRow = typeof snapshot.$inferSelect
export type WithheldRow = typeof figuresWithheld.$inferSelect
export type ReplyRow = typeof reply.$inferSelect
export type LogRow = typeof publicationLog.$inferSelect

export interface SnapshotReader {
  /** Oldest first. */
  ofPublication(publicationId: string): SnapshotRow[]
  /** Why some were not given when they were last asked for. */
  withheld(publicationId: string): WithheldRow | undefined
  /** Oldest first. */
  replies(publicationId: string): ReplyRow[]
  history(publicationId: string): LogRow[]
}

export const createSnapshotReader = ({ db }: Pick<Store, 'db'>): SnapshotReader => ({
  ofPublication: (id) => db.select().from(snapshot).where(eq(snapshot.publicationId, id)).orderBy(asc(snapshot.at)).all(),
  withheld: (id) => db.select().from(figuresWithheld).where(eq(figuresWithheld.publicationId, id)).get(),
  replies: (id) => db.select().from(reply).where(eq(reply.publicationId, id)).orderBy(asc(reply.at), asc(reply.url)).all(),
  history: (id) => db.select().from(publicationLog).where(eq(publicationLog.publicationId, id)).orderBy(asc(publicationLog.seq)).all(),
})
