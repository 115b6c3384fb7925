/** The minutes of one account that are taken, in order. */

export interface Timeline {
  /** The nearest one at or after, and before a minute. */
  next(at: number): number | undefined
  previous(at: number): number | undefined
  add(at: number): void
  remove(at: number): void
}

export const createTimeline = (minutes: readonly number[]): Timeline => {
  const taken = minutes.toSorted((a, b) => a - b)
  /** Where `at` is or would be. */
  const place = (at: number): number => {
    let low = 0
    let high = taken.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((taken[middle] ?? 0) < at) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    next: (at) => taken[place(at)],
    previous: (at) => taken[place(at) - 1],
    add: (at) => void taken.splice(place(at), 0, at),
    remove: (at) => {
      const index = place(at)
      if (taken[index] === at) taken.splice(index, 1)
    },
  }
}
