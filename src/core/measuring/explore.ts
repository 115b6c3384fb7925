/** Groups posts by what no roll-up is kept of, over columns in shared memory, in threads where the host lends some. */
import type { ExploreMeasure, ExplorePart, Explored, ExploreCell, FiguresFilter } from '../../contract/analytics.ts'
import { textLengths } from '../../contract/advice.ts'
import { planKinds } from '../../contract/plans.ts'
import { platformIds } from '../../contract/platforms.ts'
import { markets } from '../../contract/values.ts'
import { AppError } from '../app-error.ts'
import type { Logger } from '../log.ts'
import { dateOfDay, dayOfDate } from '../planning/local-day.ts'
import type { Ports, Thread } from '../ports.ts'
import type { AccountReader } from '../store/account-reader.ts'
import type { CreatorReader } from '../store/creator-reader.ts'
import type { Whose } from './analytics.ts'
import { addGrouped, groupColumns, leftOut } from './columns/group-columns.ts'
import type { Grouped, GroupQuestion, Told } from './columns/group-columns.ts'
import { mostCounted } from './columns/post-columns.ts'
import type { CodeColumn, FigureColumn, PostColumns, PostColumnsKeeper } from './columns/post-columns.ts'

export interface Explore extends AsyncDisposable {
  /** Rejects with BAD_INPUT for what cannot be crossed, and when the signal is aborted. */
  ask(
    whose: Whose,
    filter: FiguresFilter,
    how: { by: ExplorePart; across: ExplorePart | null; measure: ExploreMeasure },
    signal: AbortSignal,
  ): Promise<Explored>
}

interface Deps {
  columns: PostColumnsKeeper
  accounts: Pick<AccountReader, 'get'>
  creators: Pick<CreatorReader, 'get'>
  startThread: Ports['startThread']
  threadsAtOnce: number
  logger: Logger
}

/** Groups of a part, in their natural order, and the column that tells them. */
interface Part {
  column: CodeColumn
  keys: readonly string[]
  /** By code; `leftOut` where it is none. */
  groups: Uint16Array
}

const counted = ['0', '1', '2-3', '4-6', '7+'] as const
const countedOf = (count: number): number => (count <= 1 ? count : count <= 3 ? 2 : count <= 6 ? 3 : 4)
const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index))
const byCode = (codes: number, groupOf: (code: number) => number): Uint16Array =>
  Uint16Array.from({ length: codes }, (_, code) => groupOf(code))
const asItIs = (column: CodeColumn, keys: readonly string[]): Part => ({ column, keys, groups: byCode(keys.length, (code) => code) })
const countedPart = (column: CodeColumn): Part => ({ column, keys: counted, groups: byCode(mostCounted + 1, countedOf) })

const monthsOf = (first: number, last: number): Part => {
  const keys: string[] = []
  const groups = new Uint16Array(last + 1).fill(leftOut)
  for (let day = first; day <= last; day += 1) {
    const month = dateOfDay(day).slice(0, 7)
    if (keys.at(-1) !== month) keys.push(month)
    groups[day] = keys.length - 1
  }
  return { column: 'day', keys, groups }
}

const partOf = (part: ExplorePart, columns: PostColumns, first: number, last: number): Part => {
  switch (part) {
    case 'creator':
      return asItIs('creator', columns.creators)
    case 'account':
      return asItIs('account', columns.accounts)
    case 'platform':
      return asItIs('platform', platformIds)
    case 'kind':
      return asItIs('kind', planKinds)
    case 'market':
      return asItIs('market', markets)
    case 'month':
      return monthsOf(first, last)
    case 'weekday':
      return { column: 'weekHour', keys: numbers(7), groups: byCode(168, (code) => Math.floor(code / 24)) }
    case 'hour':
      return { column: 'weekHour', keys: numbers(24), groups: byCode(168, (code) => code % 24) }
    case 'length':
      return asItIs('length', textLengths)
    case 'hashtags':
      return countedPart('hashtags')
    case 'media':
      return countedPart('media')
    case 'link':
      return asItIs('link', numbers(2))
  }
}

