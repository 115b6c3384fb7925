import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../test/harness/test-ports.ts'
import { latestUnusual, leastSample, median, unusualDay, unusualGain } from './unusual.ts'
import type { UnusualMetric } from './unusual.ts'

const count = fc.integer({ min: 0, max: 5_000_000 })
const history = fc.array(count, { minLength: leastSample, maxLength: 56 })
const steady = Array.from({ length: 28 }, (_, day) => 1000 + (day % 7) * 40)

describe('a day unlike the others', () => {
  it('is a drop or a rise, with what is usual and on how many days that stands', () => {
    expect(unusualDay(steady, 200)).toMatchObject({ direction: 'drop', usual: 1120, sample: 28 })
    expect(unusualDay(steady, 6000)).toMatchObject({ direction: 'rise', usual: 1120 })
    expect(unusualDay(steady, 1120)).toBeNull()
    expect(unusualDay(steady, 800)).toBeNull()
  })

  it('is none on too few days, nor of what is unknown, whatever the figures', () => {
    fc.assert(
      fc.property(fc.array(fc.option(count), { maxLength: 80 }), fc.option(count), (before, value) => {
        const known = before.filter((day) => day !== null).length
        const mayTell = known >= leastSample && value !== null
        expect(unusualDay(before, value) === null || mayTell).toBe(true)
      }),
    )
  })

  it('does not depend on the order of the days, nor on days of which nothing is known', () => {
    fc.assert(
      fc.property(history, count, fc.nat(20), (before, value, gaps) => {
        const found = unusualDay(before, value)
        expect(unusualDay(before.toReversed(), value)).toEqual(found)
        expect(unusualDay([...before, ...Array<null>(gaps).fill(null)], value)).toEqual(found)
      }),
    )
  })

  it('is never within what is usual, and always says the direction that it went', () => {
    fc.assert(
      fc.property(history, count, (before, value) => {
        const usual = median(before)
        const found = unusualDay(before, value)
        if (!found) return
        expect(found.direction).toBe(value < usual ? 'drop' : 'rise')
        expect(Math.abs(value - usual)).toBeGreaterThanOrEqual(20)
        expect(value >= 2 * usual || value <= usual / 2).toBe(true)
        // Any further out is one too.
        expect(unusualDay(before, found.direction === 'rise' ? value * 2 : Math.floor(value / 2))?.direction).toBe(found.direction)
      }),
    )
  })

  it('is not hidden by some wild days among the others, and a tenth of them makes no usual day one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3_000_000 }), { maxLength: 4 }), (wild) => {
        const before = [...Array.from({ length: 40 }, (_, day) => 1000 + (day % 7) * 40), ...wild]
        expect(unusualDay(before, 100)?.direction).toBe('drop')
        expect(unusualDay(before, 12_000)?.direction).toBe('rise')
        expect(unusualDay(before, 1120)).toBeNull()
      }),
    )
  })

  it('is seldom one by chance: measured on days as accounts have them', () => {
    const random = seededRandom(7)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random.float())) * Math.cos(2 * Math.PI * random.float())
    /** Log-normal, with a week's rhythm. */
    const day = (at: number, spread: number) =>
      Math.round(2000 * (1 + 0.3 * Math.sin((at * 2 * Math.PI) / 7)) * Math.exp(spread * normal()))
    let alarms = 0
    const tried = 4000
    for (let account = 0; account < tried; account += 1) {
      const spread = 0.2 + 0.6 * random.float()
      const before = Array.from({ length: 56 }, (_, at) => day(at, spread))
      if (unusualDay(before, day(56, spread))) alarms += 1
    }
    // Six false ones in a thousand days at the most.
    expect(alarms / tried).toBeLessThan(0.006)
    let seen = 0
    for (let account = 0; account < 500; account += 1) {
      const before = Array.from({ length: 56 }, (_, at) => day(at, 0.35))
      if (unusualDay(before, Math.round(day(56, 0.35) / 12))?.direction === 'drop') seen += 1
    }
    // A twelfth of the usual is seen nearly always.
    expect(seen / 500).toBeGreaterThan(0.95)
  })
})

describe('of the last days', () => {
  it('the latest one counts, by what was furthest out of the usual', () => {
    const of = (metric: UnusualMetric, day: number) => {
      if (metric === 'followers') return null
      if (day === 99) return metric === 'views' ? 100 : 5
      if (day === 98) return 50_000
      return metric === 'views' ? 1000 : 300
    }
    expect(latestUnusual(of, [97, 98, 99])).toMatchObject({ day: 99, metric: 'interactions', value: 5, direction: 'drop', usual: 300 })
    expect(latestUnusual(of, [97, 98])).toMatchObject({ day: 98, direction: 'rise' })
    expect(latestUnusual(of, [97])).toBeNull()
    expect(latestUnusual(() => null, [97, 98, 99])).toBeNull()
  })

  it('so do followers lost or gained, against what the account gains on a day and how many follow it', () => {
    const before = Array.from({ length: 40 }, (_, back) => 10 + (back % 7))
    expect(unusualGain(before, -300, 5000)).toMatchObject({ direction: 'drop', usual: 13, sample: 40 })
    expect(unusualGain(before, 400, 5000)).toMatchObject({ direction: 'rise' })
    // Less than a hundredth of them, fewer than twenty, or too few days to say.
    expect([unusualGain(before, -300, 50_000), unusualGain(before, -4, 200), unusualGain(before.slice(0, 12), -300, 5000)]).toEqual([
      null,
      null,
      null,
    ])
    const of = (metric: UnusualMetric, day: number) => (metric === 'followers' ? (day === 99 ? -300 : 12) : 1000)
    expect(latestUnusual(of, [97, 98, 99], () => 5000)).toMatchObject({ day: 99, metric: 'followers', value: -300, direction: 'drop' })
  })
})
