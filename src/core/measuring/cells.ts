/** Roll-ups of a batch, added up before they are written: a cell that many posts share is written once. */
import type { MeasuredRow, Sums } from '../store/measured-reader.ts'
import { sumNames } from '../store/measured-reader.ts'
import { agencyScope, grains } from '../store/measured-writer.ts'
import type { MeasuredWriter } from '../store/measured-writer.ts'
import type { WriteTx } from '../store/store.ts'
import type { Buckets } from './buckets.ts'

/** For one batch, in one transaction: what is not written is gone with it. */
export interface Cells {
  /** A post went out, or did not after all. */
  addPost(row: MeasuredRow, count: 1 | -1): void
  /** What a reading brought: `gained` since the last one, of which there was none where `isFirst`. `at`: when it came, where that is not when it was read. */
  add(change: { before: MeasuredRow; after: MeasuredRow; gained: Sums; isFirst: boolean; at?: number }): void
  /** Another score, tenths. */
  addScore(row: MeasuredRow, from: number | null, to: number | null): void
  write(): void
}

interface Cell {
  series: number
  at: number
  /** A grain, or an hour of the week. */
  of: number
  values: (number | null)[]
}

type CellMap = Map<number, Cell>

const [hour, day, week] = [grains.hour, grains.day, grains.week]

// Where the numbers stand among the values; sums follow in the order of `sumNames`.
const [posts, viewed, scoredOfHour, scoreOfHour, sumsOfHour] = [0, 1, 2, 3, 4]
const [measured, scored, score, sumsOfDay] = [1, 2, 3, 4]
const hourSums = ['views', 'engaged', 'engagedViews'] as const

const addSums = (values: (number | null)[], from: number, sums: Sums, names: readonly (keyof Sums)[]): void => {
  for (const [index, name] of names.entries()) {
    const value = sums[name]
    if (value !== null) values[from + index] = (values[from + index] ?? 0) + value
  }
}

const addTo = (values: (number | null)[], index: number, more: number): void => void (values[index] = (values[index] ?? 0) + more)

const zeros = (count: number, sums: number): (number | null)[] => [...Array<number>(count).fill(0), ...Array<null>(sums).fill(null)]

/** Cells in one number: days and hours since 1970 fit twenty bits until 2089, hours of the week eight. */
const keyOf = (series: number, at: number, of: number): number => (series * 256 + of) * 2 ** 20 + at

export const createCells = (writer: MeasuredWriter, buckets: Buckets, tx: WriteTx): Cells => {
  const gainedCells: CellMap = new Map()
  const postedCells: CellMap = new Map()
  const hourCells: CellMap = new Map()
  const known = new Map<string, number>()

  const seriesOf = (scope: string, { platform, kind, market }: MeasuredRow): number => {
    const name = `${scope} ${platform} ${kind} ${market}`
    let id = known.get(name)
    if (id === undefined) known.set(name, (id = writer.seriesOf(tx, scope, { platform, kind, market })))
    return id
  }

  const cellAt = (cells: CellMap, series: number, at: number, of: number, counts: number, sums: number): (number | null)[] => {
    const key = keyOf(series, at, of)
    let cell = cells.get(key)
    if (!cell) cells.set(key, (cell = { series, at, of, values: zeros(counts, sums) }))
    return cell.values
  }
  const gainedAt = (series: number, grain: number, at: number) => cellAt(gainedCells, series, at, grain, 1, sumNames.length)
  const postedAt = (series: number, at: number) => cellAt(postedCells, series, at, 0, 4, sumNames.length)
  const hourAt = (series: number, at: number, weekHour: number) => cellAt(hourCells, series, at, weekHour, 4, hourSums.length)

  let isTaking = false

  const addGained = (series: number, at: number, onDay: number, gained: Sums): void => {
    addSums(gainedAt(series, hour, buckets.hour(at)), 1, gained, sumNames)
    addSums(gainedAt(series, day, onDay), 1, gained, sumNames)
    addSums(gainedAt(series, week, buckets.monday(onDay)), 1, gained, sumNames)
  }

  return {
    // It counts on the day and in the hour in which it went out, what it came to when that was seen.
    addPost: (row, count) => {
      if (count < 0) isTaking = true
      for (const scope of [agencyScope, row.creatorId, row.accountId]) {
        const series = seriesOf(scope, row)
        addTo(gainedAt(series, hour, buckets.hour(row.publishedAt)), posts, count)
        addTo(gainedAt(series, day, row.day), posts, count)
        addTo(gainedAt(series, week, buckets.monday(row.day)), posts, count)
        // Posts of an account are few: they are counted when they are asked for.
        if (scope === row.accountId) continue
        addTo(postedAt(series, row.day), posts, count)
        addTo(hourAt(series, buckets.month(row.day), row.weekHour), posts, count)
      }
    },
    add: ({ before, after, gained, isFirst, at = after.readAt ?? 0 }) => {
      const onDay = buckets.day(at)
      const month = buckets.month(after.day)
      const isTold = sumNames.some((name) => gained[name] !== null)
      // What it came to is not another where nothing new is known and nothing came.
      const isMoved = isFirst || sumNames.some((name) => gained[name] !== 0 && gained[name] !== null) || isNewlyTold(before, after)
      const becameViewed = before.views === null && after.views !== null ? 1 : 0
      for (const scope of [agencyScope, after.creatorId, after.accountId]) {
        const series = seriesOf(scope, after)
        if (isTold) addGained(series, at, onDay, gained)
        if (scope === after.accountId || !isMoved) continue
        const posted = postedAt(series, after.day)
        const ofHour = hourAt(series, month, after.weekHour)
        if (isFirst) addTo(posted, measured, 1)
        addTo(ofHour, viewed, becameViewed)
        addSums(posted, sumsOfDay, gained, sumNames)
        addSums(ofHour, sumsOfHour, gained, hourSums)
      }
    },
    addScore: (row, from, to) => {
      const more = (to === null ? 0 : 1) - (from === null ? 0 : 1)
      const change = (to ?? 0) - (from ?? 0)
      if (more === 0 && change === 0) return
      for (const scope of [agencyScope, row.creatorId]) {
        const series = seriesOf(scope, row)
        const posted = postedAt(series, row.day)
        addTo(posted, scored, more)
        addTo(posted, score, change)
        const ofHour = hourAt(series, buckets.month(row.day), row.weekHour)
        addTo(ofHour, scoredOfHour, more)
        addTo(ofHour, scoreOfHour, change)
      }
    },
    write: () => {
      for (const { series, of, at, values } of inOrder(gainedCells)) writer.addGained(tx, series, of, at, values)
      for (const { series, at, values } of inOrder(postedCells)) writer.addPosted(tx, series, at, values)
      for (const { series, of, at, values } of inOrder(hourCells)) writer.addPostedHour(tx, series, at, of, values)
      if (!isTaking) return
      // As if it had never been there: a rebuild would not make them.
      for (const { series, of, at } of gainedCells.values()) writer.dropGained(tx, series, of, at)
      for (const { series, at } of postedCells.values()) writer.dropPosted(tx, series, at)
      for (const { series, of, at } of hourCells.values()) writer.dropPostedHour(tx, series, at, of)
    },
  }
}

/** A figure is known that was not, be it 0. */
const isNewlyTold = (before: MeasuredRow, after: MeasuredRow): boolean =>
  sumNames.some((name) => before[name] === null && after[name] !== null)

/** As the tables are laid out: what stands side by side is written side by side. */
const inOrder = (cells: CellMap): Cell[] => [...cells].toSorted(([a], [b]) => a - b).map(([, cell]) => cell)
