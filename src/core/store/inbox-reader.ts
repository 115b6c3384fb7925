/**
 * Reads what people say to accounts. A list is one or several walks along an index that begins with what is asked for and
 * goes on with (at, id), merged: no filter sorts or scans the whole table.
 */
import { and, asc, eq, getTableColumns, isNull, or, placeholder } from 'drizzle-orm'
import type { InboxFound, InboxKind } from '../../contract/inbox.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import { inboxCorrection, inboxItem, inboxSource, inboxThreshold, savedReply } from './schema/inbox.ts'
import { account, creator } from './schema/creators.ts'
import { user } from './schema/people.ts'
import type { Store } from './store.ts'

export type InboxRow = typeof inboxItem.$inferSelect
export type InboxCorrectionRow = typeof inboxCorrection.$inferSelect
export type InboxThresholdRow = typeof inboxThreshold.$inferSelect
export type InboxSourceRow = typeof inboxSource.$inferSelect
export type SavedReplyRow = typeof savedReply.$inferSelect

export interface ListedItem extends InboxRow {
  creatorName: string
  accountHandle: string
  assignedName: string | null
}

export interface InboxFilter {
  /** Null is everybody's. */
  creatorIds: readonly string[] | null
  accountId?: string | undefined
  platform?: PlatformId | undefined
  kind?: InboxKind | undefined
  states: readonly ('new' | 'done')[]
  /** Of those that are done: whether they came so, being of before. Absent: either. */
  earlier?: boolean | undefined
  /** Null: nobody's. */
  assignedTo?: string | null | undefined
  found?: InboxFound | undefined
  /** It carries this one. */
  tag?: string | undefined
  /** An FTS5 query, already quoted. */
  match?: string | undefined
}

export interface InboxPlace {
  at: number
  id: string
}

export interface UnjudgedItem {
  id: string
  creatorId: string
  text: string
  post: string | null
}

export interface SureRow {
  language: number | null
  spam: number | null
  sentiment: number | null
  relevance: number | null
}

export interface CorrectedItem extends Pick<InboxCorrectionRow, 'aspect' | 'value'> {
  text: string
  post: string | null
}

export interface InboxReader {
  get(id: string): InboxRow | undefined
  listed(id: string): ListedItem | undefined
  byRemote(accountId: string, remoteId: string): InboxRow | undefined
  /** Newest first. */
  list(filter: InboxFilter, page: { after: InboxPlace | null; limit: number }): ListedItem[]
  /** All that are put on something, by name. `creatorIds` null: everybody's. */
  tags(creatorIds: readonly string[] | null): string[]
  /** At most `upTo`. */
  count(filter: InboxFilter, upTo: number): number
  /** All of one person on an account, and of one conversation: the newest `limit`, oldest first. */
  around(item: Pick<InboxRow, 'accountId' | 'author' | 'conversation'>, limit: number): InboxRow[]
  source(accountId: string): InboxSourceRow | undefined
  /** When the latest that others said to it was said, ms UTC. */
  newestOf(accountId: string): number | null
  /** Who may have an item of this creator in hand. */
  people(creatorId: string): { id: string; name: string }[]
  /** Who may have an item of one of these creators (null: of anybody) in hand. */
  colleagues(creatorIds: readonly string[] | null): { id: string; name: string }[]
  /** The agency's, and one creator's, by name. */
  savedReplies(creatorId: string | null): SavedReplyRow[]
  savedReply(id: string): SavedReplyRow | undefined
  /** What is not judged, the newest first, with the post's words. */
  unjudged(limit: number): UnjudgedItem[]
  /** The latest that people made for this creator, oldest first, with what they were made of. */
  corrections(creatorId: string, limit: number): CorrectedItem[]
  correctionCount(creatorId: string): number
  /** How sure it was of the latest of a creator's that were judged, by nobody's hand. */
  sureness(creatorId: string, limit: number): SureRow[]
  correctionsOf(itemId: string): InboxCorrectionRow[]
  thresholds(creatorId: string): InboxThresholdRow | undefined
  /** The publication that left this on the platform. */
  publicationOf(accountId: string, remoteId: string): string | undefined
}

