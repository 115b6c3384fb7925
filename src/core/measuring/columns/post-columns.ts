/**
 * Every measured post as columns of small numbers in shared memory, for groupings that no roll-up holds. Made from the store when they
 * are first asked for, a page at a time between other work; after that a post whose figures changed is read again before the next
 * question. Nothing of it is on the disk (docs/adr/0028).
 */
import { textLengths } from '../../../contract/advice.ts'
import { planKinds } from '../../../contract/plans.ts'
import { platformIds } from '../../../contract/platforms.ts'
import { markets } from '../../../contract/values.ts'
import type { ColumnReader, ColumnRow } from '../../store/column-reader.ts'
import { hashtagsIn, textLengthOf } from '../traits.ts'
import { untoldFigure } from './group-columns.ts'

/** Of which a post has one code each. */
export const codeColumns = [
  'creator',
  'account',
  'platform',
  'kind',
  'market',
  'day',
  'weekHour',
  'length',
  'hashtags',
  'media',
  'link',
] as const
export type CodeColumn = (typeof codeColumns)[number]

export const figureColumns = [
  'likes',
  'comments',
  'shares',
  'saves',
  'views',
  'clicks',
  'follows',
  'engaged',
  'engagedViews',
  'subscribers',
  'score',
] as const
export type FigureColumn = (typeof figureColumns)[number]

/** Hashtags and pictures: as many as this, or more. */
export const mostCounted = 30

export interface PostColumns {
  rows: number
  codes: Readonly<Record<CodeColumn, Uint16Array>>
  figures: Readonly<Record<FigureColumn, Int32Array>>
  /** Ids by code. */
  creators: readonly string[]
  accounts: readonly string[]
}

export interface PostColumnsKeeper {
  /** As of now. The same arrays are written to later, on core's thread. Rejects when the signal is aborted. */
  current(signal: AbortSignal): Promise<PostColumns>
  /** Something of a post changed, or may have. */
  touch(publicationId: string): void
}

/** A few milliseconds of core's thread. */
const usualPage = 100
/** When more than these have changed, all are read anew. */
const mostTouched = 50_000

/** Ids are 128 bits: in two columns they take a fifth of what strings do. */
const bitsOf = (publicationId: string): [bigint, bigint] => {
  const digits = publicationId.slice(publicationId.indexOf('_') + 1).replaceAll('-', '')
  return [BigInt(`0x${digits.slice(0, 16)}`), BigInt(`0x${digits.slice(16)}`)]
}

const shared = {
  codes: (capacity: number) => new Uint16Array(new SharedArrayBuffer(capacity * 2)),
  figures: (capacity: number) => new Int32Array(new SharedArrayBuffer(capacity * 4)),
}

const grown = <T extends Uint16Array | Int32Array | BigUint64Array>(from: T, to: T): T => {
  if (from instanceof BigUint64Array && to instanceof BigUint64Array) to.set(from)
  else if (!(from instanceof BigUint64Array) && !(to instanceof BigUint64Array)) to.set(from)
  return to
}

interface Laid {
  rows: number
  capacity: number
  codes: Record<CodeColumn, Uint16Array>
  figures: Record<FigureColumn, Int32Array>
  /** In the order of ids up to `sorted`; what came later is in `later`. */
  ids: { high: BigUint64Array; low: BigUint64Array; sorted: number; later: Map<string, number> }
  creators: Dictionary
  accounts: Dictionary
}

interface Dictionary {
  ids: string[]
  codes: Map<string, number>
}

const codeOf = ({ ids, codes }: Dictionary, id: string): number => {
  let code = codes.get(id)
  if (code === undefined) codes.set(id, (code = ids.push(id) - 1))
  return code
}

const byName = <N extends string, T>(names: readonly N[], of: () => T): Record<N, T> =>
  Object.fromEntries(names.map((name) => [name, of()])) as Record<N, T>

const layOut = (capacity: number): Laid => ({
  rows: 0,
  capacity,
  codes: byName(codeColumns, () => shared.codes(capacity)),
  figures: byName(figureColumns, () => shared.figures(capacity)),
  ids: { high: new BigUint64Array(capacity), low: new BigUint64Array(capacity), sorted: 0, later: new Map() },
  creators: { ids: [], codes: new Map() },
  accounts: { ids: [], codes: new Map() },
})

const makeRoom = (laid: Laid): void => {
  if (laid.rows < laid.capacity) return
  laid.capacity *= 2
  for (const name of codeColumns) laid.codes[name] = grown(laid.codes[name], shared.codes(laid.capacity))
  for (const name of figureColumns) laid.figures[name] = grown(laid.figures[name], shared.figures(laid.capacity))
  laid.ids.high = grown(laid.ids.high, new BigUint64Array(laid.capacity))
  laid.ids.low = grown(laid.ids.low, new BigUint64Array(laid.capacity))
}

