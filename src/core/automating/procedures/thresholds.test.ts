import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sureCounts } from './thresholds.ts'

const row = (spam: number | null) => ({ language: null, spam, sentiment: null, relevance: null })

it('what is said at a threshold is counted as the verdict would say it, whatever the sureness', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true }))), fc.integer({ min: 51, max: 99 }), (sure, percent) => {
      const counts = sureCounts(sure.map(row), 'spam')
      expect(counts).toHaveLength(51)
      const said = counts.slice(percent - 50).reduce((sum, count) => sum + count, 0)
      // Within a billionth of the threshold either is right.
      const known = sure.filter((one) => one !== null)
      const surely = known.filter((one) => one >= percent / 100 + 1e-8).length
      const perhaps = known.filter((one) => one >= percent / 100 - 1e-8).length
      expect(said).toBeGreaterThanOrEqual(surely)
      expect(said).toBeLessThanOrEqual(perhaps)
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(known.length)
    }),
  )
})
