/** Writes replies as read; of one that is there already, what was done to it is read anew. */
import { and, eq } from 'drizzle-orm'
import type { FiguresWithheld } from '../../contract/platforms.ts'
import { figuresWithheld, reply } from './schema/publishing.ts'
import type { WriteTx } from './store.ts'

/** Why not all figures were given when they were last asked for; null: they were. */
export const noteWithheld = ({ db, now }: WriteTx, publicationId: string, why: FiguresWithheld | null): void => {
  if (why === null) db.delete(figuresWithheld).where(eq(figuresWithheld.publicationId, publicationId)).run()
  else
    db.insert(figuresWithheld)
      .values({ publicationId, at: now, why })
      .onConflictDoUpdate({ target: figuresWithheld.publicationId, set: { at: now, why } })
      .run()
}

/** As a platform gives it. */
interface ReadReply {
  remoteId: string
  version?: string
  author: string
  text: string
  at: number
  url: string
  mine?: { like?: string | null; hidden?: boolean }
  summons?: boolean
}

export const insertReplies = ({ db }: WriteTx, publicationId: string, replies: readonly ReadReply[]): void => {
  for (const { mine, summons = null, version = null, ...rest } of replies) {
    const done = {
      ...(mine?.like !== undefined && { liked: mine.like !== null }),
      ...(mine?.hidden !== undefined && { hidden: mine.hidden }),
    }
    // It was kept by its address before.
    if (rest.remoteId !== rest.url)
      db.delete(reply)
        .where(and(eq(reply.publicationId, publicationId), eq(reply.remoteId, rest.url)))
        .run()
    db.insert(reply)
      .values({ publicationId, ...rest, version, summons, ...done })
      .onConflictDoUpdate({ target: [reply.publicationId, reply.remoteId], set: { version, summons, ...done } })
      .run()
  }
}

/** What an act on it came to. */
export const markReply = (
  { db }: WriteTx,
  publicationId: string,
  remoteId: string,
  done: Partial<Pick<typeof reply.$inferSelect, 'liked' | 'hidden'>>,
): void => {
  db.update(reply)
    .set(done)
    .where(and(eq(reply.publicationId, publicationId), eq(reply.remoteId, remoteId)))
    .run()
}
