/** Reads plans, the markets' hours, and what planning has to know of a creator. */
import type { PlatformId } from '../../contract/platforms.ts'
import type { Market } from '../../contract/values.ts'
import type { PlanKind, PlanRules } from '../../contract/plans.ts'
import { and, desc, eq, isNull, placeholder } from 'drizzle-orm'
import type { AssetRow } from './asset-reader.ts'
import { wordsFrom } from './library-reader.ts'
import type { WordRow } from './library-reader.ts'
import { marketPreset, plan, planBatch, planned } from './schema/planning.ts'
import type { Store } from './store.ts'
import { textThere } from './text-there.ts'

export type PlanRow = typeof plan.$inferSelect
export type PresetRow = typeof marketPreset.$inferSelect
export type BatchRow = typeof planBatch.$inferSelect

/** A publication as planning sees it: what is scheduled or out. */
export interface PlannedRow {
  publicationId: string
  postId: string
  accountId: string
  dueAt: number
  /** What it is made of (`publication.kind`). */
  contentKind: string
  /** Where a plan made it. */
  slotKey: string | null
  kind: PlanKind | null
  captionId: string | null
  captionVariant: number | null
  /** Not made by a plan, or taken in hand by a person since. */
  byHand: boolean
  /** `scheduled` or `awaiting_approval`: can still be moved. */
  isOpen: boolean
  text: string
  assetIds: string[]
}

/** An image or video with what decides where it may go. */
export interface PlannableAsset extends Omit<AssetRow, 'creatorId' | 'sha256' | 'createdAt'> {
  paid: boolean
  words: Pick<WordRow, 'topic' | 'platform' | 'allowed'>[]
  /** When it last went out, ms UTC. */
  lastUsedAt: number | null
}

/** By how much an account's plan leans from what its rules say, in one market. */
export interface PlanLeaning {
  /** Null: of all the creator's. */
  accountId: string | null
  market: Market
  /** How good each hour of the week is, Monday 00 first. */
  hours: number[] | null
  /** By how much each kind's share grows. */
  mix: Partial<Record<PlanKind, number>> | null
  /** Who is spoken to instead. */
  markets: { market: Market; weight: number }[] | null
  /** Posts a day on the account. Absent in what was applied before there was this. */
  mostPerDay?: number | null
  /** Hashtags, in small letters: those to come first, those left out, and those that are not to stand under everything. */
  tags?: LeaningTags | null
}

export interface LeaningTags {
  first: string[]
  out: string[]
  vary: string[]
}

export interface PlanReader {
  presets(): PresetRow[]
  /** The newest version of each plan of a creator, the creator's own and the accounts'. */
  current(creatorId: string): PlanRow[]
  /** The rules that an account goes by: its own, or its creator's; null: neither has a plan. Hot: asked before each automated write. */
  standing(creatorId: string, accountId: string): PlanRules | null
  /** Newest first. */
  versions(creatorId: string, accountId: string | null): PlanRow[]
  /** Publications of a creator due in `from`–`to` that count: not cancelled, vetoed, missed or given up. By time. */
  publications(creatorId: string, from: number, to: number): PlannedRow[]
  /** Of the same publications, only whose and when: cheap enough to be asked of everybody. */
  dueTimes(creatorId: string, from: number, to: number): { accountId: string; at: number }[]
  /** Those that can be planned on. */
  accounts(creatorId: string): { id: string; platform: PlatformId; handle: string }[]
  /** Those that were disconnected too. */
  everyAccount(creatorId: string): { id: string; platform: PlatformId; handle: string }[]
  /** The slot a publication was made from; undefined for one that no plan made. */
  plannedOf(publicationId: string): { slotKey: string; byHand: boolean } | undefined
  /** What is in the library. */
  assets(creatorId: string): PlannableAsset[]
  captions(creatorId: string): {
    id: string
    text: string
    platformTexts: Partial<Record<PlatformId, string>>
    kinds: PlanKind[] | null
    platforms: PlatformId[] | null
  }[]
  /** Texts that a plan used before `before`, by platform. */
  captionUses(creatorId: string, before: number): { captionId: string; variant: number; platform: PlatformId }[]
  /** Advice that was applied: how the plan leans for an account. */
  leanings(creatorId: string): PlanLeaning[]
  batch(id: string): BatchRow | undefined
  ownsAccount(creatorId: string, accountId: string): boolean
}

