/** Makes advice from what posts came to, once a day and when it is asked for, and follows up what was applied. */
import type {
  Advice,
  AdviceCheck,
  AdviceEvidence,
  AdvicePreview,
  AdviceSubject,
  DraftPrediction,
  FollowUp,
  MarketShare,
} from '../../contract/advice.ts'
import type { PlanKind } from '../../contract/plans.ts'
import { markets as allMarkets, type Market } from '../../contract/values.ts'
import { AppError } from '../app-error.ts'
import type { DueEntry } from '../due/due-queue.ts'
import { newId } from '../ids.ts'
import { weekHourOf } from '../measuring/buckets.ts'
import type { Ports } from '../ports.ts'
import { wallRange } from '../planning/clock-range.ts'
import { createDayBook } from '../planning/local-day.ts'
import { presetsFor } from '../planning/markets.ts'
import { firstInstant, type Plans } from '../planning/plans.ts'
import { hashtagKey } from '../planning/slot-texts.ts'
import { breathe } from '../planning/solve-beside.ts'
import type { Publishing } from '../publishing/create-publishing.ts'
import type { AccountReader } from '../store/account-reader.ts'
import { createAdviceReader, type AdviceReader, type AdviceRow, type ReadPost } from '../store/advice-reader.ts'
import { saveAdvice, saveEvidence, setAdviceState, setFollowUp, setUnadvised, sweepAdvice } from '../store/advice-writer.ts'
import { createAudienceReader } from '../store/audience-reader.ts'
import { createFigureReader } from '../store/figure-reader.ts'
import type { CreatorReader } from '../store/creator-reader.ts'
import type { AgencyReader } from '../store/agency-reader.ts'
import type { HashtagReader } from '../store/hashtag-reader.ts'
import { readMeta } from '../store/meta-reader.ts'
import { writeMeta } from '../store/meta-writer.ts'
import type { PlanReader } from '../store/plan-reader.ts'
import type { Actor } from '../store/store.ts'
import { checkMarket, type MarketChecks } from './check-advice.ts'
import { modelMarket, withTraits, type AdvisedPost, type MarketModel } from './market-model.ts'
import { followMarket, followUpTo, type IsUp } from './follow-up.ts'
import { previewOf } from './preview.ts'
import { apart, findMarket } from './find-market.ts'
import { createPredictor, type Predictor } from './predictor/predictor.ts'
import { evidenceOf, leastOwnPosts, suggest, type SuggestInput, type Suggestion } from './suggest.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** So far back posts are looked at: what pleased longer ago says little of today. */
const lookedAtMs = 180 * dayMs
/** The latest so many of a market: the rest would change nothing that shows. */
const mostPosts = 30_000
/** What was dismissed is not said again for so long. */
const silentMs = 30 * dayMs
/** A market with fewer of the audience is not planned for. */
const leastShare = 0.1
/** So much of the audience has to be elsewhere than the plan speaks to. */
const leastApart = 0.15
/** So far ahead a preview looks. */
const previewDays = 28
const daily = 'all'
const lastKey = 'advice.at'

export interface Advising extends Disposable {
  reader: AdviceReader
  /** Before `publishing.start()`, so that its entries have a handler. */
  start(): void
  isRunning(): boolean
  lastAt(): number | null
  /** Looks at everything now, or waits for the look that is under way. */
  refresh(): Promise<number>
  evidence(id: string): AdviceEvidence
  preview(id: string): AdvicePreview | null
  report: Predictor['report']
  /** Of an account; `at` null: now. */
  predict(accountId: string, draft: { text: string; kind: PlanKind; at: number | null }): DraftPrediction
  toAdvice(row: AdviceRow): Advice
  /** Throws NOT_FOUND, and STATE_CHANGED for what is not in `from`. */
  decide(id: string, from: readonly AdviceRow['state'][], to: AdviceRow['state'], actor: Actor): Advice
}

