/** Chance from the operating system's generator. */
import { randomBytes } from 'node:crypto'
import type { Random } from '../core/ports.ts'

/** 2^53: every double of the form n / 2^53 in [0, 1) is equally likely. */
const steps = 2 ** 53

export const createNodeRandom = (): Random => ({
  bytes: (length) => new Uint8Array(randomBytes(length)),
  float: () => {
    const bits = randomBytes(8).readBigUInt64BE() >> 11n
    return Number(bits) / steps
  },
})
