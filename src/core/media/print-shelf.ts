/** Hashes of a creator's pictures in one row of numbers, so that looking through them is one pass over memory. */
import { hashWords } from './look-alike.ts'

export interface Shelf {
  all(): Uint32Array
  idAt(at: number): string
  hashesOf(assetId: string): Uint32Array | undefined
}

export interface Shelves {
  of(creatorId: string): Shelf
  /** Where the creator's shelf is not in memory, nothing is to be done. */
  add(creatorId: string, assetId: string, hashes: Uint32Array): void
  /** Read again when it is asked for next. */
  forget(creatorId: string): void
}

/** Of so many creators at a time. */
const mostShelves = 16

interface Kept {
  ids: string[]
  places: Map<string, number>
  numbers: Uint32Array
}

const put = (kept: Kept, assetId: string, hashes: Uint32Array): void => {
  const at = kept.places.get(assetId) ?? kept.ids.length
  if (at === kept.ids.length) kept.ids.push(assetId)
  kept.places.set(assetId, at)
  if (kept.numbers.length < kept.ids.length * hashWords) {
    const larger = new Uint32Array(Math.max(64, kept.ids.length * 2) * hashWords)
    larger.set(kept.numbers)
    kept.numbers = larger
  }
  kept.numbers.set(hashes, at * hashWords)
}

/** `read` answers what is in the store of a creator. */
export const createShelves = (read: (creatorId: string) => readonly { assetId: string; hashes: Uint8Array }[]): Shelves => {
  const shelves = new Map<string, Kept>()

  const fill = (creatorId: string): Kept => {
    const rows = read(creatorId)
    const kept: Kept = { ids: [], places: new Map(), numbers: new Uint32Array(rows.length * hashWords) }
    for (const { assetId, hashes } of rows) {
      // A copy, since what the store answers need not begin at a multiple of four.
      const words = new Uint32Array(new Uint8Array(hashes).buffer)
      if (words.length === hashWords) put(kept, assetId, words)
    }
    return kept
  }

  return {
    of: (creatorId) => {
      const kept = shelves.get(creatorId) ?? fill(creatorId)
      // The one asked for last is the last to go.
      shelves.delete(creatorId)
      shelves.set(creatorId, kept)
      const [oldest] = shelves.keys()
      if (shelves.size > mostShelves && oldest !== undefined) shelves.delete(oldest)
      return {
        all: () => kept.numbers.subarray(0, kept.ids.length * hashWords),
        idAt: (at) => kept.ids[at] ?? '',
        hashesOf: (assetId) => {
          const at = kept.places.get(assetId)
          return at === undefined ? undefined : kept.numbers.subarray(at * hashWords, (at + 1) * hashWords)
        },
      }
    },
    forget: (creatorId) => void shelves.delete(creatorId),
    add: (creatorId, assetId, hashes) => {
      const kept = shelves.get(creatorId)
      if (kept) put(kept, assetId, hashes)
    },
  }
}