interface Deps {
  publishing: Pick<Publishing, 'engine' | 'timer'>
  plans: Pick<PlanReader, 'presets' | 'current'>
  propose: Plans['propose']
  sets: Pick<HashtagReader, 'list'>
  creators: Pick<CreatorReader, 'list'>
  agency: Pick<AgencyReader, 'get'>
  accounts: Pick<AccountReader, 'list'>
  startThread: Ports['startThread']
}

export const createAdvising = ({
  publishing: { engine, timer },
  plans,
  propose,
  sets,
  agency,
  accounts,
  creators,
  startThread,
}: Deps): Advising => {
  const { store, queue, clock, logger, closing } = engine
  const reader = createAdviceReader(store)
  const predictor = createPredictor({ store, clock, startThread, logger, closing, breathe })
  const book = createDayBook()
  const audiences = createAudienceReader(store)
  const figures = createFigureReader(store)
  let running: Promise<number> | undefined

  const lastAt = (): number | null => {
    const kept = readMeta(store, lastKey)
    return kept === undefined ? null : Number(kept)
  }

  const presetOf = (market: Market) => presetsFor(plans, agency.get()?.zone ?? 'UTC')[market]

  /** Hours of the day in which a market is awake and not to be left alone. */
  const openIn = (market: Market): ((hour: number) => boolean) => {
    const { active, quiet } = presetOf(market)
    const within = (range: typeof active, hour: number): boolean => {
      const { from, to } = wallRange(range)
      const [start, end] = [hour * 60, hour * 60 + 60]
      return (start >= from && end <= to) || (start + 1440 >= from && end + 1440 <= to)
    }
    return (hour) => within(active, hour) && !quiet.some((range) => within(range, hour))
  }

  /** Asked of every post: the markets' hours are read once. */
  const readClocks = (): IsUp => {
    const read = new Map(allMarkets.map((market) => [market, { isOpen: openIn(market), zone: presetOf(market).zone }]))
    return (market, at) => {
      const found = read.get(market)
      return found !== undefined && found.isOpen(weekHourOf(at, found.zone, book) % 24)
    }
  }

  const readPosts = async (now: number): Promise<{ byMarket: Map<Market, AdvisedPost[]>; counts: Map<string, number> }> => {
    const read: ReadPost[] = []
    const counts = new Map<string, number>()
    for (const { id } of accounts.list(null)) {
      const own = reader.posts(id, now - lookedAtMs)
      counts.set(id, own.length)
      read.push(...own)
      await breathe()
    }
    const ratio = weekAgainstDay(read)
    const byMarket = new Map<Market, AdvisedPost[]>()
    for (const [market, posts] of Map.groupBy(read, (post) => post.market)) {
      const latest = posts.toSorted((a, b) => b.publishedAt - a.publishedAt).slice(0, mostPosts)
      byMarket.set(
        market,
        latest.map((post) => ({ ...post, y: valueOf(post, ratio) })),
      )
    }
    return { byMarket, counts }
  }

  const look = async (): Promise<number> => {
    const now = clock.now()
    const { byMarket, counts } = await readPosts(now)
    const silent = new Set(
      reader.decided().flatMap(({ key, state, decidedAt }) => (state === 'dismissed' && (decidedAt ?? 0) > now - silentMs ? [key] : [])),
    )
    const kept: (() => Parameters<typeof saveAdvice>[1])[] = []
    const evidences: { of: Pick<AdviceRow, 'creatorId' | 'accountId' | 'market'>; evidence: AdviceEvidence }[] = []
    const followUps: { id: string; followUp: FollowUp }[] = []
    const applied = reader.decided().filter(({ state }) => state === 'applied')
    const models: MarketModel[] = []
    for (const [market, posts] of byMarket) {
      const traited = withTraits(posts)
      const isOpen = openIn(market)
      const model = await modelMarket(traited, breathe)
      models.push(model)
      const checks = await checkMarket(model, now, isOpen, breathe)
      const input: SuggestInput = { market, model, now, isOpen }
      for (const one of suggest(input)) {
        const key = keyOf(one)
        if (!silent.has(key)) kept.push(() => toRow(one, key, checks))
      }
      await breathe()
      for (const [creatorId, own] of Map.groupBy(model.posts, (post) => post.creatorId)) {
        evidences.push({ of: { creatorId, accountId: null, market }, evidence: evidenceOf(input, own, null) })
        for (const [accountId, ofAccount] of Map.groupBy(own, (post) => post.accountId))
          evidences.push({ of: { creatorId, accountId, market }, evidence: evidenceOf(input, ofAccount, accountId) })
        await breathe()
      }
      for (const row of applied.filter((one) => one.market === market)) {
        const followUp = followUpTo(row, model)
        if (followUp) followUps.push({ id: row.id, followUp })
        await breathe()
      }
    }
    const isUp = readClocks()
    for (const row of applied) {
      const followUp = followMarket(row, models, isUp)
      if (followUp) followUps.push({ id: row.id, followUp })
      await breathe()
    }
    for (const creator of creators.list({ archived: false, reach: null })) {
      for (const one of marketFor(creator, now)) {
        const key = keyOf(one)
        if (!silent.has(key)) kept.push(() => toRow(one, key, { hours: null, kinds: null }))
      }
      await breathe()
    }
    if (closing.aborted) return now
    await store.writeSoon((tx) => {
      for (const row of kept) saveAdvice(tx, row())
      sweepAdvice(tx)
      for (const { of, evidence } of evidences) saveEvidence(tx, of, evidence)
      for (const { id, followUp } of followUps) setFollowUp(tx, id, followUp)
      setUnadvised(
        tx,
        accounts.list(null).flatMap(({ id, creatorId, state }) => {
          const found = counts.get(id) ?? 0
          return state !== 'disconnected' && found < leastOwnPosts ? [{ accountId: id, creatorId, posts: found }] : []
        }),
      )
      writeMeta(tx, lastKey, String(tx.now))
      tx.emit({ kind: 'advice.changed', creatorId: null })
    })
    // Takes longer than anybody waits; goes on beside core.
    timer
      .track(predictor.train([...byMarket].flatMap(([market, all]) => all.map((post) => ({ ...post, market })))))
      .catch((error: unknown) => {
        if (!closing.aborted) logger.warn({ err: error }, 'what drafts will come to could not be learnt')
      })
    return now
  }

  /** Who is spoken to at present: by the plan, else by the creator's own market. */
  const spokenTo = (creatorId: string, own: Market): MarketShare[] => {
    const rules = plans.current(creatorId).find(({ accountId }) => accountId === null)?.rules
    if (!rules) return [{ market: own, share: 1 }]
    const sum = rules.markets.reduce((total, { weight }) => total + weight, 0)
    return rules.markets.map(({ market, weight }) => ({ market, share: weight / sum }))
  }

  /** As it was read last, by country. */
  const clicksByCountry = (accountId: string): [country: string, clicks: number][] =>
    [...Map.groupBy(figures.standing(accountId, 'countries'), ({ subject }) => subject)].flatMap(([subject, read]) => {
      const clicks = read.at(-1)?.figures.clicks ?? null
      return clicks === null ? [] : [[subject.toUpperCase(), clicks]]
    })

  const marketFor = (creator: { id: string; market: Market }, now: number): Suggestion[] => {
    const readings = accounts.list([creator.id]).flatMap(({ id }) => audiences.best(id) ?? [])
    const found = findMarket({
      countries: readings.flatMap(({ countries }) => countries ?? []),
      cities: readings.flatMap(({ cities }) => cities ?? []),
      clicks: accounts.list([creator.id]).flatMap(({ id }) => clicksByCountry(id)),
      answers: reader.answers(creator.id, now - lookedAtMs / 2),
    })
    if (!found || found.confidence === 'low') return []
    const present = spokenTo(creator.id, creator.market)
    // "Elsewhere" has no clock that could be planned by.
    const shares = wholeOf(wholeOf(found.shares.filter(({ market }) => market !== 'other')).filter(({ share }) => share >= leastShare))
    const [top] = shares
    if (!top || apart(sharesByMarket(shares), sharesByMarket(present)) < leastApart) return []
    const people = found.evidence.reduce((sum, one) => sum + one.people, 0)
    return [
      {
        creatorId: creator.id,
        accountId: null,
        platform: null,
        market: top.market,
        subject: { kind: 'market', shares, now: present, confidence: found.confidence, evidence: found.evidence },
        expected: null,
        ownPosts: people,
        posts: people,
        bend: { hours: null, mix: null, markets: shares.map(({ market, share }) => ({ market, weight: Math.round(share * 100) })) },
      },
    ]
  }

  const toRow = (one: Suggestion, key: string, checks: MarketChecks): Parameters<typeof saveAdvice>[1] => ({
    id: newId('adv', store.ids),
    key,
    creatorId: one.creatorId,
    accountId: one.accountId,
    platform: one.platform,
    market: one.market,
    kind: one.subject.kind,
    subject: one.subject,
    expected: one.expected,
    ownPosts: one.ownPosts,
    posts: one.posts,
    check: checkFor(one.subject, checks),
    bend: one.bend,
    gain: one.expected?.effect ?? gainOf(one.subject),
  })

  const refresh = (): Promise<number> => {
    running ??= timer.track(look()).finally(() => (running = undefined))
    return running
  }

  const entryAt = (dueAt: number): DueEntry => ({ dueAt, kind: 'advice', id: daily })

  timer.handle('advice', (entries) => {
    const run = async (): Promise<void> => {
      let next = clock.now() + dayMs
      try {
        await refresh()
      } catch (error) {
        if (closing.aborted) return
        logger.warn({ err: error }, 'advice could not be made')
        next = clock.now() + hourMs
      }
      await store.writeSoon((tx) => {
        for (const entry of entries) queue.remove(tx, entry)
        // Another look, for a past that was read, is beside the daily one.
        if (entries.some(({ id }) => id === daily)) queue.add(tx, entryAt(next))
      })
    }
    timer.track(run()).catch((error: unknown) => {
      if (!closing.aborted) logger.warn({ err: error }, 'the next look for advice could not be planned')
    })
  })

  /** Hashtags come into a plan by the sets that its captions name. */
  const inSets = (creatorId: string, { first, out, vary }: NonNullable<AdviceRow['bend']['tags']>): boolean => {
    const named = new Set([...first, ...out, ...vary])
    return sets.list(creatorId).some(({ tags }) => tags.some((tag) => named.has(hashtagKey(tag))))
  }

  const isBending = (creatorId: string, { hours, mix, markets, mostPerDay, tags }: AdviceRow['bend']): boolean =>
    [hours, mix, markets, mostPerDay].some(Boolean) || (tags != null && inSets(creatorId, tags))

  const known = (id: string): AdviceRow => {
    const row = reader.get(id)
    if (!row) throw new AppError('NOT_FOUND', { what: 'advice', id })
    return row
  }

  const toAdvice = ({ key: _key, kind: _kind, bend, gain: _gain, at, decidedAt, ...row }: AdviceRow): Advice => ({
    ...row,
    creatorName: reader.creatorName(row.creatorId),
    accountHandle: row.accountId === null ? null : reader.handle(row.accountId),
    changesPlan: isBending(row.creatorId, bend),
    at: new Date(at),
    decidedAt: decidedAt === null ? null : new Date(decidedAt),
  })

  return {
    reader,
    start: () => {
      const last = lastAt()
      store.write((tx) => queue.add(tx, entryAt(last === null ? tx.now + hourMs : last + dayMs)))
    },
    isRunning: () => running !== undefined,
    lastAt,
    refresh,
    evidence: (id) => {
      const found = reader.evidence(known(id))
      if (!found) throw new AppError('NOT_FOUND', { what: 'advice', id })
      return found
    },
    preview: (id) => {
      const { creatorId, accountId, market, subject, bend, state } = known(id)
      const hasPlan = plans.current(creatorId).some((plan) => plan.accountId === null && plan.rules !== null)
      if (!hasPlan || state !== 'open' || !isBending(creatorId, bend)) return null
      const days = previewDays
      const from = firstInstant(clock.now())
      const [now, then] = [propose({ creatorId, days, from }), propose({ creatorId, days, from, besides: { accountId, market, ...bend } })]
      return previewOf({ days, accountId, subject, now, then })
    },
    report: predictor.report,
    predict: (accountId, { text, kind, at }) => {
      const now = clock.now()
      const read = reader.posts(accountId, now - lookedAtMs)
      const ratio = weekAgainstDay(read)
      const market = read.at(-1)?.market ?? 'other'
      const goesOutAt = at ?? now
      const weekHour = weekHourOf(goesOutAt, presetOf(market).zone, book)
      return predictor.predict(
        { accountId, text, kind, at: goesOutAt, market, weekHour },
        read.map((post) => ({ ...post, y: valueOf(post, ratio) })),
      )
    },
    toAdvice,
    decide: (id, from, to, actor) =>
      store.write((tx) => {
        const row = known(id)
        if (!from.includes(row.state)) throw new AppError('STATE_CHANGED', { what: 'advice', state: row.state })
        setAdviceState(tx, id, to)
        tx.audit({
          actor,
          action: to === 'applied' ? 'advice.applied' : to === 'dismissed' ? 'advice.dismissed' : 'advice.reopened',
          creatorId: row.creatorId,
          subject: { kind: 'advice', id, label: reader.handle(row.accountId ?? '') ?? reader.creatorName(row.creatorId) },
          before: { state: row.state },
          after: { state: to, subject: row.subject },
        })
        tx.emit({ kind: 'advice.changed', creatorId: row.creatorId })
        if (isBending(row.creatorId, row.bend)) tx.emit({ kind: 'plan.changed', creatorId: row.creatorId })
        return toAdvice(known(id))
      }),
    [Symbol.dispose]: () => {
      running = undefined
    },
  }
}

