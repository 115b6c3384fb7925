/** Answers what a period came to, from roll-ups. */
import type { FiguresFilter, Grain, HeatCell, Overview, PostOrder, ScoreDetail, ScoredPost, Totals } from '../../contract/analytics.ts'
import { AppError } from '../app-error.ts'
import type { Clock } from '../ports.ts'
import { dateOfDay, dayOfDate } from '../planning/local-day.ts'
import { wallTimeToInstant } from '../publishing/wall-time.ts'
import type { AccountFilter } from '../store/accounts-of.ts'
import type { AgencyReader } from '../store/agency-reader.ts'
import type { FollowerChange } from '../store/follower-day-reader.ts'
import { noSums } from '../store/measured-reader.ts'
import type { MeasuredReader, MeasuredRow, Sums } from '../store/measured-reader.ts'
import { agencyScope } from '../store/measured-writer.ts'
import type { FollowerRow, ListedPost, PostFilter, RollUpFilter, RollUpReader, SummedRow } from '../store/roll-up-reader.ts'
import { mondayOf } from './buckets.ts'
import { compare } from './compare.ts'
import { followersByDay, followersOf, followersOver, oldAfterMs } from './followers.ts'
import type { RollUps } from './roll-ups.ts'
import { leastNeighbours, recentMs } from './score.ts'

/** Whose figures: an account's, some creators', or all. */
export interface Whose {
  accountId: string | null
  creatorIds: readonly string[] | null
}

export interface Analytics {
  overview(whose: Whose, filter: FiguresFilter, grain: Grain | undefined): Overview
  followers(whose: Whose, filter: FiguresFilter, grain: Grain | undefined): { at: Date; followers: number; accounts: number }[]
  /** Account by account, at the end of the period: what the overview adds up. */
  followersOfAccounts(whose: Whose, filter: FiguresFilter): FollowerRow[]
  posts(whose: Whose, filter: FiguresFilter, order: PostOrder, worst: boolean, limit: number): ScoredPost[]
  heatMap(whose: Whose, filter: FiguresFilter): HeatCell[]
  /** Of one that nothing was read of: without parts. */
  score(publicationId: string): ScoreDetail
}

export interface AnalyticsDeps {
  reader: RollUpReader
  measured: MeasuredReader
  agency: AgencyReader
  rollUps: Pick<RollUps, 'weights' | 'accounts'>
  clock: Pick<Clock, 'now'>
}

const maxDays = 366
/** Longer periods are drawn by the week, and the shortest by the hour. */
const usualGrain = (days: number): Grain => (days > 92 ? 'week' : days <= 2 ? 'hour' : 'day')

/** The first instant of a day; where the clocks skip midnight, what comes after. */
const midnight = (day: number, zone: string): number => wallTimeToInstant({ wall: `${dateOfDay(day)}T00:00`, zone }) ?? 0

const tenths = (score: number | null): number | null => (score === null ? null : score / 10)
/** What came may be less than nothing, where likes or views were taken back: that is no share. */
const rate = (engaged: number | null, views: number | null): number | null =>
  engaged === null || views === null || engaged < 0 || views <= 0 ? null : engaged / views
const meanScore = ({ score, scored }: { score: number; scored: number }): number | null =>
  scored === 0 ? null : Math.round(score / scored) / 10

const figuresOf = ({ likes, comments, shares, saves, views, clicks, visits, follows, watchMs }: Sums): ScoredPost['figures'] => ({
  likes,
  comments,
  shares,
  saves,
  views,
  clicks,
  visits,
  follows,
  watchMs,
})

const toTotals = (row: SummedRow): Totals => ({
  posts: row.posts,
  ...figuresOf(row),
  engagementRate: rate(row.engaged, row.engagedViews),
})

const nothing: SummedRow = { posts: 0, ...noSums() }

/** Null is unknown, and what is known besides is still known. */
const sumOf = (rows: readonly SummedRow[]): SummedRow =>
  rows.reduce((sum, row) => {
    const next = { ...sum }
    for (const name of Object.keys(nothing) as (keyof SummedRow)[]) {
      const value = row[name]
      if (value !== null) next[name] = (next[name] ?? 0) + value
    }
    return next
  }, nothing)

