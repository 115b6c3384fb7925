/** Reads what rules, amplifiers and scripts want done. */
import { and, desc, eq, gte, inArray, lt, or, placeholder } from 'drizzle-orm'
import type { AutomatedActState, AutomatedBy } from '../../contract/automation.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import { automatedAct } from './schema/automating.ts'
import type { Store } from './store.ts'

export type AutomatedActRow = typeof automatedAct.$inferSelect

export interface ListedAct extends AutomatedActRow {
  creatorName: string
  accountHandle: string
  platform: PlatformId
  /** What was said that it is on. */
  itemText: string | null
  /** Where what it left can be seen. */
  remoteUrl: string | null
}

interface ActPlace {
  at: number
  id: string
}

export interface AutomatedActReader {
  get(id: string): AutomatedActRow | undefined
  byDedupeKey(key: string): AutomatedActRow | undefined
  listed(id: string): ListedAct | undefined
  /** The latest to come to where it is first. `creatorIds` null: of all. */
  list(
    of: { creatorIds: readonly string[] | null; states: readonly AutomatedActState[] },
    page: { after: ActPlace | null; limit: number },
  ): ListedAct[]
  /** At most `upTo`. */
  count(of: { creatorIds: readonly string[] | null; state: AutomatedActState }, upTo: number): number
  /** What one of them wanted, the latest first. */
  wantedBy(by: Pick<AutomatedBy, 'kind' | 'id'>, page: { after: ActPlace | null; limit: number }): ListedAct[]
  /** Of those, what waits for its time or for a click. */
  waitingOf(by: Pick<AutomatedBy, 'kind' | 'id'>): AutomatedActRow[]
  /** What amplifiers wanted done with a post. */
  repostsOf(publicationId: string): AutomatedActRow[]
  /** What an account was to repost from `since` on, ms UTC, and a group. Not what was left undone or refused. */
  amplified(of: { accountId: string } | { groupId: string }, since: number): AutomatedActRow[]
  /** What it wanted after `since`, and how much of it was done. */
  tally(by: Pick<AutomatedBy, 'kind' | 'id'>, since: number): { wanted: number; done: number }
  /** What an account said last of itself. */
  lastWords(accountId: string): string | null
  /** Whether an answer to it is wanted, or under way. */
  isAnswerWanted(itemId: string): boolean
  /** What was handed to the ledger and is not known to have ended. */
  sending(): AutomatedActRow[]
  /** What waits for a hand elsewhere: a stop that is lifted, an account that is connected again. */
  held(): AutomatedActRow[]
}

const byPlace = (a: ActPlace, b: ActPlace): number => b.at - a.at || (a.id < b.id ? 1 : -1)