const findRow = ({ ids: { high, low, sorted, later } }: Laid, publicationId: string): number | undefined => {
  const [highest, lowest] = bitsOf(publicationId)
  let [from, to] = [0, sorted]
  while (from < to) {
    const middle = (from + to) >>> 1
    const at = high[middle] ?? 0n
    if (at < highest || (at === highest && (low[middle] ?? 0n) < lowest)) from = middle + 1
    else to = middle
  }
  return from < sorted && high[from] === highest && low[from] === lowest ? from : later.get(publicationId)
}

const write = (laid: Laid, row: number, read: ColumnRow): void => {
  const { codes, figures } = laid
  codes.creator[row] = codeOf(laid.creators, read.creatorId)
  codes.account[row] = codeOf(laid.accounts, read.accountId)
  codes.platform[row] = platformIds.indexOf(read.platform)
  codes.kind[row] = planKinds.indexOf(read.kind)
  codes.market[row] = markets.indexOf(read.market)
  codes.day[row] = read.day
  codes.weekHour[row] = read.weekHour
  codes.length[row] = textLengths.indexOf(textLengthOf(read.text))
  codes.hashtags[row] = read.text.includes('#') || read.text.includes('＃') ? Math.min(mostCounted, hashtagsIn(read.text).length) : 0
  codes.media[row] = Math.min(mostCounted, read.media)
  codes.link[row] = read.hasLink
  for (const name of figureColumns) figures[name][row] = read[name] ?? untoldFigure
}

/** `pageRows`: read at once, between two breaths. */
export const createPostColumns = (reader: ColumnReader, breathe: () => Promise<void>, pageRows = usualPage): PostColumnsKeeper => {
  let laid: Laid | undefined
  let latest: Promise<void> = Promise.resolve()
  let isMaking = false
  let isOverrun = false
  const touched = new Set<string>()

  const make = async (signal: AbortSignal): Promise<void> => {
    let next = layOut(4096)
    for (let after = ''; ;) {
      signal.throwIfAborted()
      if (isOverrun) {
        isOverrun = false
        next = layOut(4096)
        after = ''
      }
      const page = reader.after(after, pageRows)
      for (const read of page) {
        makeRoom(next)
        const row = next.rows
        write(next, row, read)
        const [high, low] = bitsOf(read.publicationId)
        next.ids.high[row] = high
        next.ids.low[row] = low
        next.rows += 1
      }
      const last = page.at(-1)
      if (!last || page.length < pageRows) break
      after = last.publicationId
      await breathe()
    }
    next.ids.sorted = next.rows
    laid = next
  }

  /** What changed since: few posts, as nobody looks for long without asking. */
  const refresh = async (into: Laid, signal: AbortSignal): Promise<void> => {
    const ids = [...touched]
    touched.clear()
    for (let from = 0; from < ids.length; from += pageRows) {
      if (from > 0) await breathe()
      signal.throwIfAborted()
      const page = ids.slice(from, from + pageRows)
      const found = reader.of(page)
      const there = new Set(found.map(({ publicationId }) => publicationId))
      // It did not go out after all: columns have no gaps.
      if (page.some((id) => !there.has(id) && findRow(into, id) !== undefined)) {
        isOverrun = true
        return
      }
      for (const read of found) {
        let row = findRow(into, read.publicationId)
        if (row === undefined) {
          makeRoom(into)
          row = into.rows
          into.ids.later.set(read.publicationId, row)
          into.rows += 1
        }
        write(into, row, read)
      }
    }
  }

  const bringUpToDate = async (signal: AbortSignal): Promise<void> => {
    // A change while it is being made is among those touched: it is read again.
    if (!laid || isOverrun) {
      laid = undefined
      isMaking = true
      try {
        await make(signal)
      } finally {
        isMaking = false
      }
    }
    if (laid && touched.size > 0) await refresh(laid, signal)
    if (isOverrun) await bringUpToDate(signal)
  }

  return {
    current: async (signal) => {
      // One after the other: two who ask at once wait for the same.
      const own = latest.then(
        () => bringUpToDate(signal),
        () => bringUpToDate(signal),
      )
      latest = own
      await own
      if (!laid) throw new Error('columns that were just made are not there')
      const { rows, codes, figures, creators, accounts } = laid
      return { rows, codes: { ...codes }, figures: { ...figures }, creators: creators.ids, accounts: accounts.ids }
    },
    touch: (publicationId) => {
      if (!laid && !isMaking) return
      touched.add(publicationId)
      if (touched.size <= mostTouched) return
      touched.clear()
      isOverrun = true
    },
  }
}