const list = (json: string | null): unknown[] | null => (json === null ? null : (JSON.parse(json) as unknown[]))

interface RawPlanned extends Omit<PlannedRow, 'byHand' | 'isOpen' | 'assetIds'> {
  byHand: number
  isOpen: number
  assetIds: string
}

export const createPlanReader = ({ db, sql }: Pick<Store, 'db' | 'sql'>): PlanReader => {
  const current = sql.prepare<[string], { id: string }>(
    `SELECT id FROM (
       SELECT id, account_id, row_number() OVER (PARTITION BY account_id ORDER BY version DESC) AS place FROM plan WHERE creator_id = ?
     ) WHERE place = 1`,
  )
  const standing = sql
    .prepare<{ creatorId: string; accountId: string }, string | null>(
      `SELECT rules_json FROM (SELECT rules_json FROM plan WHERE creator_id = @creatorId AND coalesce(account_id, '') = @accountId ORDER BY version DESC LIMIT 1)
       WHERE rules_json IS NOT NULL
       UNION ALL
       SELECT rules_json FROM (SELECT rules_json FROM plan WHERE creator_id = @creatorId AND coalesce(account_id, '') = '' ORDER BY version DESC LIMIT 1)
       LIMIT 1`,
    )
    .pluck()
  const publications = sql.prepare<{ creatorId: string; from: number; to: number }, RawPlanned>(
    `SELECT publication.id AS publicationId, publication.post_id AS postId, publication.account_id AS accountId, publication.due_at AS dueAt, publication.kind AS contentKind,
       planned.slot_key AS slotKey, planned.kind AS kind, planned.caption_id AS captionId, planned.caption_variant AS captionVariant,
       coalesce(planned.by_hand, 1) AS byHand, publication.state IN ('scheduled', 'awaiting_approval') AS isOpen, ${textThere} AS text,
       coalesce((SELECT json_group_array(asset_id) FROM post_asset WHERE post_asset.post_id = publication.post_id), '[]') AS assetIds
     FROM publication JOIN post ON post.id = publication.post_id LEFT JOIN planned ON planned.publication_id = publication.id
     WHERE publication.creator_id = @creatorId AND publication.due_at >= @from AND publication.due_at < @to
       AND publication.state NOT IN ('draft', 'cancelled', 'vetoed', 'missed') AND publication.elsewhere = 0
       AND NOT (publication.state = 'failed' AND publication.next_at IS NULL)
     ORDER BY publication.due_at, publication.id`,
  )
  const dueTimes = sql.prepare<{ creatorId: string; from: number; to: number }, { accountId: string; at: number }>(
    `SELECT account_id AS accountId, due_at AS at FROM publication INDEXED BY publication_by_creator
     WHERE creator_id = @creatorId AND due_at >= @from AND due_at < @to
       AND elsewhere = 0 AND state NOT IN ('draft', 'cancelled', 'vetoed', 'missed') AND NOT (state = 'failed' AND next_at IS NULL)`,
  )
  const accounts = sql.prepare<[string], { id: string; platform: PlatformId; handle: string }>(
    `SELECT id, platform, handle FROM account WHERE creator_id = ? AND state <> 'disconnected' ORDER BY id`,
  )
  const everyAccount = sql.prepare<[string], { id: string; platform: PlatformId; handle: string }>(
    `SELECT id, platform, handle FROM account WHERE creator_id = ? ORDER BY id`,
  )
  const assets = sql.prepare<[string], Omit<PlannableAsset, 'paid' | 'words'> & { paid: number; words: string }>(
    `SELECT asset.id, asset.kind, asset.file_name AS fileName, asset.mime_type AS mimeType, asset.bytes, asset.width, asset.height,
       asset.seconds, asset.alt, asset.paid,
       (SELECT json_group_array(json_object('topic', topic, 'platform', platform, 'allowed', allowed)) FROM asset_word WHERE asset_word.asset_id = asset.id) AS words, (
       SELECT max(p.due_at) FROM post_asset JOIN publication AS p ON p.post_id = post_asset.post_id
       WHERE post_asset.asset_id = asset.id AND p.state = 'published'
     ) AS lastUsedAt FROM asset WHERE asset.creator_id = ? AND asset.removed_at IS NULL ORDER BY asset.id`,
  )
  const captions = sql.prepare<
    [string],
    { id: string; text: string; platformTexts: string; kinds: string | null; platforms: string | null }
  >(
    `SELECT id, text, platform_texts_json AS platformTexts, kinds_json AS kinds, platforms_json AS platforms FROM caption WHERE creator_id = ? AND removed_at IS NULL ORDER BY id`,
  )
  const captionUses = sql.prepare<{ creatorId: string; before: number }, { captionId: string; variant: number; platform: PlatformId }>(
    `SELECT planned.caption_id AS captionId, planned.caption_variant AS variant, p.platform AS platform
     FROM planned JOIN publication AS p ON p.id = planned.publication_id
     WHERE planned.creator_id = @creatorId AND planned.caption_id IS NOT NULL AND p.due_at < @before AND p.state NOT IN ('cancelled', 'vetoed')`,
  )
  const leanings = sql.prepare<[string], { accountId: string | null; market: Market; bend: string }>(
    `SELECT account_id AS accountId, market, bend_json AS bend FROM advice
     WHERE creator_id = ? AND state = 'applied' ORDER BY decided_at, id`,
  )
  const owns = sql.prepare<[string, string], number>('SELECT 1 FROM account WHERE id = ? AND creator_id = ?').pluck()
  // Prepared once: asked for every creator of an agency, building them would cost more than running them.
  const byId = db
    .select()
    .from(plan)
    .where(eq(plan.id, placeholder('id')))
    .prepare()
  const presets = db.select().from(marketPreset).prepare()

  return {
    presets: () => presets.all(),
    current: (creatorId) => current.all(creatorId).flatMap(({ id }) => byId.get({ id }) ?? []),
    standing: (creatorId, accountId) => {
      const rules = standing.get({ creatorId, accountId })
      return rules == null ? null : (JSON.parse(rules) as PlanRules)
    },
    versions: (creatorId, accountId) =>
      db
        .select()
        .from(plan)
        .where(and(eq(plan.creatorId, creatorId), accountId === null ? isNull(plan.accountId) : eq(plan.accountId, accountId)))
        .orderBy(desc(plan.version))
        .limit(200)
        .all(),
    publications: (creatorId, from, to) =>
      publications.all({ creatorId, from, to }).map((row) => ({
        ...row,
        byHand: row.byHand === 1,
        isOpen: row.isOpen === 1,
        assetIds: JSON.parse(row.assetIds) as string[],
      })),
    dueTimes: (creatorId, from, to) => dueTimes.all({ creatorId, from, to }),
    accounts: (creatorId) => accounts.all(creatorId),
    everyAccount: (creatorId) => everyAccount.all(creatorId),
    plannedOf: (publicationId) =>
      db.select({ slotKey: planned.slotKey, byHand: planned.byHand }).from(planned).where(eq(planned.publicationId, publicationId)).get(),
    assets: (creatorId) => assets.all(creatorId).map(({ paid, words, ...row }) => ({ ...row, paid: paid === 1, words: wordsFrom(words) })),
    captions: (creatorId) =>
      captions.all(creatorId).map(({ kinds, platforms, platformTexts, ...row }) => ({
        ...row,
        platformTexts: JSON.parse(platformTexts) as Partial<Record<PlatformId, string>>,
        kinds: list(kinds) as PlanKind[] | null,
        platforms: list(platforms) as PlatformId[] | null,
      })),
    captionUses: (creatorId, before) => captionUses.all({ creatorId, before }),
    ownsAccount: (creatorId, accountId) => owns.get(accountId, creatorId) === 1,
    leanings: (creatorId) =>
      leanings.all(creatorId).map(({ bend, ...row }) => ({ ...row, ...(JSON.parse(bend) as Omit<PlanLeaning, 'accountId' | 'market'>) })),
    batch: (id) => db.select().from(planBatch).where(eq(planBatch.id, id)).get(),
  }
}
