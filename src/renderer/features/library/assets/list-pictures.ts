/**
 * The small pictures of a long list: read many at a time, kept while they are few, and told to the list as a whole. A call,
 * a query and a subscription for each of the hundreds that come and go while somebody scrolls is what makes it stutter.
 */

/** `null`: it cannot be shown. `undefined`: it was not read yet. */
export type PictureUrl = string | null | undefined

export interface ListPictures {
  urlOf(id: string): PictureUrl
  /** What is wanted from now on. What was wanted before and is not asked for yet is no longer. */
  want(ids: readonly string[]): void
  /** It has changed: read again when it is wanted. */
  forget(id: string): void
  subscribe(listener: () => void): () => void
  /** Another number when a picture has come or gone. */
  version(): number
  /** Lets go of all. */
  clear(): void
}

/** Few enough that the first are there soon. */
const atOnce = 24
const callsAtOnce = 2
/** A walk through a large library must not keep all its pictures in memory. */
const kept = 600

export const createListPictures = (read: (ids: string[]) => Promise<ReadonlyMap<string, string>>): ListPictures => {
  /** The one longest not wanted first. */
  const urls = new Map<string, string | null>()
  const asked = new Set<string>()
  const listeners = new Set<() => void>()
  let wanted: readonly string[] = []
  let version = 0
  let calls = 0
  let age = 0

  const trim = (): void => {
    const stays = new Set(wanted)
    for (const [id, url] of urls) if (!stays.has(id) && (url === null || urls.size > kept)) urls.delete(id)
  }
  const tell = (): void => {
    version += 1
    for (const listener of listeners) listener()
  }
  const ask = async (ids: string[]): Promise<void> => {
    const askedIn = age
    calls += 1
    for (const id of ids) asked.add(id)
    const found = await read(ids).catch(() => new Map<string, string>())
    calls -= 1
    if (askedIn !== age) return askNext()
    // One that was forgotten meanwhile is not what was read.
    for (const id of ids) if (asked.delete(id)) urls.set(id, found.get(id) ?? null)
    trim()
    tell()
    askNext()
  }
  const askNext = (): void => {
    const next = wanted.filter((id) => !urls.has(id) && !asked.has(id)).slice(0, atOnce)
    if (calls >= callsAtOnce || next.length === 0) return
    void ask(next)
    askNext()
  }
  return {
    urlOf: (id) => urls.get(id),
    want: (ids) => {
      wanted = ids
      for (const id of ids) {
        const url = urls.get(id)
        if (url === undefined) continue
        urls.delete(id)
        urls.set(id, url)
      }
      trim()
      askNext()
    },
    forget: (id) => {
      urls.delete(id)
      asked.delete(id)
      tell()
      askNext()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    version: () => version,
    clear: () => {
      age += 1
      wanted = []
      asked.clear()
      urls.clear()
    },
  }
}
