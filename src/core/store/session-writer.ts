/** Writes sessions and one-time links. Ending a session tells whoever listens. */
import { and, eq, isNull, lte } from 'drizzle-orm'
import { oneTimeLink, session } from './schema/people.ts'
import type { WriteTx } from './store.ts'

type SessionInsert = typeof session.$inferInsert
type LinkInsert = typeof oneTimeLink.$inferInsert

export const insertSession = ({ db, now }: WriteTx, row: Omit<SessionInsert, 'createdAt' | 'lastSeenAt'>): void => {
  db.insert(session)
    .values({ ...row, createdAt: now, lastSeenAt: now })
    .run()
}

export const touchSession = ({ db, now }: WriteTx, id: string, expiresAt: number): void => {
  db.update(session).set({ lastSeenAt: now, expiresAt }).where(eq(session.id, id)).run()
}

/** Ends the sessions that match. Answers how many. */
const end = (tx: WriteTx, condition: ReturnType<typeof eq>): number => {
  const ended = tx.db.delete(session).where(condition).returning({ id: session.id, userId: session.userId }).all()
  for (const { id, userId } of ended) tx.emit({ kind: 'session.ended', sessionId: id, userId })
  return ended.length
}

export const endSession = (tx: WriteTx, id: string): number => end(tx, eq(session.id, id))

/** Ends a person's sessions, all or all but one. */
export const endSessionsOf = (tx: WriteTx, userId: string, butId: string | null = null): number =>
  tx.db
    .select({ id: session.id })
    .from(session)
    .where(eq(session.userId, userId))
    .all()
    .filter(({ id }) => id !== butId)
    .reduce((count, { id }) => count + endSession(tx, id), 0)

export const endExpiredSessions = (tx: WriteTx): number => end(tx, lte(session.expiresAt, tx.now))

export const insertLink = ({ db, now }: WriteTx, row: Omit<LinkInsert, 'createdAt'>): void => {
  db.insert(oneTimeLink)
    .values({ ...row, createdAt: now })
    .run()
}

/** Uses a link up. Answers false when somebody was faster. */
export const spendLink = ({ db, now }: WriteTx, id: string): boolean =>
  db
    .update(oneTimeLink)
    .set({ usedAt: now })
    .where(and(eq(oneTimeLink.id, id), isNull(oneTimeLink.usedAt)))
    .run().changes === 1

/** Makes the links of a person that were not used worthless. */
export const removeLinksOf = ({ db }: WriteTx, userId: string): void => {
  db.delete(oneTimeLink)
    .where(and(eq(oneTimeLink.userId, userId), isNull(oneTimeLink.usedAt)))
    .run()
}
