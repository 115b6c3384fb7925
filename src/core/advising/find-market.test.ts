import { expect, test } from 'vitest'
import { chanceOf } from '../../practice/chance.ts'
import { findMarket } from './find-market.ts'

const hourMs = 3_600_000
const monday = Date.parse('2026-03-02T00:00:00Z')
/** People who write in the evening of a clock so many hours from UTC. */
const evenings = (count: number, offset: number, text: string) =>
  Array.from({ length: count }, (_, index) => {
    const hour = 17 + 6 * chanceOf(1, 'evening', index)
    return { at: monday + index * 24 * hourMs + (hour - offset) * hourMs, text }
  })
const shareOf = (found: ReturnType<typeof findMarket>, market: string): number =>
  found?.shares.find((one) => one.market === market)?.share ?? 0

test('nothing tells nothing', () => {
  expect(findMarket({ countries: [], cities: [], clicks: [], answers: [] })).toBeNull()
})

test('followers, their language and their hours that agree leave little doubt', () => {
  const found = findMarket({
    countries: [
      ['FR', 700],
      ['BE', 100],
      ['US', 100],
    ],
    cities: [],
    clicks: [],
    answers: evenings(200, 1, 'trop beau, merci'),
  })
  expect(found?.confidence).toBe('high')
  expect(found?.shares[0]).toMatchObject({ market: 'france' })
  expect(shareOf(found, 'france')).toBeGreaterThan(0.75)
  expect(found?.evidence.map(({ source }) => source)).toEqual(['followers', 'language', 'hours'])
})

test('cities tell the coasts apart', () => {
  const [east, west] = [
    [
      ['New York, New York', 300],
      ['Boston, Massachusetts', 90],
    ] as const,
    [
      ['Los Angeles, California', 300],
      ['Seattle, Washington', 90],
    ] as const,
  ].map((cities) => findMarket({ countries: [['US', 1000]], cities, clicks: [], answers: [] }))
  expect(shareOf(east ?? null, 'us_east')).toBeGreaterThan(0.9)
  expect(shareOf(west ?? null, 'us_west')).toBeGreaterThan(0.9)
})

test('where tracking links are clicked is evidence of its own', () => {
  const found = findMarket({
    countries: [],
    cities: [],
    clicks: [
      ['US', 900],
      ['FR', 100],
    ],
    answers: [],
  })
  expect(found?.evidence).toMatchObject([{ source: 'links', people: 1000 }])
  expect(found?.confidence).toBe('high')
  expect(shareOf(found, 'us_east') + shareOf(found, 'us_west')).toBeCloseTo(0.9, 9)
  // Against a hundred followers of France, who click weighs as it should: neither is alone.
  const both = findMarket({ countries: [['FR', 100]], cities: [], clicks: [['US', 1000]], answers: [] })
  expect(shareOf(both, 'france')).toBeGreaterThan(0.4)
  expect(shareOf(both, 'france')).toBeLessThan(0.6)
  expect(both?.confidence).toBe('low')
})

test('without followers’ places, what people write says less, and says how sure it is', () => {
  const found = findMarket({ countries: [], cities: [], clicks: [], answers: evenings(60, -8, 'I love this so much') })
  expect(found?.confidence).not.toBe('high')
  expect(shareOf(found, 'france')).toBeLessThan(0.2)
  expect(findMarket({ countries: [['FR', 5]], cities: [], clicks: [], answers: [] })?.confidence).toBe('low')
})
