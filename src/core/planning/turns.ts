/** Whose turn it is: the longest unused first, in as many lists as there are needs, one use counting in all of them. */

interface Entry<T> {
  item: T
  /** How many uses there had been when it was put in. */
  since: number
}

interface List<T> {
  entries: Entry<T>[]
  /** Those before it are gone. */
  first: number
}

export interface Turns<T> {
  /**
   * Up to `wanted` items of a list in turn. `belongs` says what is in the list, asked once; `fits`, what may be had
   * now; `never` takes what will not fit again out of the list.
   */
  find(list: string, wanted: number, belongs: (item: T) => boolean, fits: (item: T) => boolean | 'never'): T[]
  /** It goes to the back, in every list. */
  used(item: T): void
}

/** `items` in the order of their first turn. */
export const createTurns = <T>(items: readonly T[]): Turns<T> => {
  const lists = new Map<string, List<T>>()
  const lastUse = new Map<T, number>()
  let uses = 0

  const listOf = (name: string, belongs: (item: T) => boolean): List<T> => {
    const known = lists.get(name)
    if (known) return known
    // Those used meanwhile find their place by being moved back below.
    const made = { entries: items.filter(belongs).map((item) => ({ item, since: 0 })), first: 0 }
    lists.set(name, made)
    return made
  }

  return {
    find: (name, wanted, belongs, fits) => {
      const list = listOf(name, belongs)
      const found: T[] = []
      // One moved back is met again at the end, so it is looked at twice at most.
      const { entries } = list
      let at = list.first
      // Most go from the front, where nothing has to close up behind them.
      const takeOut = (): void => {
        if (at > list.first) return void entries.splice(at, 1)
        list.first += 1
        at += 1
      }
      for (let left = (entries.length - at) * 2; at < entries.length && left > 0 && found.length < wanted; left -= 1) {
        const entry = entries[at]
        if (!entry) break
        if ((lastUse.get(entry.item) ?? 0) > entry.since) {
          takeOut()
          entries.push({ item: entry.item, since: uses })
          continue
        }
        const answer = fits(entry.item)
        if (answer === 'never') takeOut()
        else {
          if (answer) found.push(entry.item)
          at += 1
        }
      }
      return found
    },
    used: (item) => {
      uses += 1
      lastUse.set(item, uses)
    },
  }
}