type Params = Record<string, unknown>
/** So many are sorted in a few milliseconds. */
const manyMatches = 2000
interface Walk {
  /** Along what carries a tag. */
  isOfTag?: true
  index: string
  equal: Readonly<Record<string, string>>
}

/** Of more creators than so many, what is asked for is walked along whole: each walk costs a little, whatever it finds. */
const mostWalks = 64

/** The narrowest walks that together hold what is asked for. Pure. */
export const inboxWalks = ({ creatorIds, accountId, platform, kind, states, earlier, assignedTo, found, tag }: InboxFilter): Walk[] =>
  states.flatMap((state): Walk[] => {
    if (tag !== undefined && creatorIds && creatorIds.length <= mostWalks)
      return creatorIds.map((id) => ({ isOfTag: true, index: 'inbox_tag_by_creator', equal: { creator_id: id, tag, state } }))
    if (tag !== undefined) return [{ isOfTag: true, index: 'inbox_tag_by_tag', equal: { tag, state } }]
    // They are older than all that was done here: past that nobody walks.
    if (earlier === true && creatorIds && creatorIds.length <= mostWalks)
      return creatorIds.map((id) => ({ index: 'inbox_earlier_of_creator', equal: { creator_id: id } }))
    if (earlier === true) return [{ index: 'inbox_earlier', equal: {} }]
    // There are few of these, whosever they are.
    if (found === 'spam' || found === 'negative') return [{ index: `inbox_${found}`, equal: { state } }]
    if (assignedTo != null) return [{ index: 'inbox_by_assigned', equal: { assigned_to: assignedTo, state } }]
    if (accountId !== undefined) return [{ index: 'inbox_by_account', equal: { account_id: accountId, state } }]
    if (creatorIds && creatorIds.length <= mostWalks)
      return creatorIds.map((id) => ({ index: 'inbox_by_creator', equal: { creator_id: id, state } }))
    if (kind !== undefined) return [{ index: 'inbox_by_kind', equal: { kind, state } }]
    if (platform !== undefined) return [{ index: 'inbox_by_platform', equal: { platform, state } }]
    return [{ index: 'inbox_by_state', equal: { state } }]
  })

const foundIs: Record<InboxFound, string> = {
  spam: 'inbox_item.spam = 1',
  negative: "inbox_item.sentiment = 'negative'",
  relevant: 'inbox_item.relevance = 1',
}

const conditions = (filter: InboxFilter): { where: string[]; params: Params } => ({
  where: [
    ...(filter.creatorIds ? ['inbox_item.creator_id IN (SELECT value FROM json_each(@creatorIds))'] : []),
    ...(filter.accountId === undefined ? [] : ['inbox_item.account_id = @accountId']),
    ...(filter.platform === undefined ? [] : ['inbox_item.platform = @platform']),
    ...(filter.earlier === undefined ? [] : [`inbox_item.earlier = ${filter.earlier ? 1 : 0}`]),
    ...(filter.found === undefined ? [] : [foundIs[filter.found]]),
    ...(filter.kind === undefined ? [] : ['inbox_item.kind = @kind']),
    ...(filter.assignedTo === undefined ? [] : ['inbox_item.assigned_to IS @assignedTo']),
    ...(filter.tag === undefined ? [] : ['EXISTS (SELECT 1 FROM inbox_tag AS has WHERE has.item_id = inbox_item.id AND has.tag = @tag)']),
    ...(filter.match === undefined ? [] : ['inbox_item.rowid_key IN (SELECT rowid FROM inbox_text WHERE inbox_text MATCH @match)']),
  ],
  params: {
    creatorIds: JSON.stringify(filter.creatorIds),
    accountId: filter.accountId,
    platform: filter.platform,
    kind: filter.kind,
    states: JSON.stringify(filter.states),
    assignedTo: filter.assignedTo,
    tag: filter.tag,
    match: filter.match,
  },
})

