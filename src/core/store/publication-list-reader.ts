/**
 * Reads lists and counts of publications. Each list is one or several walks along an index that begins with what is
 * asked for and goes on with (due_at, id), merged: no filter sorts or scans the whole table.
 */
import type { ContentKind, PlatformId } from '../../contract/platforms.ts'
import type { PublicationState } from '../../contract/publications.ts'
import type { PublicationRow } from './publication-reader.ts'
import { createPublicationReader } from './publication-reader.ts'
import type { Store } from './store.ts'
import { textThere } from './text-there.ts'

export interface PublicationFilter {
  /** Null is everybody's. */
  creatorIds: readonly string[] | null
  accountIds?: readonly string[] | undefined
  platforms?: readonly PlatformId[] | undefined
  states?: readonly PublicationState[] | undefined
  kinds?: readonly ContentKind[] | undefined
  /** ms UTC: `from` ≤ due < `to`. */
  from?: number | undefined
  to?: number | undefined
  /** An FTS5 query, already quoted. */
  match?: string | undefined
  /** Only what a person has to look at. */
  needsPerson?: boolean | undefined
  /** Only what is a person's to post now. */
  ready?: boolean | undefined
}

export interface PublicationPlace {
  dueAt: number
  id: string
}

export interface ListedPublication extends PublicationRow {
  creatorName: string
  accountHandle: string
  text: string
  /** What goes on after it there, and how many parts of a thread are out. */
  thread: string[]
  partsOut: number
  thumbAssetId: string | null
}

export interface PublicationListReader {
  list(filter: PublicationFilter, page: { order: 'soonest' | 'latest'; after: PublicationPlace | null; limit: number }): ListedPublication[]
  get(id: string): ListedPublication | undefined
  count(filter: PublicationFilter): { state: PublicationState; count: number }[]
}

type Params = Record<string, unknown>

/** One walk: the index to walk along, and what its first columns must equal. */
export interface Walk {
  index: string
  equal: Readonly<Record<string, string>>
}

const product = (a: readonly string[], b: readonly string[]): [string, string][] =>
  a.flatMap((left) => b.map((right): [string, string] => [left, right]))

/** The narrowest walks that together hold what is asked for. Pure. */
export const walksFor = ({ creatorIds, accountIds, platforms, states, kinds, ready }: PublicationFilter): Walk[] => {
  // Few: one index holds them, whoever's they are.
  if (ready)
    return creatorIds
      ? creatorIds.map((id) => ({ index: 'publication_ready', equal: { creator_id: id } }))
      : [{ index: 'publication_ready', equal: {} }]
  if (accountIds) return accountIds.map((id) => ({ index: 'publication_by_account', equal: { account_id: id } }))
  if (creatorIds && states)
    return product(creatorIds, states).map(([id, state]) => ({ index: 'publication_by_creator_state', equal: { creator_id: id, state } }))
  if (creatorIds) return creatorIds.map((id) => ({ index: 'publication_by_creator', equal: { creator_id: id } }))
  if (states) return states.map((state) => ({ index: 'publication_by_state', equal: { state } }))
  if (platforms) return platforms.map((platform) => ({ index: 'publication_by_platform', equal: { platform } }))
  if (kinds) return kinds.map((kind) => ({ index: 'publication_by_kind', equal: { kind } }))
  return [{ index: 'publication_by_time', equal: {} }]
}

const oneOf = (column: string, name: string, values: readonly string[] | null | undefined): string[] =>
  values ? [`publication.${column} IN (SELECT value FROM json_each(@${name}))`] : []

/** What does not go on without a person: the one place that says so, for every list and count of it. Of table "publication". */
export const needsPersonSql = `(publication.state IN ('needs_person', 'missed')
  OR (publication.state = 'failed' AND publication.next_at IS NULL AND publication.failure_code IS NOT 'HELD')
  OR (publication.state = 'processing' AND publication.handed_over_at IS NOT NULL))`

/** Conditions that every row of the answer meets, whichever walk it was found on. */
export const conditions = (filter: PublicationFilter): { where: string[]; params: Params } => ({
  where: [
    ...oneOf('creator_id', 'creatorIds', filter.creatorIds),
    ...oneOf('account_id', 'accountIds', filter.accountIds),
    ...oneOf('platform', 'platforms', filter.platforms),
    ...oneOf('state', 'states', filter.states),
    ...oneOf('kind', 'kinds', filter.kinds),
    ...(filter.needsPerson ? [needsPersonSql] : []),
    ...(filter.ready ? [`publication.ready_at IS NOT NULL`] : []),
    ...(filter.from === undefined ? [] : ['publication.due_at >= @from']),
    ...(filter.to === undefined ? [] : ['publication.due_at < @to']),
  ],
  params: {
    creatorIds: JSON.stringify(filter.creatorIds),
    accountIds: JSON.stringify(filter.accountIds),
    platforms: JSON.stringify(filter.platforms),
    states: JSON.stringify(filter.states),
    kinds: JSON.stringify(filter.kinds),
    from: filter.from,
    to: filter.to,
    match: filter.match,
  },
})