const maxDays = 366
const mostListed = 100
const several = new Set<ExplorePart>(['creator', 'account'])

/** What is summed, what it is a share of, and how it is told. */
const measures: Readonly<
  Record<
    ExploreMeasure,
    { sum: FigureColumn | null; over?: FigureColumn; of: (sum: number, known: number, over: number, posts: number) => number }
  >
> = {
  score: { sum: 'score', of: (sum, known) => Math.round(sum / known) / 10 },
  engagementRate: { sum: 'engaged', over: 'engagedViews', of: (sum, _known, over) => sum / over },
  ...(Object.fromEntries(
    (['views', 'likes', 'comments', 'shares', 'saves', 'clicks', 'follows', 'subscribers'] as const).map((sum) => [
      sum,
      { sum, of: (total: number, known: number) => total / known },
    ]),
  ) as Record<
    'views' | 'likes' | 'comments' | 'shares' | 'saves' | 'clicks' | 'follows' | 'subscribers',
    { sum: FigureColumn; of: (sum: number, known: number) => number }
  >),
  posts: { sum: null, of: (_sum, _known, _over, posts) => posts },
  totalViews: { sum: 'views', of: (sum) => sum },
  totalSubscribers: { sum: 'subscribers', of: (sum) => sum },
}

const only = (codes: Uint16Array, count: number, isIn: (code: number) => boolean): Told => ({
  codes,
  groups: byCode(count, (code) => (isIn(code) ? code : leftOut)),
})

