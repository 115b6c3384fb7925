/** The places that are in view, and how far they went since the look before: forward above 0, 0 at rest. */
export interface Sight {
  first: number
  last: number
  step: number
}

const upTo = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)

/** What is to be read, the most wanted first: on the way, what will be in view at the next look comes before what will have gone by. */
export const wantedOf = ({ first, last, step }: Sight): number[] =>
  step >= 0
    ? [...upTo(first + step, last + step), ...upTo(first, first + step - 1)]
    : [...upTo(Math.max(0, first + step), last + step).toReversed(), ...upTo(last + step + 1, last).toReversed()]

/** What is to be read of a view that was at `before` and is at `now`. Null: all of it flies by, and none is worth asking for. */
export const sightOf = (before: { first: number; last: number }, now: { first: number; last: number }): Sight | null =>
  now.first > before.last || now.last < before.first ? null : { ...now, step: now.first - before.first }
