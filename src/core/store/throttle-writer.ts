/** Writes failed attempts, and where people signed in. */
import { eq, lt, sql } from 'drizzle-orm'
import { knownOrigin, signInThrottle } from './schema/people.ts'
import type { WriteTx } from './store.ts'
import type { ThrottleRow } from './throttle-reader.ts'

export const putThrottle = ({ db }: WriteTx, row: ThrottleRow): void => {
  db.insert(signInThrottle).values(row).onConflictDoUpdate({ target: signInThrottle.key, set: row }).run()
}

export const removeThrottle = ({ db }: WriteTx, key: string): void => {
  db.delete(signInThrottle).where(eq(signInThrottle.key, key)).run()
}

/** Takes one failure back: the attempt was not one. */
export const refundThrottle = ({ db, now }: WriteTx, key: string): void => {
  db.update(signInThrottle)
    .set({ failures: sql`max(0, ${signInThrottle.failures} - 1)`, blockedUntil: now })
    .where(eq(signInThrottle.key, key))
    .run()
}

export const forgetThrottlesBefore = ({ db }: WriteTx, before: number): void => {
  db.delete(signInThrottle).where(lt(signInThrottle.lastAt, before)).run()
}

export const putKnownOrigin = ({ db, now }: WriteTx, userId: string, address: string): void => {
  db.insert(knownOrigin)
    .values({ userId, address, lastAt: now })
    .onConflictDoUpdate({ target: [knownOrigin.userId, knownOrigin.address], set: { lastAt: now } })
    .run()
}
