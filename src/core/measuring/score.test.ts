/** The score: by hand, and what holds whatever was read. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { untold } from '../store/measured-reader.ts'
import type { MeasuredRow } from '../store/measured-reader.ts'
import { compare } from './compare.ts'
import { criteria } from './criteria/index.ts'
import { areOf, keptWeights, usualWeightsOf } from './criteria/weights.ts'
import { leastNeighbours, leastSpread, mostNeighbours, partOf, recentMs, scoreOf, scoreOfThree, usualOf } from './score.ts'

const day = 86_400_000
const weights = { engagement: 50, reach: 30, conversions: 20 }

/** Φ by the midpoint rule from its density, close to 1e-7. */
const normalBelow = (z: number): number => {
  const steps = 2000
  const width = z / steps
  let area = 0
  for (let step = 0; step < steps; step += 1) area += Math.exp(-0.5 * ((step + 0.5) * width) ** 2) * width
  return 0.5 + area / Math.sqrt(2 * Math.PI)
}

const row = (index: number, engaged: number | null, views: number | null, changes: Partial<MeasuredRow> = {}): MeasuredRow => ({
  publicationId: `pub_${index}`,
  accountId: 'acc_1',
  creatorId: 'crt_1',
  platform: 'x',
  kind: 'photo',
  market: 'france',
  publishedAt: index * day,
  day: index,
  weekHour: 0,
  ...untold,
  d7Engaged: engaged,
  d7Views: views,
  ...changes,
})

describe('a part', () => {
  it('is 50 as usual, 84 one deviation above, 16 one below', () => {
    expect(partOf(3, 3, 1)).toBe(50)
    expect(partOf(4, 3, 1)).toBeCloseTo(84.5, 1)
    expect(partOf(2, 3, 1)).toBeCloseTo(15.5, 1)
  })

  it('is the share of a normal distribution below it, within half a point, and never falls where the value rises', () => {
    for (let hundredth = -600; hundredth <= 600; hundredth += 1) {
      const z = hundredth / 100
      expect(Math.abs(partOf(z, 0, 1) - 100 * normalBelow(z))).toBeLessThan(0.43)
      expect(partOf(z, 0, 1)).toBeGreaterThan(partOf(z - 0.01, 0, 1))
    }
    expect(partOf(1e9, 0, leastSpread)).toBe(100)
    expect(partOf(-1e9, 0, leastSpread)).toBe(0)
  })

  it('is measured by median and MAD: one sensation moves neither', () => {
    expect(usualOf(Float64Array.of(5, 1, 2, 4, 3))).toEqual({ median: 3, spread: 1.4826 })
    expect(usualOf(Float64Array.of(5, 1, 2, 4, 3, 1000)).median).toBe(3.5)
    expect(usualOf(Float64Array.of(2, 2, 2, 2))).toEqual({ median: 2, spread: leastSpread })
  })
})