/** One page along one walk. Exported for the test that reads its query plan. */
export const inboxWalkSql = (walk: Walk, filter: InboxFilter, after: InboxPlace | null): { sql: string; params: Params } => {
  const { where, params } = conditions(filter)
  const equal = Object.entries(walk.equal)
  const [table, id] = walk.isOfTag ? (['inbox_tag', 'item_id'] as const) : (['inbox_item', 'id'] as const)
  const all = [
    ...equal.map(([column], at) => `${table}.${column} = @equal${at}`),
    ...where,
    ...(after ? [`(${table}.at, ${table}.${id}) < (@afterAt, @afterId)`] : []),
  ]
  const from = walk.isOfTag
    ? `inbox_tag INDEXED BY ${walk.index} CROSS JOIN inbox_item ON inbox_item.id = inbox_tag.item_id`
    : `inbox_item INDEXED BY ${walk.index}`
  return {
    sql: `SELECT inbox_item.id, inbox_item.at FROM ${from} WHERE ${all.join(' AND ')}
          ORDER BY ${table}.at DESC, ${table}.${id} DESC LIMIT @limit`,
    params: {
      ...params,
      ...Object.fromEntries(equal.map(([, value], at) => [`equal${at}`, value])),
      afterAt: after?.at,
      afterId: after?.id,
    },
  }
}

