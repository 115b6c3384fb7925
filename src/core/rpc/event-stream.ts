/**
 * A bounded queue read as an async iterator. A reader that is slow gets each kind of news once (a later event with
 * the same key takes the place of the earlier); one that is too slow even for that is cut off: it opens a new
 * stream and reads everything again.
 */

/** Different keys that may wait. */
const maxWaiting = 2000

export interface EventStream<T> {
  push(item: T): void
  /** Ends it; what waits is dropped. */
  end(): void
  /** Runs once, when it ends for whatever reason. */
  onEnd(fn: () => void): void
  iterator: AsyncIteratorObject<T, void, void>
}

export const createEventStream = <T>(keyOf: (item: T) => string): EventStream<T> => {
  const waiting = new Map<string, T>()
  const readers: ((result: IteratorResult<T, void>) => void)[] = []
  const endings: (() => void)[] = []
  let ended = false
  const done: IteratorResult<T, void> = { done: true, value: undefined }

  const end = (): void => {
    if (ended) return
    ended = true
    waiting.clear()
    for (const reader of readers.splice(0)) reader(done)
    for (const fn of endings.splice(0)) fn()
  }

  const push = (item: T): void => {
    if (ended) return
    const reader = readers.shift()
    if (reader) return reader({ done: false, value: item })
    const key = keyOf(item)
    // Deleted first, so that it moves to the end: order of the last news, not of the first.
    waiting.delete(key)
    waiting.set(key, item)
    if (waiting.size > maxWaiting) end()
  }

  const iterator: AsyncIteratorObject<T, void, void> = {
    next: () => {
      const first = waiting.entries().next()
      if (!first.done) {
        const [key, value] = first.value
        waiting.delete(key)
        return Promise.resolve({ done: false, value })
      }
      if (ended) return Promise.resolve(done)
      return new Promise((resolve) => readers.push(resolve))
    },
    // Not a generator: its `return` would wait for a `next` that may never come.
    return: () => {
      end()
      return Promise.resolve(done)
    },
    [Symbol.asyncIterator]: () => iterator,
    [Symbol.asyncDispose]: async () => end(),
  }
  return { push, end, onEnd: (fn) => void endings.push(fn), iterator }
}
