/** Reads message scripts, the conversations in which they run, and what happens in those. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { PlatformId } from '../../contract/platforms.ts'
import { inboxItem } from './schema/inbox.ts'
import { interaction } from './schema/publishing.ts'
import { script, scriptRun } from './schema/scripts.ts'
import type { InboxRow } from './inbox-reader.ts'
import type { InteractionRow } from './interaction-reader.ts'
import type { Store } from './store.ts'

export type ScriptRow = typeof script.$inferSelect
export type ScriptRunRow = typeof scriptRun.$inferSelect

export interface ListedRun extends ScriptRunRow {
  scriptName: string
  creatorName: string
  accountHandle: string
  platform: PlatformId
}

export interface RunFilter {
  /** Null is everybody's. */
  creatorIds: readonly string[] | null
  scriptId?: string | undefined
  show: 'going' | 'to_copy' | 'ended'
}

interface RunPlace {
  at: number
  id: string
}

export interface PlacedMessage extends InboxRow {
  rowidKey: number
}

/** In the ledger's order: clocks may be turned back. */
export interface PlacedAct extends InteractionRow {
  rowidKey: number
}

export interface ScriptReader {
  script(id: string): ScriptRow | undefined
  /** Not removed, by name. */
  scripts(): ScriptRow[]
  /** Those that are switched on. */
  standing(): ScriptRow[]
  running(scriptId: string): number
  run(id: string): ScriptRunRow | undefined
  listed(id: string): ListedRun | undefined
  /** The latest first. */
  runs(filter: RunFilter, page: { after: RunPlace | null; limit: number }): ListedRun[]
  goingOf(scriptId: string): ScriptRunRow[]
  /** Of a creator's, those in whose conversation something was said that is not taken in. */
  withNews(creatorId: string): string[]
  /** Those that wait for their time, and it has come; or came while they were held, when the clock may have shown another. */
  overdue(now: number): string[]
  /** Those whose words are on their way. */
  saying(): string[]
  /** In whose conversations scripts run. */
  goingCreators(): string[]
  /** The last that was begun by `at` (ms UTC), or ever. */
  ofConversation(accountId: string, conversation: string, at?: number): ScriptRunRow | undefined
  ranByItself(scriptId: string, accountId: string, conversation: string): boolean
  /** What was said in a conversation after `seen`, in the order in which it came in. */
  saidAfter(of: Pick<ScriptRunRow, 'accountId' | 'conversation' | 'seen'>): PlacedMessage[]
  /** The last that they said. */
  lastTheirs(of: Pick<ScriptRunRow, 'accountId' | 'conversation'>): InboxRow | undefined
  isFirst(item: Pick<InboxRow, 'id' | 'accountId' | 'conversation' | 'at'>): boolean
  /** Messages that the account sent into a conversation, or is about to. */
  sentInto(of: Pick<ScriptRunRow, 'accountId' | 'conversation'>): PlacedAct[]
  /** In the ledger's order. */
  lastAct(): number
  /** Messages that came in after this one. */
  messagesAfter(rowid: number, limit: number): PlacedMessage[]
  lastMessage(): number
  /** Of an account, since then, in order. */
  messagesSince(accountId: string, at: number, limit: number): InboxRow[]
}

type Params = Record<string, unknown>

/** One page of runs. Exported for the test that reads its query plan. */
export const runsSql = ({ creatorIds, scriptId, show }: RunFilter, after: RunPlace | null): { sql: string; index: string } => {
  const isOver = show === 'ended'
  const kind = isOver ? 'script_run_ended' : 'script_run_going'
  const isOne = creatorIds?.length === 1
  const index =
    show === 'to_copy' ? 'script_run_to_copy' : scriptId !== undefined ? `${kind}_of_script` : isOne ? `${kind}_of_creator` : kind
  const where = [
    isOver ? 'script_run.ended_at IS NOT NULL' : 'script_run.ended_at IS NULL',
    ...(show === 'to_copy' ? [`script_run.item_id IS NULL AND script_run.phase = 'saying'`] : []),
    ...(scriptId === undefined ? [] : ['script_run.script_id = @scriptId']),
    ...(isOne ? ['script_run.creator_id = @creatorId'] : []),
    ...(creatorIds && !isOne ? ['script_run.creator_id IN (SELECT value FROM json_each(@creatorIds))'] : []),
    ...(after ? ['(script_run.started_at, script_run.id) < (@afterAt, @afterId)'] : []),
  ]
  return {
    index,
    sql: `SELECT script_run.id FROM script_run INDEXED BY ${index} WHERE ${where.join(' AND ')}
          ORDER BY script_run.started_at DESC, script_run.id DESC LIMIT @limit`,
  }
}

