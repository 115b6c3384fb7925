/** Reads groups of amplifiers, their grants, and what of a creator's may be reposted. */
import { and, asc, desc, eq, inArray, isNull, sql as raw } from 'drizzle-orm'
import type { ContentKind, PlatformId } from '../../contract/platforms.ts'
import type { Market } from '../../contract/values.ts'
import { amplifierGrant, amplifierGroup } from './schema/amplifiers.ts'
import type { Store } from './store.ts'

export type AmplifierGroupRow = typeof amplifierGroup.$inferSelect
export type AmplifierGrantRow = typeof amplifierGrant.$inferSelect

/** A post that is out and was not removed, with the latest that is known of it. */
export interface RepostableRow {
  publicationId: string
  accountId: string
  accountHandle: string
  platform: PlatformId
  kind: ContentKind
  /** As it was measured; null: it is not measured yet. */
  market: Market | null
  publishedAt: number
  remoteId: string
  remoteVersion: string | null
  remoteUrl: string | null
  text: string
  likes: number | null
  comments: number | null
}

export interface AmplifierReader {
  group(id: string): AmplifierGroupRow | undefined
  /** By creator and name. `creatorIds` null: everybody's. */
  groups(creatorIds: readonly string[] | null): AmplifierGroupRow[]
  /** On and not paused. */
  running(creatorId: string): AmplifierGroupRow[]
  creatorsWithRunning(): string[]
  /** Those that stand first, then the latest. */
  grants(groupId: string): AmplifierGrantRow[]
  grant(id: string): AmplifierGrantRow | undefined
  standing(groupId: string): AmplifierGrantRow[]
  /** Groups that are on, not paused, and in which the account's grant stands. */
  runningWith(accountId: string): AmplifierGroupRow[]
  /** Went out from `since` on, ms UTC. */
  repostable(creatorId: string, since: number): RepostableRow[]
  /** Likes and comments after a day of an account's latest posts that went out in `from`–`to`. */
  engagedAfterDay(accountId: string, from: number, to: number, most: number): number[]
}

export const createAmplifierReader = ({ db, sql }: Pick<Store, 'db' | 'sql'>): AmplifierReader => {
  // The place in the index is by when it was due; what went out late went out within two days.
  const repostable = sql.prepare<{ creatorId: string; since: number }, RepostableRow>(
    `SELECT p.id AS publicationId, p.account_id AS accountId, account.handle AS accountHandle, p.platform, p.kind, m.market, p.published_at AS publishedAt,
       p.remote_id AS remoteId, p.remote_version AS remoteVersion, p.remote_url AS remoteUrl, post.text, m.likes, m.comments
     FROM publication AS p JOIN post ON post.id = p.post_id JOIN account ON account.id = p.account_id
       LEFT JOIN measured_post AS m ON m.publication_id = p.id
     WHERE p.creator_id = @creatorId AND p.state = 'published' AND p.due_at >= @since - 172800000
       AND p.published_at >= @since AND p.removed_at IS NULL AND p.remote_id IS NOT NULL AND p.elsewhere = 0`,
  )
  const engagedAfterDay = sql
    .prepare<[string, number, number, number], number>(
      `SELECT h24_engaged FROM measured_post WHERE account_id = ? AND published_at >= ? AND published_at < ? AND h24_engaged IS NOT NULL
       ORDER BY published_at DESC LIMIT ?`,
    )
    .pluck()
  const running = and(eq(amplifierGroup.isOn, true), isNull(amplifierGroup.pausedAt))
  return {
    group: (id) => db.select().from(amplifierGroup).where(eq(amplifierGroup.id, id)).get(),
    groups: (creatorIds) =>
      db
        .select()
        .from(amplifierGroup)
        .where(creatorIds ? inArray(amplifierGroup.creatorId, [...creatorIds]) : undefined)
        .orderBy(asc(amplifierGroup.creatorId), raw`${amplifierGroup.name} COLLATE NOCASE`, asc(amplifierGroup.id))
        .all(),
    running: (creatorId) =>
      db
        .select()
        .from(amplifierGroup)
        .where(and(eq(amplifierGroup.creatorId, creatorId), running))
        .orderBy(asc(amplifierGroup.id))
        .all(),
    // Few: read whole.
    creatorsWithRunning: () =>
      db
        .selectDistinct({ id: amplifierGroup.creatorId })
        .from(amplifierGroup)
        .where(running)
        .all()
        .map(({ id }) => id),
    grants: (groupId) =>
      db
        .select()
        .from(amplifierGrant)
        .where(eq(amplifierGrant.groupId, groupId))
        .orderBy(
          raw`${amplifierGrant.revokedAt} IS NOT NULL`,
          desc(amplifierGrant.revokedAt),
          asc(amplifierGrant.grantedAt),
          asc(amplifierGrant.id),
        )
        .all(),
    grant: (id) => db.select().from(amplifierGrant).where(eq(amplifierGrant.id, id)).get(),
    standing: (groupId) =>
      db
        .select()
        .from(amplifierGrant)
        .where(and(eq(amplifierGrant.groupId, groupId), isNull(amplifierGrant.revokedAt)))
        .orderBy(asc(amplifierGrant.grantedAt), asc(amplifierGrant.id))
        .all(),
    runningWith: (accountId) =>
      db
        .select({ group: amplifierGroup })
        .from(amplifierGrant)
        .innerJoin(amplifierGroup, eq(amplifierGroup.id, amplifierGrant.groupId))
        .where(and(eq(amplifierGrant.accountId, accountId), isNull(amplifierGrant.revokedAt), running))
        .all()
        .map(({ group }) => group),
    repostable: (creatorId, since) => repostable.all({ creatorId, since }),
    engagedAfterDay: (accountId, from, to, most) => engagedAfterDay.all(accountId, from, to, most),
  }
}
