/** Reads sessions and one-time links, by the hash of their token. */
import { and, desc, eq, gt, sql } from 'drizzle-orm'
import { oneTimeLink, session, user } from './schema/people.ts'
import type { Store } from './store.ts'
import type { UserRow } from './user-reader.ts'

export type SessionRow = typeof session.$inferSelect
export type LinkRow = typeof oneTimeLink.$inferSelect

export interface SessionReader {
  /** The session with its person; whether both are still good is the caller's to say. */
  byTokenHash(tokenHash: string): { session: SessionRow; user: UserRow } | undefined
  get(id: string): SessionRow | undefined
  /** A person's sessions that have not run out, last used first. */
  ofUser(userId: string, now: number): SessionRow[]
  link(tokenHash: string): LinkRow | undefined
}

export const createSessionReader = ({ db }: Pick<Store, 'db'>): SessionReader => {
  const byToken = db
    .select({ session, user })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(eq(session.tokenHash, sql.placeholder('tokenHash')))
    .prepare()
  return {
    byTokenHash: (tokenHash) => byToken.get({ tokenHash }),
    get: (id) => db.select().from(session).where(eq(session.id, id)).get(),
    ofUser: (userId, now) =>
      db
        .select()
        .from(session)
        .where(and(eq(session.userId, userId), gt(session.expiresAt, now)))
        .orderBy(desc(session.lastSeenAt), session.id)
        .all(),
    link: (tokenHash) => db.select().from(oneTimeLink).where(eq(oneTimeLink.tokenHash, tokenHash)).get(),
  }
}
