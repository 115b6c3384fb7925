/**
 * Keeps what posts came to, and its roll-ups, in the transaction that keeps a reading; and makes all of it anew from what was
 * read, a few posts at a time, where a store is older than roll-ups or the agency's days have changed.
 */
import type { ScoreWeights } from '../../contract/analytics.ts'
import { createDayBook } from '../planning/local-day.ts'
import { presetsFor } from '../planning/markets.ts'
import { planKindOf } from '../planning/plan-kinds.ts'
import type { PostFigures } from '../platforms/kit/adapter.ts'
import { createAgencyReader } from '../store/agency-reader.ts'
import { createCreatorReader } from '../store/creator-reader.ts'
import { createMeasuredReader, rebuiltToKey, rollUpZoneKey, untold } from '../store/measured-reader.ts'
import type { MeasuredReader, MeasuredRow, PostFacts, ReadingRow } from '../store/measured-reader.ts'
import { createMeasuredWriter } from '../store/measured-writer.ts'
import { readMeta } from '../store/meta-reader.ts'
import { writeMeta } from '../store/meta-writer.ts'
import { createPlanReader } from '../store/plan-reader.ts'
import type { Store, WriteTx } from '../store/store.ts'
import { createAccountCounts } from './account-counts.ts'
import type { AccountCounts } from './account-counts.ts'
import { createAttribution } from './attribution.ts'
import type { Attribution } from './attribution.ts'
import { createBuckets, weekHourOf } from './buckets.ts'
import type { Buckets } from './buckets.ts'
import { createCells } from './cells.ts'
import type { Cells } from './cells.ts'
import { compare, inTenths } from './compare.ts'
import { criteria } from './criteria/index.ts'
import { keptWeights } from './criteria/weights.ts'
import { foldReading } from './fold-reading.ts'
import { marketOfAccount } from './market-of-post.ts'
import { recentMs } from './score.ts'

export interface Reading {
  publicationId: string
  figures: PostFigures
}

export interface RollUps {
  measured: MeasuredReader
  attribution: Attribution
  /** What is counted over accounts. */
  accounts: AccountCounts
  /** What tracking links brought a creator's posts, noted anew: each post that it changes is scored again. */
  noteSubscribers(tx: WriteTx, creatorId: string): void
  /** Counts a post that went out; one that is counted already, not again. */
  wentOut(tx: WriteTx, publicationId: string): void
  /** Counts it no more: it did not go out after all. */
  cameBack(tx: WriteTx, publicationId: string): void
  /** Keeps readings as of `tx.now`, with all that is made of them. A second reading of a post at one instant is not kept. */
  add(tx: WriteTx, readings: readonly Reading[]): void
  weights(): ScoreWeights
  /** Every post is to be scored again. */
  setWeights(tx: WriteTx, weights: ScoreWeights): void
  /** Scores posts of at most so many accounts; answers whether there is more. */
  score(tx: WriteTx, accounts: number): boolean
  hasScoresDue(): boolean
  /** Whether all that was read is in the roll-ups. */
  isWhole(): boolean
  /** Begins anew where the days are not the agency's any more. */
  followZone(): void
  /** The next few posts of a rebuild, then accounts; answers whether there is more. */
  rebuild(tx: WriteTx, posts: number): boolean
  /** From the beginning. */
  startAnew(tx: WriteTx): void
  /** Hears of each post of which something is about to be kept anew; what was kept is in the store once that transaction is. */
  onTouched(listener: (publicationId: string) => void): void
}

/** Of older posts nobody acts on a change of their score. */
const toldForMs = 14 * 86_400_000
const weightsKey = 'score.weights'

