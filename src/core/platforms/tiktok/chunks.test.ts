import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planChunks, rangeOf, sliced } from './chunks.ts'

const mb = 1_000_000
const mib = 1024 * 1024

describe('chunks', () => {
  it('follow TikTok’s rules for every size, whichever megabyte it means', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4_000_000_000 }), (size) => {
        const { chunkSize, count } = planChunks(size)
        expect(count).toBe(Math.floor(size / chunkSize))
        expect(count).toBeLessThanOrEqual(1000)
        if (size < 5 * mb) expect({ chunkSize, count }).toEqual({ chunkSize: size, count: 1 })
        if (size >= 5 * mib) expect(chunkSize).toBeGreaterThanOrEqual(5 * mib)
        expect(chunkSize).toBeLessThanOrEqual(64 * mb)
        const last = rangeOf({ size, chunkSize, count }, count - 1)
        // It is the write, which has half a minute.
        expect(last.to - last.from + 1).toBeLessThanOrEqual(10 * mib)
      }),
      { numRuns: 2000 },
    )
  })

  it('cover the file from its first byte to its last, without a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300_000_000 }), (size) => {
        const plan = planChunks(size)
        let next = 0
        for (let index = 0; index < plan.count; index += 1) {
          const { from, to } = rangeOf(plan, index)
          expect(from).toBe(next)
          next = to + 1
        }
        expect(next).toBe(size)
      }),
      { numRuns: 200 },
    )
  })

  it('are cut from a file that is read once, in whatever parts it comes', async () => {
    const data = Uint8Array.from({ length: 1000 }, (_, at) => at % 251)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 300 })), fc.array(fc.integer({ min: 1, max: 400 })), async (cuts, takes) => {
        const inParts = async function* () {
          let at = 0
          for (const cut of cuts) {
            yield data.subarray(at, at + cut)
            at += cut
          }
          yield data.subarray(at)
        }
        const slices = sliced(inParts())
        const taken: Uint8Array[] = []
        for (const bytes of takes) taken.push(await slices.read(bytes))
        const total = takes.reduce((sum, bytes) => sum + bytes, 0)
        expect(Buffer.concat(taken)).toEqual(Buffer.from(data.subarray(0, total)))
        await slices.close()
      }),
      { numRuns: 100 },
    )
  })
})
