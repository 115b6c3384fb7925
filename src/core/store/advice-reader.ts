/** Reads advice, what it stands on, and the posts that it is made from. */
import { and, count, desc, eq, inArray, placeholder, sql as sqlText } from 'drizzle-orm'
import type { AdviceEvidence } from '../../contract/advice.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import type { PlanKind } from '../../contract/plans.ts'
import type { Market } from '../../contract/values.ts'
import { advice } from './schema/advising.ts'
import type { Store } from './store.ts'
import { textThere } from './text-there.ts'

export type AdviceRow = typeof advice.$inferSelect

/** A post that went out, with its engagement about a day and a week after. */
export interface ReadPost {
  publicationId: string
  accountId: string
  creatorId: string
  platform: PlatformId
  kind: PlanKind
  market: Market
  publishedAt: number
  weekHour: number
  dayEngaged: number | null
  weekEngaged: number | null
  text: string
}

export interface UnadvisedRow {
  accountId: string
  creatorId: string
  creatorName: string
  handle: string
  platform: PlatformId
  posts: number
}

export interface AdviceReader {
  get(id: string): AdviceRow | undefined
  /** The largest expected gain first; at most 500. `creatorIds` null: of all. */
  list(state: AdviceRow['state'], creatorIds: readonly string[] | null): AdviceRow[]
  /** Open ones, and the largest effect expected of one that claims any. */
  count(creatorIds: readonly string[] | null): { open: number; best: number | null }
  /** What is applied of a creator: cheap enough to be asked whenever she is planned. */
  appliedTo(creatorId: string): AdviceRow[]
  /** Every one that somebody has decided on. */
  decided(): AdviceRow[]
  evidence(of: Pick<AdviceRow, 'creatorId' | 'accountId' | 'market'>): AdviceEvidence | undefined
  unadvised(creatorIds: readonly string[] | null): UnadvisedRow[]
  /** Of an account, with known engagement, from an instant on, by time. */
  posts(accountId: string, from: number): ReadPost[]
  /** What people wrote to a creator's accounts, the latest 2,000. */
  answers(creatorId: string, since: number): { at: number; text: string }[]
  /** Names of those that advice is about. */
  creatorName(id: string): string
  handle(accountId: string): string | null
}

const most = 500

export const createAdviceReader = ({ db, sql }: Pick<Store, 'db' | 'sql'>): AdviceReader => {
  const posts = sql.prepare<[string, number], ReadPost>(
    `SELECT m.publication_id AS publicationId, m.account_id AS accountId, m.creator_id AS creatorId, m.platform, m.kind, m.market,
       m.published_at AS publishedAt, m.week_hour AS weekHour, m.h24_engaged AS dayEngaged, m.d7_engaged AS weekEngaged, ${textThere} AS text
     FROM measured_post AS m JOIN publication ON publication.id = m.publication_id JOIN post ON post.id = publication.post_id
     WHERE m.account_id = ? AND m.published_at >= ? AND (m.h24_engaged IS NOT NULL OR m.d7_engaged IS NOT NULL)
     ORDER BY m.published_at, m.publication_id`,
  )
  const answers = sql.prepare<[string, number], { at: number; text: string }>(
    `SELECT at, text FROM inbox_item WHERE creator_id = ? AND state IN ('new', 'done') AND at >= ? ORDER BY at DESC LIMIT 2000`,
  )
  const evidence = sql
    .prepare<[string, string, string], string>(
      'SELECT evidence_json FROM advice_evidence WHERE creator_id = ? AND account_id = ? AND market = ?',
    )
    .pluck()
  const unadvised = sql.prepare<[], UnadvisedRow>(
    `SELECT u.account_id AS accountId, u.creator_id AS creatorId, creator.name AS creatorName, account.handle, account.platform, u.posts
     FROM unadvised AS u JOIN account ON account.id = u.account_id JOIN creator ON creator.id = u.creator_id
     WHERE creator.archived_at IS NULL ORDER BY creator.name, account.platform`,
  )
  const name = sql.prepare<[string], string>('SELECT name FROM creator WHERE id = ?').pluck()
  const handle = sql.prepare<[string], string>('SELECT handle FROM account WHERE id = ?').pluck()
  const applied = db
    .select()
    .from(advice)
    .where(and(eq(advice.creatorId, placeholder('creatorId')), eq(advice.state, 'applied')))
    .prepare()
  return {
    get: (id) => db.select().from(advice).where(eq(advice.id, id)).get(),
    list: (state, creatorIds) =>
      db
        .select()
        .from(advice)
        .where(and(eq(advice.state, state), creatorIds === null ? undefined : inArray(advice.creatorId, [...creatorIds])))
        .orderBy(desc(advice.gain), advice.id)
        .limit(most)
        .all(),
    count: (creatorIds) => {
      const open = and(eq(advice.state, 'open'), creatorIds === null ? undefined : inArray(advice.creatorId, [...creatorIds]))
      const found = db
        .select({ open: count(), best: sqlText<number | null>`max(CASE WHEN ${advice.expected} IS NOT NULL THEN ${advice.gain} END)` })
        .from(advice)
        .where(open)
        .get()
      return found ?? { open: 0, best: null }
    },
    appliedTo: (creatorId) => applied.all({ creatorId }),
    decided: () =>
      db
        .select()
        .from(advice)
        .where(inArray(advice.state, ['applied', 'dismissed']))
        .all(),
    evidence: ({ creatorId, accountId, market }) => {
      const json = evidence.get(creatorId, accountId ?? '', market)
      return json === undefined ? undefined : (JSON.parse(json) as AdviceEvidence)
    },
    unadvised: (creatorIds) => unadvised.all().filter(({ creatorId }) => creatorIds === null || creatorIds.includes(creatorId)),
    posts: (accountId, from) => posts.all(accountId, from),
    answers: (creatorId, since) => answers.all(creatorId, since),
    creatorName: (id) => name.get(id) ?? '',
    handle: (accountId) => handle.get(accountId) ?? null,
  }
}