export const createRollUps = (store: Store): RollUps => {
  const agency = createAgencyReader(store)
  const plans = createPlanReader(store)
  const creators = createCreatorReader(store)
  const measured = createMeasuredReader(store)
  const writer = createMeasuredWriter(store)
  const book = createDayBook()
  const attribution = createAttribution(store, book)
  const accounts = createAccountCounts(store, () => zoneNow(), book)
  let buckets: (Buckets & { zone: string }) | undefined
  const listeners: ((publicationId: string) => void)[] = []
  const touch = (publicationId: string): void => {
    for (const listener of listeners) listener(publicationId)
  }

  const cellsOf = (tx: WriteTx, zone: string): Cells => {
    if (buckets?.zone !== zone) buckets = { zone, ...createBuckets(zone, book) }
    return createCells(writer, buckets, tx)
  }
  const zoneNow = (): string => agency.get()?.zone ?? 'UTC'

  /** In whose time posts were meant: that of the plan's heaviest market. For one batch, in which each account's is looked up once. */
  const createMarkets = (): ((facts: PostFacts) => { market: MeasuredRow['market']; zone: string }) => {
    const known = new Map<string, { market: MeasuredRow['market']; zone: string }>()
    const find = ({ creatorId, accountId }: PostFacts) => {
      const zone = creators.get(creatorId)?.zone ?? zoneNow()
      const market = marketOfAccount({ plans, creators }, { creatorId, accountId })
      return { market, zone: presetsFor(plans, zone)[market].zone }
    }
    return (facts) => {
      let found = known.get(facts.accountId)
      if (!found) known.set(facts.accountId, (found = find(facts)))
      return found
    }
  }

  const begin = (facts: PostFacts, marketOf: ReturnType<typeof createMarkets>): MeasuredRow => {
    const { market, zone } = marketOf(facts)
    const { publicationId, accountId, creatorId, platform, publishedAt } = facts
    return {
      publicationId,
      accountId,
      creatorId,
      platform,
      kind: facts.kind ?? planKindOf(platform, facts.contentKind),
      market,
      publishedAt,
      day: 0,
      weekHour: weekHourOf(publishedAt, zone, book),
      ...untold,
      subscribers: attribution.subscribersOf(publicationId),
    }
  }

  /** Counted as it went out. Undefined: it did not. */
  const takeIn = (into: Cells, marketOf: ReturnType<typeof createMarkets>, publicationId: string): MeasuredRow | undefined => {
    const facts = measured.facts(publicationId)
    if (!facts) return undefined
    const begun = begin(facts, marketOf)
    const row = { ...begun, day: dayOf(begun) }
    into.addPost(row, 1)
    return row
  }

  const addOne = (
    into: Cells,
    before: MeasuredRow,
    isFirst: boolean,
    at: number,
    figures: PostFigures,
    isLate = false,
  ): { row: MeasuredRow; isNewStage: boolean } => {
    const { after, gained, isNewStage } = foldReading(before, at, figures, isLate)
    // When it came nobody knows: most of it on the day on which the post went out, and none of it today.
    into.add({ before, after, gained, isFirst, ...(isLate && { at: before.publishedAt }) })
    return { row: after, isNewStage }
  }

  const keep = (tx: WriteTx, row: MeasuredRow, isNewStage: boolean): void => {
    touch(row.publicationId)
    writer.save(tx, row)
    if (isNewStage) writer.askScores(tx, row.accountId, row.publishedAt)
  }

  const dayOf = ({ publishedAt }: MeasuredRow): number => buckets?.day(publishedAt) ?? 0

  const weights = (): ScoreWeights => keptWeights(criteria, readMeta(store, weightsKey))

  return {
    measured,
    attribution,
    accounts,
    noteSubscribers: (tx, creatorId) => {
      const linked = attribution.links.list([creatorId]).flatMap(({ id }) => attribution.links.posts(id))
      for (const id of new Set([...linked.map(({ publicationId }) => publicationId), ...attribution.links.noted(creatorId)])) {
        touch(id)
        const row = measured.get(id)
        const subscribers = attribution.subscribersOf(id)
        if (!row || row.subscribers === subscribers) continue
        writer.save(tx, { ...row, subscribers })
        writer.askScores(tx, row.accountId, row.publishedAt)
      }
    },
    wentOut: (tx, publicationId) => {
      const zone = zoneNow()
      const { rebuiltTo, zone: kept } = measured.state()
      if (kept === null) writeMeta(tx, rollUpZoneKey, zone)
      // A rebuild is still to come to it.
      if ((rebuiltTo !== null && publicationId > rebuiltTo) || measured.get(publicationId)) return
      const into = cellsOf(tx, zone)
      const row = takeIn(into, createMarkets(), publicationId)
      if (!row) return
      keep(tx, row, false)
      into.write()
    },
    cameBack: (tx, publicationId) => {
      const row = measured.get(publicationId)
      // It went out again meanwhile, or never was counted.
      if (!row || measured.facts(publicationId)?.publishedAt === row.publishedAt) return
      touch(publicationId)
      const { rebuiltTo } = measured.state()
      // What was read of it stands in cells of many days: rare enough to make all of it anew.
      if (row.readAt !== null) writeMeta(tx, rebuiltToKey, '')
      else if (rebuiltTo === null || publicationId <= rebuiltTo) {
        const into = cellsOf(tx, zoneNow())
        into.addPost(row, -1)
        into.write()
      }
      writer.remove(tx, publicationId)
    },
    add: (tx, readings) => {
      const zone = zoneNow()
      const into = cellsOf(tx, zone)
      const marketOf = createMarkets()
      const { rebuiltTo, zone: kept } = measured.state()
      if (kept === null) writeMeta(tx, rollUpZoneKey, zone)
      for (const { publicationId, figures } of readings) {
        if (!writer.insertReading(tx, readingOf(publicationId, figures))) continue
        // A rebuild is still to come to it.
        if (rebuiltTo !== null && publicationId > rebuiltTo) continue
        const before = measured.get(publicationId) ?? takeIn(into, marketOf, publicationId)
        if (!before) continue
        const isFirst = before.readAt === null
        const isLate = isFirst && measured.facts(publicationId)?.elsewhere === 1
        const { row, isNewStage } = addOne(into, before, isFirst, tx.now, figures, isLate)
        keep(tx, row, isNewStage)
      }
      into.write()
    },
    weights,
    setWeights: (tx, next) => {
      writeMeta(tx, weightsKey, JSON.stringify(next))
      writer.askAllScores(tx)
    },
    hasScoresDue: () => measured.scoreDue(1).length > 0,
    score: (tx, most) => {
      // While a rebuild goes on, the cells do not hold the scores of what it has not come to.
      if (measured.state().rebuiltTo !== null) return false
      const into = cellsOf(tx, zoneNow())
      const due = measured.scoreDue(most + 1)
      const weighing = weights()
      for (const { accountId, since } of due.slice(0, most)) {
        const rows = measured.ofAccount(accountId, since - recentMs)
        for (const [index, row] of rows.entries()) {
          if (row.publishedAt < since) continue
          const { score, stage } = compare(rows, index, weighing)
          const kept = inTenths(score)
          if (kept === row.score && stage === row.scoreStage) continue
          touch(row.publicationId)
          writer.setScore(tx, row.publicationId, kept, stage)
          const { publicationId, creatorId } = row
          if (kept !== null && tx.now - row.publishedAt < toldForMs) tx.emit({ kind: 'score.changed', publicationId, creatorId })
          into.addScore(row, row.score, kept)
        }
        writer.scored(tx, accountId)
      }
      into.write()
      return due.length > most
    },
    isWhole: () => measured.state().rebuiltTo === null && accounts.isWhole(),
    onTouched: (listener) => void listeners.push(listener),
    startAnew: (tx) => {
      writeMeta(tx, rebuiltToKey, '')
      accounts.startAnew(tx)
    },
    followZone: () => {
      const { rebuiltTo, zone } = measured.state()
      if (rebuiltTo === null && zone !== null && zone !== zoneNow()) store.write((tx) => writeMeta(tx, rebuiltToKey, ''))
    },
    rebuild: (tx, posts) => {
      const zone = zoneNow()
      const into = cellsOf(tx, zone)
      const marketOf = createMarkets()
      const { rebuiltTo, zone: kept } = measured.state()
      if (rebuiltTo === null) return accounts.rebuild(tx, posts)
      // The days may have changed on the way.
      const isBeginning = rebuiltTo === '' || kept !== zone
      if (isBeginning) {
        writer.clear(tx)
        accounts.startAnew(tx)
        writeMeta(tx, rollUpZoneKey, zone)
      }
      const ids = measured.out(isBeginning ? '' : rebuiltTo, posts)
      for (const id of ids) {
        const facts = measured.facts(id)
        if (!facts) continue
        const noted = measured.get(id)
        let row = noted ? { ...noted, ...untold, subscribers: attribution.subscribersOf(id) } : begin(facts, marketOf)
        row = { ...row, day: dayOf(row) }
        into.addPost(row, 1)
        for (const [index, { at, publicationId: _, ...figures }] of measured.readings(id).entries())
          ({ row } = addOne(into, row, index === 0, at, figures, index === 0 && facts.elsewhere === 1))
        keep(tx, row, true)
        if (noted?.score != null) writer.setScore(tx, id, null, null)
      }
      into.write()
      const next = ids.length < posts ? null : (ids.at(-1) ?? null)
      writeMeta(tx, rebuiltToKey, next)
      return next !== null || !accounts.isWhole()
    },
  }
}

const readingOf = (publicationId: string, figures: PostFigures): Omit<ReadingRow, 'at'> => ({
  publicationId,
  likes: figures.likes,
  reposts: figures.reposts,
  replies: figures.replies,
  quotes: figures.quotes,
  bookmarks: figures.bookmarks,
  views: figures.views,
  shares: figures.shares,
  reach: figures.reach,
  linkClicks: figures.linkClicks,
  profileVisits: figures.profileVisits,
  follows: figures.follows,
  watchMs: figures.watchMs,
  totalWatchMs: figures.totalWatchMs,
})