/** Shares of what is left. */
const wholeOf = (shares: readonly MarketShare[]): MarketShare[] => {
  const sum = shares.reduce((total, { share }) => total + share, 0)
  return shares.map(({ market, share }) => ({ market, share: share / sum }))
}

const sharesByMarket = (shares: readonly MarketShare[]): Partial<Record<Market, number>> =>
  Object.fromEntries(shares.map(({ market, share }) => [market, share]))

/** Advice without an effect is listed by how far it lies from what is done. */
const gainOf = (subject: AdviceSubject): number =>
  subject.kind === 'market' ? apart(sharesByMarket(subject.shares), sharesByMarket(subject.now)) : 0

/** In logarithms, at the age of a week. */
const valueOf = ({ dayEngaged, weekEngaged }: ReadPost, ratio: number): number =>
  weekEngaged === null ? Math.log1p(dayEngaged ?? 0) + ratio : Math.log1p(weekEngaged)

/** How much more a post has after a week than after a day, in logarithms: the middle of those of which both are known. */
const weekAgainstDay = (posts: readonly ReadPost[]): number => {
  const ratios = posts
    .flatMap(({ dayEngaged, weekEngaged }) =>
      dayEngaged === null || weekEngaged === null ? [] : [Math.log1p(weekEngaged) - Math.log1p(dayEngaged)],
    )
    .toSorted((a, b) => a - b)
  return ratios[ratios.length >> 1] ?? 0
}

/** What a piece of advice says, of whom: hours of one account are one piece, whichever they are today. */
const keyOf = ({ creatorId, accountId, market, subject }: Suggestion): string => {
  if (subject.kind === 'market') return `market/${creatorId}`
  const what =
    subject.kind === 'content_kind'
      ? subject.planKind
      : subject.kind === 'hashtag'
        ? `${subject.tag}/${subject.use ? 'use' : 'leave'}`
        : subject.kind === 'hashtag_worn'
          ? subject.tag
          : subject.kind === 'text_length'
            ? subject.length
            : subject.kind === 'pace'
              ? subject.pace
              : ''
  return [subject.kind, accountId ?? creatorId, market, what].join('/')
}

const checkFor = ({ kind }: AdviceSubject, checks: MarketChecks): AdviceCheck | null =>
  kind === 'hours' ? checks.hours : kind === 'content_kind' ? checks.kinds : null
