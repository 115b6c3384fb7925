/** Keys on the grid: from one to the next, or a publication to another place. Pure. */
import type { GridView } from './calendar-search.ts'

const minuteMs = 60_000
const dayMs = 1440 * minuteMs

/** How far Alt and an arrow move it on the wall, in ms; null for other keys. */
export const shiftBy = (key: string, view: GridView): number | null => {
  const along = view === 'month' ? 7 * dayMs : 15 * minuteMs
  const steps: Record<string, number> = { ArrowUp: -along, ArrowDown: along, ArrowLeft: -dayMs, ArrowRight: dayMs }
  return steps[key] ?? null
}

/** What the keys go to: a publication, or the block that several are told as. */
export interface Stop {
  id: string
  /** Where it begins on the grid. */
  start: string
}

/** Which one an arrow leads to: the one before or after, or the nearest in time of an earlier or later day. `stops` in order. */
export const neighbourOf = (stops: readonly Stop[], id: string, key: string): string | null => {
  const index = stops.findIndex((one) => one.id === id)
  const current = stops[index]
  if (!current) return stops[0]?.id ?? null
  if (key === 'ArrowUp') return stops[index - 1]?.id ?? null
  if (key === 'ArrowDown') return stops[index + 1]?.id ?? null
  if (key === 'Home') return stops[0]?.id ?? null
  if (key === 'End') return stops.at(-1)?.id ?? null
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null
  const dayOf = ({ start }: Stop): string => start.slice(0, 10)
  const beyond = stops.filter((one) => (key === 'ArrowRight' ? dayOf(one) > dayOf(current) : dayOf(one) < dayOf(current)))
  const edge = key === 'ArrowRight' ? beyond[0] : beyond.at(-1)
  if (!edge) return null
  const minutes = ({ start }: Stop): number => Number(start.slice(11, 13)) * 60 + Number(start.slice(14, 16))
  const away = (one: Stop): number => Math.abs(minutes(one) - minutes(current))
  return beyond.filter((one) => dayOf(one) === dayOf(edge)).reduce((best, one) => (away(one) < away(best) ? one : best)).id
}