export const createAutomatedActReader = ({ db, sql }: Pick<Store, 'db' | 'sql'>): AutomatedActReader => {
  const around = sql.prepare<[string], Omit<ListedAct, keyof AutomatedActRow>>(
    `SELECT creator.name AS creatorName, account.handle AS accountHandle, account.platform, inbox_item.text AS itemText,
       interaction.remote_url AS remoteUrl
     FROM automated_act JOIN creator ON creator.id = automated_act.creator_id JOIN account ON account.id = automated_act.account_id
       LEFT JOIN inbox_item ON inbox_item.id = automated_act.item_id LEFT JOIN interaction ON interaction.id = automated_act.interaction_id
     WHERE automated_act.id = ?`,
  )
  const countOf = sql
    .prepare<[string, string, number], number>(
      `SELECT count(*) FROM (SELECT 1 FROM automated_act INDEXED BY automated_act_of_creator WHERE creator_id = ? AND state = ? LIMIT ?)`,
    )
    .pluck()
  const countAll = sql
    .prepare<[string, number], number>(
      `SELECT count(*) FROM (SELECT 1 FROM automated_act INDEXED BY automated_act_by_state WHERE state = ? LIMIT ?)`,
    )
    .pluck()
  const tally = sql.prepare<[string, string, number], { wanted: number; done: number }>(
    `SELECT count(*) AS wanted, coalesce(sum(state = 'done'), 0) AS done FROM automated_act INDEXED BY automated_act_by
     WHERE by_kind = ? AND by_id = ? AND created_at > ?`,
  )
  const lastWords = sql
    .prepare<[string], string>(
      `SELECT text FROM automated_act INDEXED BY automated_act_words
       WHERE account_id = ? AND text IS NOT NULL AND state IN ('sending', 'done') ORDER BY state_since DESC LIMIT 1`,
    )
    .pluck()
  const answerWanted = sql.prepare<[string]>(
    `SELECT 1 FROM automated_act INDEXED BY automated_act_of_item
     WHERE item_id = ? AND item_id IS NOT NULL AND act IN ('answer_comment', 'answer_mention', 'message') AND state IN ('due', 'asks', 'sending') LIMIT 1`,
  )
  const held = sql
    .prepare<[], string>(`SELECT id FROM automated_act INDEXED BY automated_act_held WHERE state = 'due' AND failure_code IS NOT NULL`)
    .pluck()
  // Asked for each act: building them would cost more than running them.
  const byId = db
    .select()
    .from(automatedAct)
    .where(eq(automatedAct.id, placeholder('id')))
    .prepare()
  const byDedupeKey = db
    .select()
    .from(automatedAct)
    .where(eq(automatedAct.dedupeKey, placeholder('key')))
    .prepare()
  const sending = db.select().from(automatedAct).where(eq(automatedAct.state, 'sending')).prepare()
  const get = (id: string): AutomatedActRow | undefined => byId.get({ id })
  const listed = (id: string): ListedAct | undefined => {
    const row = get(id)
    const more = row && around.get(id)
    return row && more && { ...row, ...more }
  }
  const walk = (where: ReturnType<typeof eq> | undefined, { after, limit }: { after: ActPlace | null; limit: number }) => {
    const { id, stateSince } = automatedAct
    const rest = after ? or(lt(stateSince, after.at), and(eq(stateSince, after.at), lt(id, after.id))) : undefined
    return db
      .select({ id, at: stateSince })
      .from(automatedAct)
      .where(and(where, rest))
      .orderBy(desc(stateSince), desc(id))
      .limit(limit)
      .all()
  }
  return {
    get,
    byDedupeKey: (key) => byDedupeKey.get({ key }),
    listed,
    list: ({ creatorIds, states }, page) =>
      states
        .flatMap((state) =>
          creatorIds === null
            ? walk(eq(automatedAct.state, state), page)
            : creatorIds.flatMap((creatorId) => walk(and(eq(automatedAct.creatorId, creatorId), eq(automatedAct.state, state)), page)),
        )
        .toSorted(byPlace)
        .slice(0, page.limit)
        .flatMap(({ id }) => listed(id) ?? []),
    count: ({ creatorIds, state }, upTo) => {
      if (creatorIds === null) return countAll.get(state, upTo) ?? 0
      let found = 0
      for (const creatorId of creatorIds) {
        found += countOf.get(creatorId, state, upTo - found) ?? 0
        if (found >= upTo) break
      }
      return found
    },
    wantedBy: ({ kind, id: wanter }, { after, limit }) => {
      const { id, createdAt } = automatedAct
      const rest = after ? or(lt(createdAt, after.at), and(eq(createdAt, after.at), lt(id, after.id))) : undefined
      return db
        .select({ id })
        .from(automatedAct)
        .where(and(eq(automatedAct.byKind, kind), eq(automatedAct.byId, wanter), rest))
        .orderBy(desc(createdAt), desc(id))
        .limit(limit)
        .all()
        .flatMap((row) => listed(row.id) ?? [])
    },
    waitingOf: ({ kind, id }) =>
      db
        .select()
        .from(automatedAct)
        .where(and(eq(automatedAct.byKind, kind), eq(automatedAct.byId, id), inArray(automatedAct.state, ['due', 'asks'])))
        .all(),
    repostsOf: (publicationId) =>
      db
        .select()
        .from(automatedAct)
        .where(and(eq(automatedAct.publicationId, publicationId), eq(automatedAct.byKind, 'amplifier')))
        .all(),
    amplified: (of, since) =>
      db
        .select()
        .from(automatedAct)
        .where(
          and(
            eq(automatedAct.byKind, 'amplifier'),
            'accountId' in of ? eq(automatedAct.accountId, of.accountId) : eq(automatedAct.byId, of.groupId),
            inArray(automatedAct.state, ['due', 'asks', 'sending', 'done']),
            gte('accountId' in of ? automatedAct.dueAt : automatedAct.createdAt, since),
          ),
        )
        .all(),
    tally: ({ kind, id }, since) => tally.get(kind, id, since) ?? { wanted: 0, done: 0 },
    lastWords: (accountId) => lastWords.get(accountId) ?? null,
    isAnswerWanted: (itemId) => answerWanted.get(itemId) !== undefined,
    sending: () => sending.all(),
    held: () => held.all().flatMap((id) => get(id) ?? []),
  }
}