/** What was searched for is in one of its post's texts, whichever of them goes out there. */
export const searched = `publication.post_id IN (SELECT post.id FROM post_text JOIN post ON post.rowid_key = post_text.rowid WHERE post_text MATCH @match)`

/** The ids of one page along one walk, in order. Exported for the test that reads its query plan. */
export const walkSql = (
  walk: Walk,
  filter: PublicationFilter,
  page: { order: 'soonest' | 'latest'; after: PublicationPlace | null },
): { sql: string; params: Params } => {
  const { where, params } = conditions(filter)
  const isSoonest = page.order === 'soonest'
  const equal = Object.entries(walk.equal)
  const all = [
    ...equal.map(([column], at) => `publication.${column} = @equal${at}`),
    ...where,
    ...(page.after ? [`(publication.due_at, publication.id) ${isSoonest ? '>' : '<'} (@afterDueAt, @afterId)`] : []),
  ]
  const direction = isSoonest ? 'ASC' : 'DESC'
  return {
    sql: `SELECT publication.id, publication.due_at AS dueAt FROM publication INDEXED BY ${walk.index} ${all.length > 0 ? `WHERE ${all.join(' AND ')}` : ''}
          ORDER BY publication.due_at ${direction}, publication.id ${direction} LIMIT @limit`,
    params: {
      ...params,
      ...Object.fromEntries(equal.map(([, value], at) => [`equal${at}`, value])),
      afterDueAt: page.after?.dueAt,
      afterId: page.after?.id,
    },
  }
}

type Around = Pick<ListedPublication, 'creatorName' | 'accountHandle' | 'text' | 'partsOut' | 'thumbAssetId'> & { further: string | null }

/** Whether a text goes on in answers to itself there. */
export type ThreadsOn = (platform: PlatformId) => boolean

export const createPublicationListReader = (store: Pick<Store, 'sql'>, threadsOn: ThreadsOn): PublicationListReader => {
  const { sql } = store
  const { get: row } = createPublicationReader(store)
  const around = sql.prepare<[string], Around>(
    `SELECT creator.name AS creatorName, account.handle AS accountHandle, ${textThere} AS text,
       post.thread_json AS further,
       (SELECT count(*) FROM publication_part WHERE publication_part.publication_id = publication.id) AS partsOut,
       (SELECT post_asset.asset_id FROM post_asset WHERE post_asset.post_id = post.id ORDER BY post_asset.position LIMIT 1) AS thumbAssetId
     FROM publication JOIN creator ON creator.id = publication.creator_id JOIN account ON account.id = publication.account_id JOIN post ON post.id = publication.post_id
     WHERE publication.id = ?`,
  )
  const get = (id: string): ListedPublication | undefined => {
    const found = row(id)
    const raw = found && around.get(id)
    if (!found || !raw) return undefined
    const { further, ...more } = raw
    return { ...found, ...more, thread: further !== null && threadsOn(found.platform) ? (JSON.parse(further) as string[]) : [] }
  }

  const searchIds = (
    filter: PublicationFilter,
    page: { order: 'soonest' | 'latest'; after: PublicationPlace | null; limit: number },
  ): PublicationPlace[] => {
    const { where, params } = conditions(filter)
    const isSoonest = page.order === 'soonest'
    const after = page.after ? [`(publication.due_at, publication.id) ${isSoonest ? '>' : '<'} (@afterDueAt, @afterId)`] : []
    const direction = isSoonest ? 'ASC' : 'DESC'
    return sql
      .prepare<[Params], PublicationPlace>(
        `SELECT publication.id, publication.due_at AS dueAt FROM publication INDEXED BY publication_by_post WHERE ${[searched, ...where, ...after].join(' AND ')}
         ORDER BY publication.due_at ${direction}, publication.id ${direction} LIMIT @limit`,
      )
      .all({ ...params, afterDueAt: page.after?.dueAt, afterId: page.after?.id, limit: page.limit })
  }

  const listIds = (
    filter: PublicationFilter,
    page: { order: 'soonest' | 'latest'; after: PublicationPlace | null; limit: number },
  ): PublicationPlace[] => {
    if (filter.match !== undefined) return searchIds(filter, page)
    const places = walksFor(filter).flatMap((walk) => {
      const { sql: query, params } = walkSql(walk, filter, page)
      return sql.prepare<[Params], PublicationPlace>(query).all({ ...params, limit: page.limit })
    })
    const sign = page.order === 'soonest' ? 1 : -1
    return places.toSorted((a, b) => sign * (a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))).slice(0, page.limit)
  }

  return {
    get,
    list: (filter, page) => listIds(filter, page).flatMap(({ id }) => get(id) ?? []),
    count: (filter) => {
      const { where, params } = conditions(filter)
      const all = [...(filter.match === undefined ? [] : [searched]), ...where]
      return sql
        .prepare<[Params], { state: PublicationState; count: number }>(
          `SELECT state, count(*) AS count FROM publication ${all.length > 0 ? `WHERE ${all.join(' AND ')}` : ''} GROUP BY state`,
        )
        .all(params)
    },
  }
}
