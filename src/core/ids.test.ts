import { describe, expect, it } from 'vitest'
import { publicationId } from '../contract/values.ts'
import { seededRandom } from '../../test/harness/test-ports.ts'
import { newId } from './ids.ts'

describe('newId', () => {
  const at = (now: number, seed = 1) => newId('pub', { clock: { now: () => now }, random: seededRandom(seed) })

  it('is what the contract calls an id, whatever the chance', () => {
    for (let seed = 0; seed < 200; seed += 1) expect(publicationId.safeParse(at(1_770_000_000_123 + seed, seed)).success).toBe(true)
  })

  it('sorts by time and holds its milliseconds (RFC 9562 §5.7)', () => {
    const ids = [1, 65_535, 65_536, 1_770_000_000_123, 1_770_000_000_124].map((now) => at(now, now))
    expect(ids).toEqual(ids.toSorted())
    expect(Number.parseInt(at(1_770_000_000_123).slice(4).replace('-', '').slice(0, 12), 16)).toBe(1_770_000_000_123)
  })
})
