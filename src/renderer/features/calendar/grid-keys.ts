/** Keys on a publication of the grid: to the next one, or the publication itself to another place. Pure. */
import type { Publication } from '../../../contract/publications.ts'
import type { GridView } from './calendar-search.ts'
import { gridPlace } from './wall-grid.ts'

const minuteMs = 60_000
const dayMs = 1440 * minuteMs

/** How far Alt and an arrow move it on the wall, in ms; null for other keys. */
export const shiftBy = (key: string, view: GridView): number | null => {
  const along = view === 'month' ? 7 * dayMs : 15 * minuteMs
  const steps: Record<string, number> = { ArrowUp: -along, ArrowDown: along, ArrowLeft: -dayMs, ArrowRight: dayMs }
  return steps[key] ?? null
}

/** Which one an arrow leads to: the one before or after, or the nearest in time of an earlier or later day. */
export const neighbourOf = (publications: readonly Publication[], id: string, key: string, zone: string): string | null => {
  const index = publications.findIndex((one) => one.id === id)
  const current = publications[index]
  if (!current) return publications[0]?.id ?? null
  if (key === 'ArrowUp') return publications[index - 1]?.id ?? null
  if (key === 'ArrowDown') return publications[index + 1]?.id ?? null
  if (key === 'Home') return publications[0]?.id ?? null
  if (key === 'End') return publications.at(-1)?.id ?? null
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null
  const place = gridPlace(current.dueAt, zone)
  const others = publications.map((one) => ({ id: one.id, place: gridPlace(one.dueAt, zone) }))
  const beyond = others.filter((one) =>
    key === 'ArrowRight' ? one.place.slice(0, 10) > place.slice(0, 10) : one.place.slice(0, 10) < place.slice(0, 10),
  )
  const day = (key === 'ArrowRight' ? beyond[0] : beyond.at(-1))?.place.slice(0, 10)
  const minutes = (at: string): number => Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16))
  const nearest = beyond
    .filter((one) => one.place.slice(0, 10) === day)
    .toSorted((a, b) => Math.abs(minutes(a.place) - minutes(place)) - Math.abs(minutes(b.place) - minutes(place)))
  return nearest[0]?.id ?? null
}
