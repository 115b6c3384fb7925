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
  expect(findMarket({ countries: [], cities: [], answers: [] })).toBeNull()
})

test('followers, their language and their hours that agree leave little doubt', () => {
  const found = findMarket({
    countries: [
      ['FR', 700],
      ['BE', 100],
      ['US', 100],
    ],
    cities: [],
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
  ].map((cities) => findMarket({ countries: [['US', 1000]], cities, answers: [] }))
  expect(shareOf(east ?? null, 'us_east')).toBeGreaterThan(0.9)
  expect(shareOf(west ?? null, 'us_west')).toBeGreaterThan(0.9)
})

test('without followers’ places, what people write says less, and says how sure it is', () => {
  const found = findMarket({ countries: [], cities: [], answers: evenings(60, -8, 'I love this so much') })
  expect(found?.confidence).not.toBe('high')
  expect(shareOf(found, 'france')).toBeLessThan(0.2)
  expect(findMarket({ countries: [['FR', 5]], cities: [], answers: [] })?.confidence).toBe('low')
})
