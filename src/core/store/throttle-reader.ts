/** Reads failed attempts, and where people signed in before. */
import { and, eq, sql } from 'drizzle-orm'
import { knownOrigin, signInThrottle } from './schema/people.ts'
import type { Store } from './store.ts'

export type ThrottleRow = typeof signInThrottle.$inferSelect

export interface ThrottleReader {
  get(key: string): ThrottleRow | undefined
  /** Whether this person signed in from there since `since`. */
  isKnownOrigin(userId: string, address: string, since: number): boolean
}

export const createThrottleReader = ({ db }: Pick<Store, 'db'>): ThrottleReader => ({
  get: (key) => db.select().from(signInThrottle).where(eq(signInThrottle.key, key)).get(),
  isKnownOrigin: (userId, address, since) =>
    db
      .select({ one: sql`1` })
      .from(knownOrigin)
      .where(and(eq(knownOrigin.userId, userId), eq(knownOrigin.address, address), sql`${knownOrigin.lastAt} >= ${since}`))
      .get() !== undefined,
})
