/** Reads accounts, what waits on each, and follower counts as collected. */
import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { PlatformId } from '../../contract/platforms.ts'
import { account } from './schema/creators.ts'
import { publication } from './schema/publishing.ts'
import type { Store } from './store.ts'

export type AccountRow = typeof account.$inferSelect

export interface AccountReader {
  /** Hot: asked for every call to a platform. */
  get(id: string): AccountRow | undefined
  /** Ids after one, in order. */
  idsAfter(id: string, limit: number): string[]
  findRemote(platform: PlatformId, remoteId: string): AccountRow | undefined
  /** By creator, then platform and handle. `creatorIds` null is everybody's. */
  list(creatorIds: readonly string[] | null): AccountRow[]
  /** Publications planned or to be tried again, by account; accounts without any are absent. */
  countWaiting(creatorIds: readonly string[] | null): ReadonlyMap<string, number>
  /** Oldest first. Hot: asked of every account when core starts. */
  followers(accountId: string, since: number): { at: number; followers: number }[]
}

const columns = Object.entries(getTableColumns(account))
  .map(([key, column]) => `${column.name} AS "${key}"`)
  .join(', ')

export const createAccountReader = ({ db, sql: raw }: Pick<Store, 'db' | 'sql'>): AccountReader => {
  const followersSince = raw.prepare<[string, number], { at: number; followers: number }>(
    'SELECT at, followers FROM follower_reading WHERE account_id = ? AND at >= ? ORDER BY at',
  )
  const byId = raw.prepare<[string], AccountRow>(`SELECT ${columns} FROM account WHERE id = ?`)
  const idsAfter = raw.prepare<[string, number], string>('SELECT id FROM account WHERE id > ? ORDER BY id LIMIT ?').pluck()
  return {
    get: (id) => byId.get(id),
    idsAfter: (id, limit) => idsAfter.all(id, limit),
    findRemote: (platform, remoteId) =>
      db
        .select()
        .from(account)
        .where(and(eq(account.platform, platform), eq(account.remoteId, remoteId)))
        .get(),
    list: (creatorIds) =>
      db
        .select()
        .from(account)
        .where(creatorIds ? inArray(account.creatorId, [...creatorIds]) : undefined)
        .orderBy(account.creatorId, account.platform, sql`${account.handle} COLLATE NOCASE`)
        .all(),
    countWaiting: (creatorIds) => {
      const rows = db
        .select({ accountId: publication.accountId, count: sql<number>`count(*)` })
        .from(publication)
        .where(
          and(
            creatorIds ? inArray(publication.creatorId, [...creatorIds]) : undefined,
            inArray(publication.state, ['awaiting_approval', 'scheduled', 'failed']),
            sql`(${publication.state} <> 'failed' OR ${publication.nextAt} IS NOT NULL)`,
          ),
        )
        .groupBy(publication.accountId)
        .all()
      return new Map(rows.map(({ accountId, count }) => [accountId, count]))
    },
    followers: (accountId, since) => followersSince.all(accountId, since),
  }
}