export const createAnalytics = ({ reader, measured, agency, rollUps, clock }: AnalyticsDeps): Analytics => {
  const zoneNow = (): string => agency.get()?.zone ?? 'UTC'

  const periodOf = ({ from, to }: FiguresFilter): { first: number; last: number; days: number } => {
    const first = dayOfDate(from)
    const last = dayOfDate(to)
    const days = last - first + 1
    if (days < 1 || days > maxDays) throw new AppError('BAD_INPUT', { issues: [{ path: 'to', code: 'period.invalid' }] })
    return { first, last, days }
  }

  const sort = ({ platforms, kinds, markets }: FiguresFilter): Omit<RollUpFilter, 'scopes'> => ({
    platforms: platforms ?? null,
    kinds: kinds ?? null,
    markets: markets ?? null,
  })
  const scopesOf = ({ accountId, creatorIds }: Whose): string[] => (accountId ? [accountId] : creatorIds ? [...creatorIds] : [agencyScope])
  const byWhom = ({ accountId, creatorIds }: Whose): Pick<PostFilter, 'by' | 'ids'> =>
    accountId ? { by: 'account', ids: [accountId] } : creatorIds ? { by: 'creator', ids: creatorIds } : { by: 'all', ids: [] }

  const ofWhom = (whose: Whose, { platforms }: FiguresFilter): AccountFilter => ({ ...byWhom(whose), platforms: platforms ?? null })

  return {
    overview: (whose, filter, asked) => {
      const zone = zoneNow()
      const { first, last, days } = periodOf(filter)
      const grain = asked ?? usualGrain(days)
      const all = { scopes: scopesOf(whose), ...sort(filter) }
      const after = last + 1
      const start = midnight(first, zone)
      const end = midnight(after, zone)
      const { from, to, instantOf } = stretchesOf(grain, first, after, zone)
      const came = (by: Part) => reader.gained(all, 'day', first, after, by)
      // Accounts have no roll-up of their own by the day on which posts went out: theirs are few.
      const own = whose.accountId ? rowsOfAccount(whose.accountId, filter, start, end) : null
      const out = (by: Part) => (own ? postedOf(own, by) : reader.posted(all, first, after, by))
      const [cameByPlatform, outByPlatform] = [came('platform'), out('platform')]
      const readAt = reader.readAt(byWhom(whose))
      const before = reader.gained(all, 'day', first - days, first, 'platform')
      return {
        zone,
        grain,
        gained: toTotals(sumOf(cameByPlatform)),
        before: toTotals(sumOf(before)),
        posted: toTotals(sumOf(outByPlatform)),
        measured: outByPlatform.reduce((sum, { measured: count }) => sum + count, 0),
        series: reader.gained(all, grain, from, to, 'at').map((row) => ({ at: instantOf(Number(row.by)), ...toTotals(row) })),
        platforms: beside(cameByPlatform, outByPlatform).map(({ name, ...rest }) => ({
          platform: name as Overview['platforms'][number]['platform'],
          ...rest,
        })),
        kinds: beside(came('kind'), out('kind')).map(({ name, ...rest }) => ({ kind: name as Overview['kinds'][number]['kind'], ...rest })),
        markets: beside(came('market'), out('market')).map(({ name, ...rest }) => ({
          market: name as Overview['markets'][number]['market'],
          ...rest,
        })),
        followers: followersAt(whose, filter, { first, after, start, end }),
        readAt: readAt === null ? null : new Date(readAt * 3_600_000),
      }
    },

    followers: (whose, filter, asked) => {
      const zone = zoneNow()
      const { first, last, days } = periodOf(filter)
      const grain = asked ?? usualGrain(days)
      const { from, to, instantOf } = stretchesOf(grain, first, last + 1, zone)
      const end = midnight(last + 1, zone)
      const step = grain === 'week' ? 7 : 1
      const begins = Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => from + index * step).filter(
        (at) => instantOf(at).getTime() <= clock.now(),
      )
      const ofReadings = (isGone: boolean): FollowerChange[] => {
        const accounts = { ...ofWhom(whose, filter), isGone }
        const start = instantOf(from).getTime()
        const rows = reader.followers(accounts, start, end)
        const readings = Map.groupBy(reader.followerReadings(accounts, start, end), ({ accountId }) => accountId)
        return followersOver(
          rows.map(({ before }) => before),
          rows.map(({ accountId }) => readings.get(accountId) ?? []),
          begins.map((at) => Math.min(end, instantOf(at + step).getTime())),
        )
      }
      // Days hold all that ever were connected: those that are no more are few, and are taken out.
      const ofDays = (): FollowerChange[] => {
        const { followers: dayReader } = rollUps.accounts
        const of = [scopesOf(whose), filter.platforms ?? null] as const
        const ends = begins.map((at) => Math.min(last + 1, at + step))
        const gone = ofReadings(true)
        return followersByDay(dayReader.before(...of, from), dayReader.changes(...of, from, last + 1), ends).map((sum, index) => ({
          accounts: sum.accounts - (gone[index]?.accounts ?? 0),
          followers: sum.followers - (gone[index]?.followers ?? 0),
        }))
      }
      // An account's own days are its readings, and hours are shown of two days at most.
      const isByDay = grain !== 'hour' && whose.accountId === null && rollUps.accounts.isWhole()
      return (isByDay ? ofDays() : ofReadings(false)).flatMap(({ accounts, followers }, index) =>
        accounts === 0 ? [] : { at: instantOf(begins[index] ?? from), followers, accounts },
      )
    },

    followersOfAccounts: (whose, filter) => {
      const zone = zoneNow()
      const { first, last } = periodOf(filter)
      return reader.followers(ofWhom(whose, filter), midnight(first, zone), midnight(last + 1, zone))
    },

    posts: (whose, filter, order, worst, limit) => {
      const zone = zoneNow()
      const { first, last } = periodOf(filter)
      const asked = { ...byWhom(whose), ...sort(filter), from: midnight(first, zone), to: midnight(last + 1, zone) }
      return reader.posts(asked, order, worst, limit).map(toScoredPost)
    },

    heatMap: (whose, filter) => {
      const { first, last } = periodOf(filter)
      if (whose.accountId) return heatOfAccount(whose.accountId, filter, first, last)
      const month = dayOfDate(`${dateOfDay(first).slice(0, 8)}01`)
      return reader.hours({ scopes: scopesOf(whose), ...sort(filter) }, month, last + 1).map((row) => ({
        weekHour: row.weekHour,
        posts: row.posts,
        score: meanScore(row),
        scored: row.scored,
        engagementRate: rate(row.engaged, row.engagedViews),
        viewsPerPost: row.viewed === 0 || row.views === null ? null : row.views / row.viewed,
      }))
    },

    score: (publicationId) => {
      const row = measured.get(publicationId)
      const weights = rollUps.weights()
      const weightOf = (criterion: string): number => weights[criterion] ?? 0
      if (!row) return { score: null, stage: null, sample: 0, least: leastNeighbours, parts: [], neighbours: [] }
      const rows = measured.ofAccount(row.accountId, row.publishedAt - recentMs)
      const index = rows.findIndex((other) => other.publicationId === publicationId)
      const { stage, neighbours, score, parts } = compare(rows, index, weights)
      const known = parts.reduce((sum, { criterion, part }) => (part === null ? sum : sum + weightOf(criterion)), 0)
      const texts = new Map(reader.listed(neighbours.map((other) => other.publicationId)).map((one) => [one.publicationId, one.text]))
      return {
        score: score === null ? null : Math.round(score * 10) / 10,
        stage,
        sample: neighbours.length,
        least: leastNeighbours,
        parts: parts.map((part) => ({
          ...part,
          weight: weightOf(part.criterion),
          share: part.part === null || known === 0 ? null : weightOf(part.criterion) / known,
        })),
        neighbours: neighbours.toReversed().map((other) => ({
          publicationId: other.publicationId,
          publishedAt: new Date(other.publishedAt),
          text: texts.get(other.publicationId) ?? '',
          score: tenths(other.score),
        })),
      }
    },
  }

  /** At a period's end, and what they were at its beginning: from what is counted by the day, where that holds them all. */
  function followersAt(whose: Whose, filter: FiguresFilter, period: { first: number; after: number; start: number; end: number }) {
    const { first, after, start, end } = period
    const accounts = ofWhom(whose, filter)
    const until = Math.min(end, clock.now())
    if (whose.accountId !== null || !rollUps.accounts.isWhole()) return followersOf(reader.followers(accounts, start, end), until)
    const { followers: days } = rollUps.accounts
    const { of, read, readBefore, joined } = days.read(accounts, start, end)
    if (read === 0) return null
    const gone = reader.followers({ ...accounts, isGone: true }, start, end)
    const countAt = (day: number, atOf: 'now' | 'before'): number =>
      days.before(scopesOf(whose), filter.platforms ?? null, day).followers - gone.reduce((sum, row) => sum + (row[atOf] ?? 0), 0)
    const now = countAt(after, 'now')
    const old = days.unread(accounts, until - oldAfterMs, end)
    return {
      now,
      accounts: read,
      of,
      growth: readBefore === 0 ? null : { from: countAt(first, 'before'), to: now - joined, accounts: readBefore },
      old: old.since === null ? null : { accounts: old.accounts, since: new Date(old.since) },
    }
  }

  function rowsOfAccount(accountId: string, { platforms, kinds, markets }: FiguresFilter, start: number, end: number): MeasuredRow[] {
    return measured
      .ofAccount(accountId, start)
      .filter(
        (row) =>
          row.publishedAt < end &&
          (platforms?.includes(row.platform) ?? true) &&
          (kinds?.includes(row.kind) ?? true) &&
          (markets?.includes(row.market) ?? true),
      )
  }

  function heatOfAccount(accountId: string, filter: FiguresFilter, first: number, last: number): HeatCell[] {
    const zone = zoneNow()
    const rows = rowsOfAccount(accountId, filter, midnight(first, zone), midnight(last + 1, zone))
    return [...Map.groupBy(rows, ({ weekHour }) => weekHour)]
      .toSorted(([a], [b]) => a - b)
      .map(([weekHour, own]) => {
        const viewed = own.flatMap(({ views }) => views ?? [])
        const { engaged, engagedViews } = sumOf(own.map((row) => ({ ...row, posts: 1 })))
        const scores = scoresOf(own)
        return {
          weekHour,
          posts: own.length,
          score: meanScore(scores),
          scored: scores.scored,
          engagementRate: rate(engaged, engagedViews),
          viewsPerPost: viewed.length === 0 ? null : viewed.reduce((sum, views) => sum + views, 0) / viewed.length,
        }
      })
  }
}