export const createExplore = ({ columns: keeper, accounts, creators, startThread, threadsAtOnce, logger }: Deps): Explore => {
  let threads: Thread[] | undefined

  /** In threads where there are some: each has a share of the rows. Else here, a piece at a time would be slower than all at once. */
  const group = async (question: GroupQuestion): Promise<Grouped> => {
    threads ??= startThread ? Array.from({ length: Math.max(1, threadsAtOnce) }, () => startThread('group')) : []
    const most = Math.min(threads.length, Math.ceil((question.to - question.from) / 50_000))
    if (most === 0) return groupColumns(question)
    const share = Math.ceil((question.to - question.from) / most)
    try {
      const parts = await Promise.all(
        threads.slice(0, most).map(async (thread, index) => {
          const from = question.from + index * share
          return (await thread.ask({ ...question, from, to: Math.min(question.to, from + share) })) as Grouped
        }),
      )
      const [first, ...rest] = parts
      if (!first) return groupColumns(question)
      for (const more of rest) addGrouped(first, more)
      return first
    } catch (error) {
      logger.warn({ err: error }, 'posts cannot be grouped in a thread; core does it')
      const ended = threads
      threads = []
      await Promise.all(ended.map((thread) => thread[Symbol.asyncDispose]()))
      return groupColumns(question)
    }
  }

  const whereOf = (
    { rows: _rows, codes, creators: creatorIds, accounts: accountIds }: PostColumns,
    whose: Whose,
    { platforms, kinds, markets: chosen }: FiguresFilter,
    first: number,
    last: number,
  ): Told[] => {
    const where = [only(codes.day, last + 1, (day) => day >= first)]
    if (whose.accountId !== null) where.push(only(codes.account, accountIds.length, (code) => accountIds[code] === whose.accountId))
    else if (whose.creatorIds !== null) {
      const seen = new Set(whose.creatorIds)
      where.push(only(codes.creator, creatorIds.length, (code) => seen.has(creatorIds[code] ?? '')))
    }
    if (platforms) where.push(only(codes.platform, platformIds.length, (code) => platforms.some((one) => one === platformIds[code])))
    if (kinds) where.push(only(codes.kind, planKinds.length, (code) => kinds.some((one) => one === planKinds[code])))
    if (chosen) where.push(only(codes.market, markets.length, (code) => chosen.some((one) => one === markets[code])))
    return where
  }

  const named = (part: ExplorePart, key: string) => {
    if (part === 'creator') return { key, name: creators.get(key)?.name ?? null, platform: null }
    if (part !== 'account') return { key, name: null, platform: null }
    const account = accounts.get(key)
    return { key, name: account?.handle ?? null, platform: account?.platform ?? null }
  }

  return {
    ask: async (whose, filter, { by, across, measure }, signal) => {
      const [first, last] = [dayOfDate(filter.from), dayOfDate(filter.to)]
      if (last < first || last - first >= maxDays) throw new AppError('BAD_INPUT', { issues: [{ path: 'to', code: 'period.invalid' }] })
      if (across !== null && (by === across || (several.has(by) && several.has(across))))
        throw new AppError('BAD_INPUT', { issues: [{ path: 'across', code: 'explore.same' }] })
      const columns = await keeper.current(signal)
      const parts = [by, ...(across === null ? [] : [across])].map((part) => partOf(part, columns, first, last))
      const [rowPart, columnPart] = parts
      const { sum, over, of } = measures[measure]
      const grouped = await group({
        from: 0,
        to: columns.rows,
        where: whereOf(columns, whose, filter, first, last),
        by: parts.map(({ column, keys, groups }) => ({ codes: columns.codes[column], groups, size: keys.length })),
        sum: sum && columns.figures[sum],
        over: over ? columns.figures[over] : null,
      })
      signal.throwIfAborted()
      const width = columnPart?.keys.length ?? 1
      const height = rowPart?.keys.length ?? 0
      const cellOf = (groups: readonly number[]): ExploreCell => {
        const total = (values: ArrayLike<number>) => groups.reduce((sumSoFar, at) => sumSoFar + (values[at] ?? 0), 0)
        const [posts, known] = [total(grouped.posts), sum === null ? total(grouped.posts) : total(grouped.known)]
        const overs = total(grouped.overs)
        const isTold = known > 0 && (over === undefined || overs > 0)
        return { posts, known, value: isTold ? of(total(grouped.sums), known, overs, posts) : null }
      }
      const rowGroups = (row: number): number[] => Array.from({ length: width }, (_, column) => row * width + column)
      const columnGroups = (column: number): number[] => Array.from({ length: height }, (_, row) => row * width + column)
      const rows = listed(by, height, (row) => cellOf(rowGroups(row)))
      const cross = columnPart && across ? listed(across, width, (column) => cellOf(columnGroups(column))) : { shown: [], more: 0 }
      return {
        rows: rows.shown.map(({ at, total }) => ({
          ...named(by, rowPart?.keys[at] ?? ''),
          total,
          cells: cross.shown.map((column) => cellOf([at * width + column.at])),
        })),
        columns: cross.shown.map(({ at, total }) => ({ ...named(across ?? by, columnPart?.keys[at] ?? ''), total })),
        whole: cellOf(Array.from({ length: width * height }, (_, at) => at)),
        more: rows.more + cross.more,
      }
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all((threads ?? []).map((thread) => thread[Symbol.asyncDispose]()))
    },
  }
}

/** Groups with posts; of those that may be very many, the ones with the most. */
const listed = (
  part: ExplorePart,
  count: number,
  totalOf: (at: number) => ExploreCell,
): { shown: { at: number; total: ExploreCell }[]; more: number } => {
  const all = Array.from({ length: count }, (_, at) => ({ at, total: totalOf(at) })).filter(({ total }) => total.posts > 0)
  if (!several.has(part)) return { shown: all, more: 0 }
  const sorted = all.toSorted((a, b) => b.total.posts - a.total.posts || a.at - b.at)
  return { shown: sorted.slice(0, mostListed), more: Math.max(0, sorted.length - mostListed) }
}
