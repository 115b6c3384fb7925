/** Chance from the operating system's generator. */
import { randomBytes, randomFillSync } from 'node:crypto'
import type { Random } from '../core/ports.ts'

/** 2^53: every double of the form n / 2^53 in [0, 1) is equally likely. */
const steps = 2 ** 53

/** The generator is asked for this many bytes at a time: asking costs more than an id does. */
const poolBytes = 4096
/** What is longer is drawn for itself. */
const longestFromPool = 64

export const createNodeRandom = (): Random => {
  const pool = Buffer.alloc(poolBytes)
  let next = poolBytes
  const bytes = (length: number): Uint8Array => {
    if (length > longestFromPool) return new Uint8Array(randomBytes(length))
    if (next + length > poolBytes) {
      randomFillSync(pool)
      next = 0
    }
    const drawn = new Uint8Array(pool.subarray(next, next + length))
    // What was given away may become a key: it stays nowhere else.
    pool.fill(0, next, next + length)
    next += length
    return drawn
  }
  return {
    bytes,
    float: () => {
      const drawn = Buffer.from(bytes(8).buffer).readBigUInt64BE() >> 11n
      return Number(drawn) / steps
    },
  }
}