describe('the weights', () => {
  it('are shared by what is known', () => {
    const usual = [50, 30, 20] as const
    expect(scoreOf([80, 60, 40], usual)).toBe(66)
    expect(scoreOf([80, 60, Number.NaN], usual)).toBe((80 * 50 + 60 * 30) / 80)
    expect(scoreOf([80, Number.NaN, Number.NaN], usual)).toBe(80)
    expect(scoreOf([Number.NaN, Number.NaN, Number.NaN], usual)).toBeNaN()
    expect(scoreOf([80, Number.NaN, Number.NaN], [0, 80, 20])).toBeNaN()
    expect(scoreOf([80, 60, 40, 20], [40, 30, 20, 10])).toBe(60)
  })

  it('are the same to the last bit where three are written out', () => {
    const part = fc.oneof(fc.double({ min: 0, max: 100, noNaN: true }), fc.constant(Number.NaN))
    const weight = fc.integer({ min: 0, max: 100 })
    fc.assert(
      fc.property(fc.tuple(part, part, part), fc.tuple(weight, weight, weight), (parts, three) => {
        expect(Object.is(scoreOfThree(...parts, three), scoreOf(parts, three))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('are those of the list of criteria: one that was added counts nothing until somebody says so, one that is gone is forgotten', () => {
    const listed = [
      { id: 'engagement', usualWeight: 60 },
      { id: 'saves', usualWeight: 40 },
    ]
    expect(keptWeights(listed, undefined)).toEqual({ engagement: 60, saves: 40 })
    expect(keptWeights(listed, '{"engagement":100}')).toEqual({ engagement: 100, saves: 0 })
    expect(keptWeights(listed, '{"engagement":70,"reach":30}')).toEqual({ engagement: 60, saves: 40 })
    expect(areOf(listed, { engagement: 100, saves: 0 })).toBe(true)
    expect(areOf(listed, { engagement: 100 })).toBe(false)
    expect(areOf(listed, { engagement: 50, saves: 0, other: 50 })).toBe(false)
    expect(usualWeightsOf(criteria)).toEqual(weights)
    for (const { name, formula, source, units } of criteria) {
      expect([name.fr, name.en, formula.fr, formula.en, source.fr, source.en].every((words) => words.length > 3)).toBe(true)
      expect(units.length).toBeGreaterThan(0)
    }
  })
})

describe('a post beside its neighbours', () => {
  const usual = Array.from({ length: 10 }, (_, index) => row(index, 50 + index, 1000 + 10 * index))

  it('says what it is made of', () => {
    const { score, stage, parts, neighbours } = compare([...usual, row(10, 200, 2000)], 10, weights)
    expect(stage).toBe('d7')
    expect(neighbours).toHaveLength(10)
    expect(parts.map(({ criterion, value, usual: middle, unit }) => [criterion, value, middle, unit])).toEqual([
      ['engagement', 0.1, expect.closeTo(0.0522, 3), 'rate'],
      ['reach', 2000, 1045, 'views'],
      ['conversions', null, null, 'subscribers'],
    ])
    expect(parts[0]?.part).toBeGreaterThan(95)
    expect(score).toBeCloseTo(((parts[0]?.part ?? 0) * 50 + (parts[1]?.part ?? 0) * 30) / 80, 9)
  })

  it('has no score where there is too little to compare it with', () => {
    const few = usual.slice(0, leastNeighbours - 1)
    expect(compare([...few, row(10, 200, 2000)], few.length, weights)).toMatchObject({ score: null, neighbours: few })
    expect(compare([row(0, null, null)], 0, weights)).toMatchObject({ score: null, stage: null })
  })

  it('is compared with the same stage, with recent posts, and with those before it only', () => {
    const h24 = (index: number) => row(index, null, null, { h24Engaged: 10, h24Views: 100 })
    const rows = [...usual, ...Array.from({ length: 6 }, (_, index) => h24(10 + index))]
    expect(compare(rows, 15, weights)).toMatchObject({ stage: 'h24', neighbours: rows.slice(10, 15) })
    const later = row(Math.floor(recentMs / day) + 8, 50, 1000)
    expect(compare([...usual, later], 10, weights).neighbours).toEqual(usual.slice(8))
    expect(compare([...usual, row(11, 1, 1)], 4, weights).neighbours).toEqual(usual.slice(0, 4))
    const many = Array.from({ length: 60 }, (_, index) => row(index, 50, 1000))
    expect(compare(many, 59, weights).neighbours).toEqual(many.slice(59 - mostNeighbours, 59))
  })

  it('without views is measured by how many liked and answered it', () => {
    const silent = Array.from({ length: 6 }, (_, index) => row(index, 10, null))
    const { parts, score } = compare([...silent, row(6, 40, null)], 6, weights)
    expect(parts[0]).toMatchObject({ value: 40, usual: 10, unit: 'interactions' })
    expect(parts[1]).toMatchObject({ part: null, value: null })
    expect(score).toBeGreaterThan(90)
  })

  it('is compared with posts measured in the same unit only: a share of views is not beside a count, nor people beside views', () => {
    const counted = Array.from({ length: 6 }, (_, index) => row(index, 40, null))
    const shares = Array.from({ length: 6 }, (_, index) => row(6 + index, 40 + index, 1000))
    const usualShare = compare([...counted, ...shares, row(12, 42, 1000)], 12, weights)
    expect(usualShare.parts[0]).toMatchObject({ unit: 'rate', usual: expect.closeTo(0.0425, 4), sample: 6 })
    expect(usualShare.parts[0]?.part).toBeGreaterThan(40)
    expect(usualShare.parts[0]?.part).toBeLessThan(60)
    const people = (index: number) => row(index, 40, 1000, { d7Reach: 400 })
    const reached = compare([...shares, ...Array.from({ length: 5 }, (_, index) => people(12 + index)), people(17)], 11, weights)
    expect(reached.parts[1]).toMatchObject({ unit: 'people', usual: 400, part: 50, sample: 5 })
    // Too few in its unit: the part is not known, and says on how many.
    const first = compare([...counted, row(6, 40, 1000)], 6, weights)
    expect(first.parts[0]).toMatchObject({ unit: 'rate', part: null, value: 0.04, sample: 0 })
    expect(first.score).toBeNull()
  })

  it('compares accounts of any size: ten times as many of everything is the same score', () => {
    const posts = fc.array(fc.tuple(fc.integer({ min: 200, max: 5000 }), fc.integer({ min: 5000, max: 90_000 })), {
      minLength: 7,
      maxLength: 40,
    })
    fc.assert(
      fc.property(posts, (all) => {
        const small = all.map(([engaged, views], index) => row(index, engaged, views))
        const large = all.map(([engaged, views], index) => row(index, engaged * 10, views * 10))
        const last = all.length - 1
        expect(compare(large, last, weights).score ?? Number.NaN).toBeCloseTo(compare(small, last, weights).score ?? Number.NaN, 0)
      }),
    )
  })
})
