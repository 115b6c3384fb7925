/** Reads where followers are, as collected. */
import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { audienceReading } from './schema/creators.ts'
import type { Store } from './store.ts'

export type AudienceRow = typeof audienceReading.$inferSelect

export interface AudienceReader {
  /** The latest that says something; where none does, the latest. */
  best(accountId: string): AudienceRow | undefined
  latest(accountId: string): AudienceRow | undefined
}

export const createAudienceReader = ({ db }: Pick<Store, 'db'>): AudienceReader => {
  // Prepared: an agency's geography asks for each of thousands of accounts.
  const isOfAccount = eq(audienceReading.accountId, sql.placeholder('accountId'))
  const latest = db.select().from(audienceReading).where(isOfAccount).orderBy(desc(audienceReading.at)).limit(1).prepare()
  const latestTold = db
    .select()
    .from(audienceReading)
    .where(and(isOfAccount, isNotNull(audienceReading.countries)))
    .orderBy(desc(audienceReading.at))
    .limit(1)
    .prepare()
  return {
    best: (accountId) => latestTold.get({ accountId }) ?? latest.get({ accountId }),
    latest: (accountId) => latest.get({ accountId }),
  }
}
