/** Writes accounts, and readings of how many follow them and where those are. */
import { eq, sql } from 'drizzle-orm'
import { account, accountDay, audienceReading, followerReading } from './schema/creators.ts'
import type { WriteTx } from './store.ts'

type NewAccount = typeof account.$inferInsert
export type AccountChanges = Partial<Omit<NewAccount, 'id' | 'creatorId' | 'platform' | 'remoteId'>>

export const insertAccount = ({ db }: WriteTx, row: NewAccount): void => {
  db.insert(account).values(row).run()
}

export const updateAccount = ({ db }: WriteTx, id: string, changes: AccountChanges): void => {
  db.update(account).set(changes).where(eq(account.id, id)).run()
}

/** One reading an instant; what the account said last is noted beside. */
export const insertAudienceReading = ({ db, now }: WriteTx, reading: Omit<typeof audienceReading.$inferInsert, 'at'>): void => {
  db.insert(audienceReading)
    .values({ ...reading, at: now })
    .onConflictDoUpdate({ target: [audienceReading.accountId, audienceReading.at], set: reading })
    .run()
  db.run(sql`INSERT OR REPLACE INTO audience_said (account_id, at, withheld, told_at, told_followers)
    SELECT last.account_id, last.at, last.withheld, told.at, told.followers
    FROM (SELECT account_id, at, withheld FROM audience_reading WHERE account_id = ${reading.accountId} ORDER BY at DESC LIMIT 1) AS last
    LEFT JOIN (SELECT at, followers FROM audience_reading WHERE account_id = ${reading.accountId} AND countries_json IS NOT NULL
      ORDER BY at DESC LIMIT 1) AS told`)
}

/** The last word about a day stands: its figures come late. */
export const putAccountDay = ({ db, now }: WriteTx, row: Omit<typeof accountDay.$inferInsert, 'at'>): void => {
  db.insert(accountDay)
    .values({ ...row, at: now })
    .onConflictDoUpdate({ target: [accountDay.accountId, accountDay.day], set: { ...row, at: now } })
    .run()
}

/** One reading an instant; unknown is not written at all. */
export const insertFollowerReading = ({ db, now }: WriteTx, accountId: string, followers: number): void => {
  db.insert(followerReading)
    .values({ accountId, at: now, followers })
    .onConflictDoUpdate({ target: [followerReading.accountId, followerReading.at], set: { followers } })
    .run()
}
