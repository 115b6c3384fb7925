/** An hour of the calendar that holds more than can be shown one by one: how many, in which states, of whom. */
import * as z from 'zod'
import { publicationState, type PublicationState } from './publications.ts'
import { creatorId } from './values.ts'

export const stateCounts = z.array(z.object({ state: publicationState, count: z.int() }))

/** So many creators are named. */
const mostNamed = 3

export const crowdedHour = z.object({
  /** `YYYY-MM-DDTHH` on the zone's clock. One that comes twice is one. */
  hour: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}$/),
  count: z.int(),
  states: stateCounts,
  /** Those with most of it, most first. */
  creators: z.array(z.object({ creatorId, count: z.int() })).max(mostNamed),
  /** How many creators it is of. */
  creatorCount: z.int(),
})
export type CrowdedHour = z.infer<typeof crowdedHour>

const countBy = <Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): [Key, number][] => {
  const counts = new Map<Key, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return [...counts]
}

/** Of all that is due in it. */
export const toCrowdedHour = (hour: string, all: readonly { state: PublicationState; creatorId: string }[]): CrowdedHour => {
  const creators = countBy(all, (one) => one.creatorId).toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  return {
    hour,
    count: all.length,
    states: countBy(all, ({ state }) => state).map(([state, count]) => ({ state, count })),
    creators: creators.slice(0, mostNamed).map(([id, count]) => ({ creatorId: id, count })),
    creatorCount: creators.length,
  }
}
