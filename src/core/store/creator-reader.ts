/** Reads creators, with what an overview shows of each: accounts, and when something goes out next. */
import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { creator } from './schema/creators.ts'
import { publication } from './schema/publishing.ts'
import type { Store } from './store.ts'

export type CreatorRow = typeof creator.$inferSelect
export type CreatorOverviewRow = CreatorRow & { accountsTotal: number; accountsNeedAttention: number; nextPublicationAt: number | null }

export interface CreatorReader {
  get(id: string): CreatorRow | undefined
  overview(id: string): CreatorOverviewRow | undefined
  /** By name. `reach` null is everybody. */
  list(filter: { archived: boolean; reach: ReadonlySet<string> | null }): CreatorOverviewRow[]
  /** How many publications stand in the way of archiving: planned, on their way, or waiting for a person. */
  countOpenPublications(id: string): number
}

/** States in which a publication still has something before it. */
export const openStates = ['draft', 'awaiting_approval', 'scheduled', 'sending', 'processing', 'ambiguous', 'needs_person'] as const

export const createCreatorReader = ({ db }: Pick<Store, 'db'>): CreatorReader => {
  const overview = {
    id: creator.id,
    name: creator.name,
    pseudonyms: creator.pseudonyms,
    platforms: creator.platforms,
    zone: creator.zone,
    market: creator.market,
    constraints: creator.constraints,
    notes: creator.notes,
    approval: creator.approval,
    avatarAssetId: creator.avatarAssetId,
    archivedAt: creator.archivedAt,
    createdAt: creator.createdAt,
    updatedAt: creator.updatedAt,
    // Names written out: drizzle leaves tables out of a selection from one table, and inside these that would be another column.
    accountsTotal: sql<number>`(SELECT count(*) FROM account WHERE account.creator_id = creator.id AND account.state <> 'disconnected')`,
    accountsNeedAttention: sql<number>`(SELECT count(*) FROM account WHERE account.creator_id = creator.id AND account.state = 'needs_reconnect')`,
    nextPublicationAt: sql<
      number | null
    >`(SELECT min(due_at) FROM publication WHERE publication.creator_id = creator.id AND publication.state = 'scheduled')`,
  }
  const byId = db
    .select()
    .from(creator)
    .where(eq(creator.id, sql.placeholder('id')))
    .prepare()
  const overviewById = db
    .select(overview)
    .from(creator)
    .where(eq(creator.id, sql.placeholder('id')))
    .prepare()

  return {
    get: (id) => byId.get({ id }),
    overview: (id) => overviewById.get({ id }),
    list: ({ archived, reach }) =>
      db
        .select(overview)
        .from(creator)
        .where(
          and(archived ? isNotNull(creator.archivedAt) : isNull(creator.archivedAt), reach ? inArray(creator.id, [...reach]) : undefined),
        )
        .orderBy(sql`${creator.name} COLLATE NOCASE`, creator.id)
        .all(),
    countOpenPublications: (id) =>
      db
        .select({ count: sql<number>`count(*)` })
        .from(publication)
        .where(and(eq(publication.creatorId, id), inArray(publication.state, [...openStates])))
        .get()?.count ?? 0,
  }
}
