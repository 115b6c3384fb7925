/** What the other clocks say beside an hour of the grid. */
import type { Publication } from '../../../contract/publications.ts'
import { cityOf } from '../../lib/format.ts'
import { instantOf, isSkipped, wallOf } from '../../lib/wall-clock.ts'

/** A clock that is not the grid's. */
export interface OtherClock {
  zone: string
  name: string
}

/** There is room for so many beside an hour; each publication's label has them all. */
const room = 2

/** `HH:mm` on another clock at that time of the grid, over the days shown: more than one where a clock changes among them. */
export const timesOn = (other: string, time: string, days: readonly string[], zone: string): string[] => [
  ...new Set(
    days
      .map((day) => ({ wall: `${day}T${time}`, zone }))
      .filter((at) => !isSkipped(at))
      .map((at) => wallOf(instantOf(at), other).slice(11)),
  ),
]

const isAsTheGrid = (other: string, days: readonly string[], zone: string): boolean =>
  ['00:30', '12:00', '23:30'].every((time) => timesOn(other, time, days, zone).every((there) => there === time))

/** The clocks to show beside the grid's: the viewer's own first, then those that most of what is shown goes by. */
export const clocksBeside = (
  items: readonly Pick<Publication, 'at' | 'creatorId'>[],
  zonesOf: (creatorId: string) => readonly string[],
  viewer: OtherClock,
  days: readonly string[],
  zone: string,
): OtherClock[] => {
  const many = new Map<string, number>()
  for (const { at, creatorId } of items)
    for (const other of new Set([at.zone, ...zonesOf(creatorId)])) many.set(other, (many.get(other) ?? 0) + 1)
  const others = [...many].toSorted(([, a], [, b]) => b - a).map(([other]) => ({ zone: other, name: cityOf(other) }))
  return [viewer, ...others.filter((other) => other.zone !== viewer.zone)]
    .filter((other) => !isAsTheGrid(other.zone, days, zone))
    .slice(0, room)
}