export const createScriptReader = ({ db, sql }: Pick<Store, 'db' | 'sql'>): ScriptReader => {
  const around = sql.prepare<[string], Pick<ListedRun, 'scriptName' | 'creatorName' | 'accountHandle' | 'platform'>>(
    `SELECT script.name AS scriptName, creator.name AS creatorName, account.handle AS accountHandle, account.platform AS platform
     FROM script_run JOIN script ON script.id = script_run.script_id JOIN creator ON creator.id = script_run.creator_id
       JOIN account ON account.id = script_run.account_id
     WHERE script_run.id = ?`,
  )
  const withNews = sql
    .prepare<[string], string>(
      `SELECT script_run.id FROM script_run INDEXED BY script_run_going_of_creator
       WHERE script_run.creator_id = ? AND script_run.ended_at IS NULL AND script_run.item_id IS NOT NULL AND (
         EXISTS (SELECT 1 FROM inbox_item INDEXED BY inbox_by_conversation WHERE inbox_item.account_id = script_run.account_id
           AND inbox_item.conversation = script_run.conversation AND inbox_item.rowid_key > script_run.seen)
         OR EXISTS (SELECT 1 FROM inbox_item INDEXED BY inbox_by_conversation JOIN interaction INDEXED BY interaction_on_target
             ON interaction.account_id = inbox_item.account_id AND interaction.target_id = inbox_item.remote_id
           WHERE inbox_item.account_id = script_run.account_id AND inbox_item.conversation = script_run.conversation
             AND interaction.act = 'message' AND interaction.automated IS NULL AND interaction.rowid > script_run.acts_seen)
       )`,
    )
    .pluck()
  const overdue = sql
    .prepare<[number], string>(
      `SELECT id FROM script_run INDEXED BY script_run_going WHERE ended_at IS NULL AND until IS NOT NULL AND (until <= ? OR due_at IS NULL)`,
    )
    .pluck()
  const get = (id: string): ScriptRunRow | undefined => db.select().from(scriptRun).where(eq(scriptRun.id, id)).get()
  const listed = (id: string): ListedRun | undefined => {
    const row = get(id)
    const more = row && around.get(id)
    return row && more && { ...row, ...more }
  }
  const item = (id: string): PlacedMessage[] => db.select().from(inboxItem).where(eq(inboxItem.id, id)).all()
  const saidAfter = sql
    .prepare<[string, string, number], string>(
      `SELECT id FROM inbox_item INDEXED BY inbox_by_conversation WHERE account_id = ? AND conversation = ? AND rowid_key > ? AND kind = 'message'
       ORDER BY rowid_key`,
    )
    .pluck()
  const lastTheirs = sql
    .prepare<[string, string], string>(
      `SELECT id FROM inbox_item INDEXED BY inbox_by_conversation WHERE account_id = ? AND conversation = ? AND kind = 'message' AND state <> 'own'
       ORDER BY at DESC LIMIT 1`,
    )
    .pluck()
  const earlier = sql
    .prepare<[string, string, string, number], number>(
      `SELECT 1 FROM inbox_item INDEXED BY inbox_by_conversation WHERE account_id = ? AND conversation = ? AND id <> ? AND at <= ? LIMIT 1`,
    )
    .pluck()
  const sentInto = sql.prepare<[string, string], { id: string; rowidKey: number }>(
    `SELECT interaction.id, interaction.rowid AS rowidKey FROM inbox_item INDEXED BY inbox_by_conversation JOIN interaction INDEXED BY interaction_on_target
         ON interaction.account_id = inbox_item.account_id AND interaction.target_id = inbox_item.remote_id
       WHERE inbox_item.account_id = ? AND inbox_item.conversation = ? AND interaction.act = 'message' AND interaction.takes_back_id IS NULL
       ORDER BY interaction.rowid`,
  )
  const messagesAfter = sql
    .prepare<[number, number], string>(
      `SELECT id FROM inbox_item INDEXED BY inbox_messages WHERE kind = 'message' AND rowid_key > ? ORDER BY rowid_key LIMIT ?`,
    )
    .pluck()
  const messagesSince = sql
    .prepare<[string, number, number], string>(
      `SELECT id FROM inbox_item INDEXED BY inbox_messages_at WHERE kind = 'message' AND account_id = ? AND at >= ? ORDER BY at, id LIMIT ?`,
    )
    .pluck()
  return {
    script: (id) => db.select().from(script).where(eq(script.id, id)).get(),
    scripts: () => db.select().from(script).where(isNull(script.removedAt)).orderBy(asc(script.name), asc(script.id)).all(),
    standing: () =>
      db
        .select()
        .from(script)
        .where(and(eq(script.isOn, true), isNull(script.removedAt)))
        .orderBy(asc(script.id))
        .all(),
    running: (scriptId) =>
      sql.prepare<[string], number>('SELECT count(*) FROM script_run WHERE script_id = ? AND ended_at IS NULL').pluck().get(scriptId) ?? 0,
    run: get,
    listed,
    runs: (filter, { after, limit }) => {
      const { creatorIds, scriptId } = filter
      return sql
        .prepare<[Params], string>(runsSql(filter, after).sql)
        .pluck()
        .all({
          scriptId,
          creatorId: creatorIds?.[0],
          creatorIds: JSON.stringify(creatorIds),
          afterAt: after?.at,
          afterId: after?.id,
          limit,
        })
        .flatMap((id) => listed(id) ?? [])
    },
    goingOf: (scriptId) =>
      db
        .select()
        .from(scriptRun)
        .where(and(eq(scriptRun.scriptId, scriptId), isNull(scriptRun.endedAt)))
        .all(),
    withNews: (creatorId) => withNews.all(creatorId),
    overdue: (now) => overdue.all(now),
    saying: () =>
      sql
        .prepare<[], string>(
          `SELECT id FROM script_run INDEXED BY script_run_saying WHERE ended_at IS NULL AND item_id IS NOT NULL AND phase = 'saying'`,
        )
        .pluck()
        .all(),
    goingCreators: () =>
      sql
        .prepare<[], string>('SELECT DISTINCT creator_id FROM script_run INDEXED BY script_run_going_of_creator WHERE ended_at IS NULL')
        .pluck()
        .all(),
    ofConversation: (accountId, conversation, at = Number.MAX_SAFE_INTEGER) => {
      const id = sql
        .prepare<[string, string, number], string>(
          `SELECT id FROM script_run INDEXED BY script_run_of_conversation WHERE account_id = ? AND conversation = ? AND started_at <= ? ORDER BY started_at DESC, id DESC LIMIT 1`,
        )
        .pluck()
        .get(accountId, conversation, at)
      return id === undefined ? undefined : get(id)
    },
    ranByItself: (scriptId, accountId, conversation) =>
      sql
        .prepare<[string, string, string], number>(
          'SELECT 1 FROM script_run WHERE script_id = ? AND account_id = ? AND conversation = ? AND started_by IS NULL',
        )
        .pluck()
        .get(scriptId, accountId, conversation) !== undefined,
    saidAfter: ({ accountId, conversation, seen }) => saidAfter.all(accountId, conversation, seen).flatMap(item),
    lastTheirs: ({ accountId, conversation }) => {
      const id = lastTheirs.get(accountId, conversation)
      return id === undefined ? undefined : item(id)[0]
    },
    isFirst: ({ accountId, conversation, id, at }) => earlier.get(accountId, conversation, id, at) === undefined,
    sentInto: ({ accountId, conversation }) =>
      sentInto.all(accountId, conversation).flatMap(({ id, rowidKey }) =>
        db
          .select()
          .from(interaction)
          .where(eq(interaction.id, id))
          .all()
          .map((row) => ({ ...row, rowidKey })),
      ),
    lastAct: () => sql.prepare<[], number | null>('SELECT max(rowid) FROM interaction').pluck().get() ?? 0,
    messagesAfter: (rowid, limit) => messagesAfter.all(rowid, limit).flatMap(item),
    lastMessage: () =>
      sql
        .prepare<[], number | null>(`SELECT max(rowid_key) FROM inbox_item INDEXED BY inbox_messages WHERE kind = 'message'`)
        .pluck()
        .get() ?? 0,
    messagesSince: (accountId, at, limit) => messagesSince.all(accountId, at, limit).flatMap(item),
  }
}
