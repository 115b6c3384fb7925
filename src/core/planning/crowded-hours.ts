/** What is due, hour by hour of a zone's clock: what is few enough to be shown one by one, and what is only counted. Pure. */
import { toCrowdedHour, type CrowdedHour } from '../../contract/crowded-hour.ts'
import type { DueTime } from '../store/calendar-walk.ts'

/** When each hour of these days begins (ms UTC), and its name. One that is skipped has none; one that comes twice is one. */
export interface HourOfDay {
  hour: string
  from: number
}

/** `due` and `hours` in order. */
export const splitByHour = (
  due: readonly DueTime[],
  hours: readonly HourOfDay[],
  perHour: number,
): { few: string[]; crowded: CrowdedHour[] } => {
  const few: string[] = []
  const crowded: CrowdedHour[] = []
  let next = 0
  for (const [index, { hour }] of hours.entries()) {
    const first = next
    const to = hours[index + 1]?.from ?? Infinity
    for (let one = due[next]; one !== undefined && one.dueAt < to; one = due[next]) next += 1
    const all = due.slice(first, next)
    if (all.length > perHour) crowded.push(toCrowdedHour(hour, all))
    else few.push(...all.map(({ id }) => id))
  }
  return { few, crowded }
}
