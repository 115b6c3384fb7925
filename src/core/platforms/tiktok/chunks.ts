/** How a video is cut: `floor(size / chunk)` chunks of one size, the last with what is left over. Pure. */
import { chunkLimit } from './limits.ts'

export interface ChunkPlan {
  size: number
  chunkSize: number
  count: number
}

/**
 * As many as may be, so of 5 to 10 MB each: the last one is the write that must end within half a minute. Of almost one
 * size, so that hardly anything is left over for it.
 */
export const planChunks = (size: number): ChunkPlan => {
  const count = Math.min(chunkLimit.count, Math.max(1, Math.floor(size / chunkLimit.smallest)))
  return { size, chunkSize: Math.floor(size / count), count }
}

/** First and last byte of a chunk. */
export const rangeOf = ({ size, chunkSize, count }: ChunkPlan, index: number): { from: number; to: number } => ({
  from: index * chunkSize,
  to: index === count - 1 ? size - 1 : (index + 1) * chunkSize - 1,
})

/** A file in slices, one after the other, read once. */
export const sliced = (parts: AsyncIterable<Uint8Array>) => {
  const source = parts[Symbol.asyncIterator]()
  let rest: Uint8Array = new Uint8Array()
  /** The next so many bytes, read as they are taken; fewer where the file ends. */
  async function* take(bytes: number): AsyncGenerator<Uint8Array> {
    let left = bytes
    while (left > 0) {
      if (rest.byteLength === 0) {
        const { done, value } = await source.next()
        if (done) return
        rest = value
      }
      const part = rest.subarray(0, left)
      rest = rest.subarray(part.byteLength)
      left -= part.byteLength
      yield part
    }
  }
  return {
    take,
    /** The same, all at once. */
    read: async (bytes: number): Promise<Uint8Array> => {
      const taken: Uint8Array[] = []
      for await (const part of take(bytes)) taken.push(part)
      return Buffer.concat(taken)
    },
    close: async (): Promise<void> => {
      await source.return?.()
    },
  }
}
