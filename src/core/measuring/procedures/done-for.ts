/** What was done for creators, counted by day. */
import type { PlatformId } from '../../../contract/platforms.ts'
import { createDayBook, dateOfDay, dayOfDate } from '../../planning/local-day.ts'
import type { Clock } from '../../ports.ts'
import type { Handler } from '../../procedure.ts'
import { creatorsAsked } from '../../publishing/procedures/only.ts'
import { wallTimeToInstant } from '../../publishing/wall-time.ts'
import { createDoneReader, quarterMs } from '../../store/done-reader.ts'
import type { Store } from '../../store/store.ts'

export const doneFor = (store: Store, clock: Pick<Clock, 'now'>): Handler<'history.done'> => {
  const reader = createDoneReader(store)
  const book = createDayBook()
  return ({ input: { creatorId, days, zone }, call }) => {
    const dayAt = (quarter: number): string => book.wallAt(quarter * 15, zone).date
    const today = dayAt(Math.floor(clock.now() / quarterMs))
    const from = wallTimeToInstant({ wall: `${dateOfDay(dayOfDate(today) - days + 1)}T00:00`, zone }) ?? 0
    const creatorIds = creatorsAsked(call.reach, creatorId)
    const found = new Map<string, { out: Map<PlatformId, number>; acts: Map<string, number> }>()
    const on = (quarter: number) => {
      const day = dayAt(quarter)
      const known = found.get(day) ?? { out: new Map(), acts: new Map() }
      found.set(day, known)
      return known
    }
    for (const { quarter, platform, count } of reader.out(creatorIds, from)) addTo(on(quarter).out, platform, count)
    for (const { quarter, action, count } of reader.acts(creatorIds, from, call.actor.id)) addTo(on(quarter).acts, action, count)
    return [...found]
      .toSorted(([a], [b]) => b.localeCompare(a))
      .map(([day, { out, acts }]) => ({
        day,
        out: [...out].map(([platform, count]) => ({ platform, count })),
        acts: [...acts].map(([action, count]) => ({ action, count })),
      }))
  }
}

const addTo = <K>(counts: Map<K, number>, key: K, more: number): void => void counts.set(key, (counts.get(key) ?? 0) + more)
