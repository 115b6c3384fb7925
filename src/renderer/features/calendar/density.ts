/**
 * What stands on the grid one by one, and what is told as one block: an hour of a week or a day, or a day of a month, with more
 * than can be read there. Pure. A grid with few on it has no blocks.
 */
import { toCrowdedHour, type CrowdedHour } from '../../../contract/crowded-hour.ts'
import type { Publication } from '../../../contract/publications.ts'
import { groupBy } from '../../lib/group-by.ts'
import { gridEnd, gridPlace, laterOnGrid } from './wall-grid.ts'

export interface Chip {
  publication: Publication
  /** Places of the grid. */
  start: string
  end: string
}

export interface Block extends Pick<CrowdedHour, 'count' | 'states'> {
  /** Of its element. Never that of a publication. */
  id: string
  start: string
  end: string
  /** The hour (`YYYY-MM-DDTHH`), or the day in a month. */
  of: string
  /** Whose it is; absent in a month. */
  whose?: Pick<CrowdedHour, 'creators' | 'creatorCount'>
}

export interface Laid {
  chips: readonly Chip[]
  blocks: readonly Block[]
}

/** An hour that has more is a block: so many could not be told apart in its cell. */
export const mostInHour = { week: 6, day: 12 } as const
/** A day of a month that has more is a block. */
export const mostInDay = 12
/** Beyond so many on the whole grid the fullest hours are blocks too, and a month's cell has no more than it has room for. */
export const mostOnGrid = 150

/** Minutes that the smallest chip covers. */
const leastMinutes = 24

const earlier = (a: string, b: string): string => (a < b ? a : b)
const later = (a: string, b: string): string => (a < b ? b : a)

/** The id of its element. */
export const blockId = (of: string): string => `block:${of}`

/** The most that an hour may have for all of those with as few to be shown one by one. Hours with one always are. */
const limitOf = (counts: readonly number[], most: number): number => {
  let [limit, sum] = [1, 0]
  for (const [count, same] of [...groupBy(counts, (each) => each)].toSorted(([a], [b]) => a - b)) {
    sum += count * same.length
    if (sum > most) break
    limit = Math.max(limit, count)
  }
  return limit
}

/** A week or a day: `items` are all of the hours that are not in `crowded`. */
export const layHours = (items: readonly Publication[], crowded: readonly CrowdedHour[], zone: string, most = mostOnGrid): Laid => {
  const places = items.map((publication) => ({ publication, start: gridPlace(publication.dueAt, zone) }))
  const hours = groupBy(places, ({ start }) => start.slice(0, 13))
  const limit = limitOf(
    [...hours.values()].map(({ length }) => length),
    most,
  )
  const told = [...hours]
    .filter(([, all]) => all.length > limit)
    .map(([hour, all]) =>
      toCrowdedHour(
        hour,
        all.map(({ publication }) => publication),
      ),
    )
  const blocked = new Map([...crowded, ...told].map((one) => [`${one.hour}:00:00`, one]))
  /** Where the last chip of the hour before ends, which is drawn no smaller than it can be read. */
  const reached = new Map<string, string>()
  const chips = places.flatMap(({ publication, start }): Chip[] => {
    const hour = `${start.slice(0, 13)}:00:00`
    if (blocked.has(hour)) return []
    const next = laterOnGrid(hour, 60)
    if (!blocked.has(next)) return [{ publication, start, end: gridEnd(start) }]
    const least = laterOnGrid(start, leastMinutes)
    // The night's hour stands in another column.
    if (least > (reached.get(next) ?? next) && next.slice(0, 10) === start.slice(0, 10)) reached.set(next, least)
    return [{ publication, start, end: earlier(gridEnd(start), later(least, next)) }]
  })
  const blocks = [...blocked].map(([from, { hour, count, states, creators, creatorCount }]): Block => {
    const to = laterOnGrid(from, 60)
    return { id: blockId(hour), of: hour, start: reached.get(from) ?? from, end: to, count, states, whose: { creators, creatorCount } }
  })
  return { chips, blocks: blocks.toSorted((a, b) => (a.start < b.start ? -1 : 1)) }
}

interface DayCount extends Pick<CrowdedHour, 'count' | 'states'> {
  date: string
}

/** A month: `items` are the first `mostInDay` of each day, `room` how many of them its cell can show. */
export const layMonth = (items: readonly Publication[], days: readonly DayCount[], zone: string, room: number, most = mostOnGrid): Laid => {
  const full = new Map(days.filter(({ count }) => count > mostInDay).map((day) => [day.date, day]))
  const places = items
    .map((publication) => ({ publication, start: gridPlace(publication.dueAt, zone) }))
    .filter(({ start }) => !full.has(start.slice(0, 10)))
  const shown =
    places.length <= most ? places : [...groupBy(places, ({ start }) => start.slice(0, 10)).values()].flatMap((day) => day.slice(0, room))
  return {
    chips: shown.map((one) => ({ ...one, end: gridEnd(one.start) })),
    blocks: [...full.values()].map(({ date, count, states }) => {
      const start = `${date}T00:00:00`
      return { id: blockId(date), of: date, start, end: gridEnd(start), count, states }
    }),
  }
}

/** Everything that the keys go to, in the order of time. */
export const stopsOf = ({ chips, blocks }: Laid): { id: string; start: string }[] =>
  [...chips.map(({ publication: { id }, start }) => ({ id, start })), ...blocks.map(({ id, start }) => ({ id, start }))].toSorted((a, b) =>
    a.start === b.start ? (a.id < b.id ? -1 : 1) : a.start < b.start ? -1 : 1,
  )
