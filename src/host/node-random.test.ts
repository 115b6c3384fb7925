import { describe, expect, it } from 'vitest'
import { createNodeRandom } from './node-random.ts'

describe('node random', () => {
  const random = createNodeRandom()

  it('gives as many bytes as asked, each time others', () => {
    expect(random.bytes(32)).toHaveLength(32)
    expect(random.bytes(32)).not.toEqual(random.bytes(32))
  })

  it('never gives the same twice, however it draws them', () => {
    const drawn = Array.from({ length: 3000 }, () => Buffer.from(random.bytes(16)).toString('hex'))
    expect(new Set(drawn).size).toBe(drawn.length)
    expect(drawn).not.toContain('0'.repeat(32))
    expect(random.bytes(5000)).toHaveLength(5000)
  })

  it('gives fractions from 0 up to, not including, 1, spread over the whole', () => {
    const tenths = new Set<number>()
    for (let i = 0; i < 2000; i++) {
      const x = random.float()
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThan(1)
      tenths.add(Math.floor(x * 10))
    }
    expect(tenths.size).toBe(10)
  })
})
