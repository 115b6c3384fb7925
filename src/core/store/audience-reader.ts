/** Reads where followers are, as collected. */
import { desc, eq, sql } from 'drizzle-orm'
import { audienceReading } from './schema/creators.ts'
import type { Store } from './store.ts'

export type AudienceRow = typeof audienceReading.$inferSelect

export interface AudienceReader {
  /** The latest that says something; where none does, the latest. */
  best(accountId: string): AudienceRow | undefined
  latest(accountId: string): AudienceRow | undefined
}

export const createAudienceReader = ({ db }: Pick<Store, 'db'>): AudienceReader => {
  const of = (accountId: string) => db.select().from(audienceReading).where(eq(audienceReading.accountId, accountId))
  return {
    best: (accountId) =>
      of(accountId)
        .orderBy(sql`${audienceReading.countries} IS NULL`, desc(audienceReading.at))
        .limit(1)
        .get(),
    latest: (accountId) => of(accountId).orderBy(desc(audienceReading.at)).limit(1).get(),
  }
}