/** A period in the count of its grain: `from` ≤ at < `to`. */
const stretchesOf = (grain: Grain, first: number, after: number, zone: string) => {
  const instantOf = (at: number): Date => new Date(grain === 'hour' ? at * 3_600_000 : midnight(at, zone))
  if (grain === 'week') return { from: mondayOf(first), to: after, instantOf }
  if (grain === 'day') return { from: first, to: after, instantOf }
  return { from: Math.floor(midnight(first, zone) / 3_600_000), to: Math.ceil(midnight(after, zone) / 3_600_000), instantOf }
}

type Part = 'platform' | 'kind' | 'market'

const postedOf = (rows: readonly MeasuredRow[], by: Part) =>
  [...Map.groupBy(rows, (row) => row[by])].map(([name, own]) => ({
    by: name,
    ...sumOf(own.map((row) => ({ ...row, posts: 1 }))),
    measured: own.filter(({ readAt }) => readAt !== null).length,
    ...scoresOf(own),
  }))

type By = { by: string | number }

/** Part by part: what came, and how the posts that went out do; the most viewed first. */
const beside = (came: readonly (SummedRow & By)[], out: readonly (SummedRow & By & { scored: number; score: number })[]) => {
  const [cameTo, outOf] = [new Map(came.map((row) => [String(row.by), row])), new Map(out.map((row) => [String(row.by), row]))]
  return [...new Set([...cameTo.keys(), ...outOf.keys()])]
    .map((name) => {
      const own = outOf.get(name)
      return {
        name,
        gained: toTotals(cameTo.get(name) ?? nothing),
        posted: toTotals(own ?? nothing),
        score: own ? meanScore(own) : null,
      }
    })
    .toSorted((a, b) => (b.gained.views ?? -1) - (a.gained.views ?? -1) || (b.gained.likes ?? 0) - (a.gained.likes ?? 0))
}

const scoresOf = (rows: readonly MeasuredRow[]): { scored: number; score: number } => {
  const known = rows.flatMap(({ score }) => score ?? [])
  return { scored: known.length, score: known.reduce((sum, score) => sum + score, 0) }
}

const toScoredPost = (row: ListedPost): ScoredPost => {
  const { publicationId, creatorId, creatorName, accountId, accountHandle, platform, kind, market, text, thumbAssetId } = row
  return {
    publicationId,
    creatorId,
    creatorName,
    accountId,
    accountHandle,
    platform,
    kind,
    market,
    text,
    thumbAssetId,
    publishedAt: new Date(row.publishedAt),
    figures: figuresOf(row),
    engagementRate: rate(row.engaged, row.engagedViews),
    score: tenths(row.score),
    stage: row.scoreStage,
  }
}