export const createInboxReader = ({ db, sql }: Pick<Store, 'db' | 'sql'>): InboxReader => {
  const one = db
    .select()
    .from(inboxItem)
    .where(eq(inboxItem.id, placeholder('id')))
    .prepare()
  const oneListed = db
    .select({ ...getTableColumns(inboxItem), creatorName: creator.name, accountHandle: account.handle, assignedName: user.name })
    .from(inboxItem)
    .innerJoin(creator, eq(creator.id, inboxItem.creatorId))
    .innerJoin(account, eq(account.id, inboxItem.accountId))
    .leftJoin(user, eq(user.id, inboxItem.assignedTo))
    .where(eq(inboxItem.id, placeholder('id')))
    .prepare()
  const get = (id: string): InboxRow | undefined => one.get({ id })
  const listed = (id: string): ListedItem | undefined => oneListed.get({ id })
  /** There are few shapes, and each is asked again and again. */
  const statements = new Map<string, ReturnType<typeof sql.prepare<[Params]>>>()
  const prepared = <T>(query: string): Pick<ReturnType<typeof sql.prepare<[Params], T>>, 'all' | 'get'> => {
    const known = statements.get(query) ?? sql.prepare<[Params]>(query)
    statements.set(query, known)
    return known as ReturnType<typeof sql.prepare<[Params], T>>
  }
  const matching = sql
    .prepare<[string, number], number>('SELECT count(*) FROM (SELECT 1 FROM inbox_text WHERE inbox_text MATCH ? LIMIT ?)')
    .pluck()
  /** From one to the next, however many carry each. */
  const eachTag = (of: string) =>
    sql
      .prepare<[{ id?: string }], string>(
        `WITH RECURSIVE each_tag (tag) AS (
         SELECT min(tag) FROM inbox_tag WHERE ${of}
         UNION ALL SELECT (SELECT min(tag) FROM inbox_tag WHERE ${of} AND inbox_tag.tag > each_tag.tag) FROM each_tag WHERE each_tag.tag IS NOT NULL
       ) SELECT tag FROM each_tag WHERE tag IS NOT NULL`,
      )
      .pluck()
  const [tagsOfAll, tagsOfCreator] = [eachTag('true'), eachTag('creator_id = @id')]
  const listIds = (filter: InboxFilter, { after, limit }: { after: InboxPlace | null; limit: number }): InboxPlace[] => {
    // Few matches are sorted; many are met soon on the way down.
    if (filter.match !== undefined && (matching.get(filter.match, manyMatches) ?? 0) < manyMatches) {
      const { where, params } = conditions(filter)
      const all = [
        'inbox_item.state IN (SELECT value FROM json_each(@states))',
        ...where,
        ...(after ? ['(inbox_item.at, inbox_item.id) < (@afterAt, @afterId)'] : []),
      ]
      return prepared<InboxPlace>(
        `SELECT inbox_item.id, inbox_item.at FROM inbox_item NOT INDEXED WHERE ${all.join(' AND ')} ORDER BY inbox_item.at DESC, inbox_item.id DESC LIMIT @limit`,
      ).all({ ...params, afterAt: after?.at, afterId: after?.id, limit })
    }
    return inboxWalks(filter)
      .flatMap((walk) => {
        const { sql: query, params } = inboxWalkSql(walk, filter, after)
        return prepared<InboxPlace>(query).all({ ...params, limit })
      })
      .toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
      .slice(0, limit)
  }
  const newest = (column: 'author' | 'conversation') =>
    sql
      .prepare<[string, string, number], string>(
        `SELECT id FROM inbox_item INDEXED BY inbox_by_${column === 'author' ? 'person' : 'conversation'} WHERE account_id = ? AND ${column} = ? ORDER BY at DESC LIMIT ?`,
      )
      .pluck()
  const newestIn = sql
    .prepare<[string, string], number | null>(
      'SELECT max(at) FROM inbox_item INDEXED BY inbox_by_account WHERE account_id = ? AND state = ?',
    )
    .pluck()
  const sourceOf = db
    .select()
    .from(inboxSource)
    .where(eq(inboxSource.accountId, placeholder('accountId')))
    .prepare()
  const publicationAt = sql
    .prepare<[string, string], string>('SELECT id FROM publication WHERE account_id = ? AND remote_id = ? LIMIT 1')
    .pluck()
  const [ofPerson, ofConversation] = [newest('author'), newest('conversation')]
  return {
    get,
    listed,
    byRemote: (accountId, remoteId) =>
      db
        .select()
        .from(inboxItem)
        .where(and(eq(inboxItem.accountId, accountId), eq(inboxItem.remoteId, remoteId)))
        .get(),
    list: (filter, page) => listIds(filter, page).flatMap(({ id }) => listed(id) ?? []),
    tags: (creatorIds) => {
      const found = creatorIds === null ? tagsOfAll.all({}) : creatorIds.flatMap((id) => tagsOfCreator.all({ id }))
      return [...new Set(found)].toSorted((a, b) => a.localeCompare(b))
    },
    count: (filter, upTo) => {
      let found = 0
      for (const walk of inboxWalks(filter)) {
        const { sql: query, params } = inboxWalkSql(walk, filter, null)
        found += prepared<{ found: number }>(`SELECT count(*) AS found FROM (${query})`).get({ ...params, limit: upTo - found })?.found ?? 0
        if (found >= upTo) break
      }
      return found
    },
    around: ({ accountId, author, conversation }, limit) =>
      [...new Set([...ofPerson.all(accountId, author, limit), ...ofConversation.all(accountId, conversation, limit)])]
        .flatMap((id) => get(id) ?? [])
        .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
        .slice(-limit),
    source: (accountId) => sourceOf.get({ accountId }),
    newestOf: (accountId) => {
      const times = (['new', 'done'] as const).flatMap((state) => newestIn.get(accountId, state) ?? [])
      return times.length === 0 ? null : Math.max(...times)
    },
    people: (creatorId) =>
      sql
        .prepare<[string], { id: string; name: string }>(
          `SELECT id, name FROM user WHERE state = 'active' AND (role = 'admin' OR (role = 'manager' AND EXISTS
             (SELECT 1 FROM user_creator WHERE user_creator.user_id = user.id AND user_creator.creator_id = ?))) ORDER BY name COLLATE NOCASE, id`,
        )
        .all(creatorId),
    colleagues: (creatorIds) =>
      prepared<{ id: string; name: string }>(
        `SELECT id, name FROM user WHERE state = 'active' AND (role = 'admin' OR (role = 'manager' AND (@creatorIds IS NULL OR EXISTS
           (SELECT 1 FROM user_creator WHERE user_creator.user_id = user.id AND user_creator.creator_id IN (SELECT value FROM json_each(@creatorIds))))))
         ORDER BY name COLLATE NOCASE, id`,
      ).all({ creatorIds: creatorIds && JSON.stringify(creatorIds) }),
    savedReplies: (creatorId) =>
      db
        .select()
        .from(savedReply)
        .where(creatorId === null ? isNull(savedReply.creatorId) : or(isNull(savedReply.creatorId), eq(savedReply.creatorId, creatorId)))
        .orderBy(asc(savedReply.name), asc(savedReply.id))
        .all(),
    unjudged: (limit) =>
      sql
        .prepare<[number], UnjudgedItem>(
          `SELECT inbox_item.id, inbox_item.creator_id AS creatorId, inbox_item.text, post.text AS post
           FROM inbox_item INDEXED BY inbox_unjudged LEFT JOIN publication ON publication.id = inbox_item.publication_id
             LEFT JOIN post ON post.id = publication.post_id
           WHERE inbox_item.judged IS NULL AND inbox_item.state <> 'own' ORDER BY inbox_item.at DESC LIMIT ?`,
        )
        .all(limit),
    sureness: (creatorId, limit) => {
      const latest = (state: 'new' | 'done'): string =>
        `SELECT * FROM (SELECT at, language_sure, spam_sure, sentiment_sure, relevance_sure FROM inbox_item INDEXED BY inbox_by_creator
           WHERE creator_id = @creatorId AND state = '${state}' AND judged IS NOT NULL ORDER BY at DESC, id DESC LIMIT @limit)`
      return sql
        .prepare<[{ creatorId: string; limit: number }], SureRow>(
          `SELECT language_sure AS language, spam_sure AS spam, sentiment_sure AS sentiment, relevance_sure AS relevance
           FROM (${latest('new')} UNION ALL ${latest('done')}) ORDER BY at DESC LIMIT @limit`,
        )
        .all({ creatorId, limit })
    },
    corrections: (creatorId, limit) =>
      sql
        .prepare<[string, number], CorrectedItem>(
          `SELECT inbox_correction.aspect, inbox_correction.value, inbox_item.text, post.text AS post
           FROM inbox_correction JOIN inbox_item ON inbox_item.id = inbox_correction.item_id
             LEFT JOIN publication ON publication.id = inbox_item.publication_id LEFT JOIN post ON post.id = publication.post_id
           WHERE inbox_correction.creator_id = ? ORDER BY inbox_correction.at DESC, inbox_correction.item_id DESC LIMIT ?`,
        )
        .all(creatorId, limit)
        .toReversed(),
    correctionCount: (creatorId) =>
      sql.prepare<[string], number>('SELECT count(*) FROM inbox_correction WHERE creator_id = ?').pluck().get(creatorId) ?? 0,
    correctionsOf: (itemId) => db.select().from(inboxCorrection).where(eq(inboxCorrection.itemId, itemId)).all(),
    thresholds: (creatorId) => db.select().from(inboxThreshold).where(eq(inboxThreshold.creatorId, creatorId)).get(),
    savedReply: (id) => db.select().from(savedReply).where(eq(savedReply.id, id)).get(),
    publicationOf: (accountId, remoteId) => publicationAt.get(accountId, remoteId),
  }
}
