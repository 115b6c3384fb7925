/** Writes replies as read; of one that is there already, what was done to it is read anew. */
import { and, eq } from 'drizzle-orm'
import { reply } from './schema/publishing.ts'
import type { WriteTx } from './store.ts'

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
