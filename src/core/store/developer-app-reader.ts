/** Reads the agency's applications with platforms. */
import { asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { account, developerApp } from './schema/creators.ts'
import type { Store } from './store.ts'

export type DeveloperAppRow = typeof developerApp.$inferSelect

export interface DeveloperAppReader {
  get(id: string): DeveloperAppRow | undefined
  /** The agency's, and those of these creators; null is everybody's. */
  list(creatorIds: readonly string[] | null): DeveloperAppRow[]
  /** Accounts that consented in its name, by application; one without any is absent. */
  countAccounts(): ReadonlyMap<string, number>
}

export const createDeveloperAppReader = ({ db }: Pick<Store, 'db'>): DeveloperAppReader => ({
  get: (id) => db.select().from(developerApp).where(eq(developerApp.id, id)).get(),
  list: (creatorIds) =>
    db
      .select()
      .from(developerApp)
      .where(creatorIds ? or(isNull(developerApp.creatorId), inArray(developerApp.creatorId, [...creatorIds])) : undefined)
      .orderBy(asc(developerApp.platform), sql`${developerApp.name} COLLATE NOCASE`)
      .all(),
  countAccounts: () => {
    const rows = db
      .select({ appId: account.appId, count: sql<number>`count(*)` })
      .from(account)
      .where(sql`${account.appId} IS NOT NULL`)
      .groupBy(account.appId)
      .all()
    return new Map(rows.map(({ appId, count }) => [appId ?? '', count]))
  },
})
