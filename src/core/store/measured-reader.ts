/** Reads what posts came to, one row a post. */
import { measuredPost, scoreDue as scoreDueTable } from './schema/measuring.ts'
import type { PlanKind } from '../../contract/plans.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import { snapshot } from './schema/publishing.ts'
import type { Store } from './store.ts'
import { columnsOf } from './columns-of.ts'

export type MeasuredRow = typeof measuredPost.$inferSelect
export type ReadingRow = typeof snapshot.$inferSelect

/** What is summed over posts. */
export const sumNames = [
  'likes',
  'comments',
  'shares',
  'saves',
  'views',
  'clicks',
  'visits',
  'follows',
  'watchMs',
  'engaged',
  'engagedViews',
] as const
export type SumName = (typeof sumNames)[number]
export type Sums = Record<SumName, number | null>

/** In `meta`. */
export const rebuiltToKey = 'rollups.at'
export const rollUpZoneKey = 'rollups.zone'

export const noSums = (): Sums => ({
  likes: null,
  comments: null,
  shares: null,
  saves: null,
  views: null,
  clicks: null,
  visits: null,
  follows: null,
  watchMs: null,
  engaged: null,
  engagedViews: null,
})

/** Nothing was read of it. */
export const untold: Omit<
  MeasuredRow,
  'publicationId' | 'accountId' | 'creatorId' | 'platform' | 'kind' | 'market' | 'publishedAt' | 'day' | 'weekHour'
> = {
  readAt: null,
  ...noSums(),
  reach: null,
  subscribers: null,
  h1Engaged: null,
  h1Views: null,
  h1Reach: null,
  h24Engaged: null,
  h24Views: null,
  h24Reach: null,
  d7Engaged: null,
  d7Views: null,
  d7Reach: null,
  score: null,
  scoreStage: null,
}

/** What is noted of a post as it goes out. */
export interface PostFacts {
  publicationId: string
  accountId: string
  creatorId: string
  platform: PlatformId
  contentKind: string
  /** Where a plan made it. */
  kind: PlanKind | null
  publishedAt: number
  /** 1: it was posted elsewhere, and first read long after. */
  elsewhere: number
}

export interface MeasuredReader {
  get(publicationId: string): MeasuredRow | undefined
  /** Undefined: it did not go out. */
  facts(publicationId: string): PostFacts | undefined
  /** All readings of a post, oldest first. */
  readings(publicationId: string): ReadingRow[]
  /** Ids of posts that went out, after one, in order. */
  out(after: string, limit: number): string[]
  /** Of an account, that went out from an instant on, by time. */
  ofAccount(accountId: string, from: number): MeasuredRow[]
  /** Up to which post a rebuild has come (null: none is under way), and whose days are counted in. */
  state(): { rebuiltTo: string | null; zone: string | null }
  /** Accounts to score again. */
  scoreDue(limit: number): { accountId: string; since: number }[]
}

export const createMeasuredReader = ({ sql }: Pick<Store, 'sql'>): MeasuredReader => {
  const columns = columnsOf(measuredPost)
  const get = sql.prepare<[string], MeasuredRow>(`SELECT ${columns} FROM measured_post WHERE publication_id = ?`)
  const facts = sql.prepare<[string], PostFacts>(
    `SELECT p.id AS publicationId, p.account_id AS accountId, p.creator_id AS creatorId, p.platform, p.kind AS contentKind, planned.kind AS kind,
       p.published_at AS publishedAt, p.elsewhere
     FROM publication AS p LEFT JOIN planned ON planned.publication_id = p.id
     WHERE p.id = ? AND p.published_at IS NOT NULL AND p.state = 'published'`,
  )
  const readings = sql.prepare<[string], ReadingRow>(`SELECT ${columnsOf(snapshot)} FROM snapshot WHERE publication_id = ? ORDER BY at`)
  const out = sql
    .prepare<[string, number], string>(
      // The plus keeps the planner from sorting all that are published: they are walked by their id.
      `SELECT id FROM publication WHERE id > ? AND +state = 'published' AND published_at IS NOT NULL ORDER BY id LIMIT ?`,
    )
    .pluck()
  const ofAccount = sql.prepare<[string, number], MeasuredRow>(
    `SELECT ${columns} FROM measured_post WHERE account_id = ? AND published_at >= ? ORDER BY published_at, publication_id`,
  )
  const scoreDue = sql.prepare<[number], { accountId: string; since: number }>(
    `SELECT ${columnsOf(scoreDueTable)} FROM score_due ORDER BY account_id LIMIT ?`,
  )
  const meta = sql.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck()
  const metaOf = (key: string): string | null => meta.get(key) ?? null
  return {
    state: () => ({ rebuiltTo: metaOf(rebuiltToKey), zone: metaOf(rollUpZoneKey) }),
    get: (id) => get.get(id),
    facts: (id) => facts.get(id),
    readings: (id) => readings.all(id),
    out: (after, limit) => out.all(after, limit),
    ofAccount: (accountId, from) => ofAccount.all(accountId, from),
    scoreDue: (limit) => scoreDue.all(limit),
  }
}
