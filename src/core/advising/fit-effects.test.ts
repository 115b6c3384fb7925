import { describe, expect, test } from 'vitest'
import { chanceOf } from '../../practice/chance.ts'
import { contrast, fitEffects, type Observed } from './fit-effects.ts'
import { smoothLevel } from './local-level.ts'
import { hashtagsIn, pacesOf, textLengthOf } from '../measuring/traits.ts'

const dayMs = 86_400_000
const noBreath = () => Promise.resolve()
const laplace = (even: number, scale: number): number => {
  const side = 2 * even - 1
  return -scale * Math.sign(side) * Math.log(1 - Math.min(Math.abs(side), 0.999))
}

/** Two traits that come together four times in five: an evening (0, worth nothing) and a reel (1, worth a half more). */
const evenings = (count: number, seed: number): Observed[] =>
  Array.from({ length: count }, (_, index) => {
    const [isReel, agree] = [chanceOf(seed, 'reel', index) < 0.5, chanceOf(seed, 'agree', index) < 0.8]
    const isEvening = agree ? isReel : !isReel
    return {
      account: 0,
      at: index * dayMs * 0.2,
      // A level that doubles within a year.
      y: 4 + (index * 0.2 * Math.LN2) / 365 + (isReel ? 0.4 : 0) + laplace(chanceOf(seed, 'luck', index), 0.5),
      traits: [...(isEvening ? [0] : []), ...(isReel ? [1] : [])],
    }
  })

describe('effects', () => {
  test('credit what comes together to what brings it', async () => {
    const fit = await fitEffects(evenings(1500, 1), 2, [{ from: 0, precision: 4, size: 2 }], noBreath)
    expect(fit.effects[1]).toBeGreaterThan(0.28)
    expect(Math.abs(fit.effects[0] ?? 1)).toBeLessThan(0.12)
    expect(fit.counts[1]).toBeGreaterThan(600)
  })

  test('have intervals that hold what is true about as often as they say', async () => {
    let held = 0
    for (let seed = 1; seed <= 60; seed += 1) {
      const fit = await fitEffects(evenings(250, seed), 2, [{ from: 0, precision: 4, size: 2 }], noBreath)
      const { mean, deviation } = contrast(fit, [[1, 1]])
      if (Math.abs(mean - 0.4) <= 1.2816 * deviation) held += 1
    }
    // 80 % of 60, within three standard deviations of that count.
    expect(held).toBeGreaterThanOrEqual(39)
    expect(held).toBeLessThanOrEqual(57)
  })

  test('of accounts of any size compare: a level is taken out', async () => {
    const small = evenings(400, 2)
    const large = evenings(400, 3).map((one) => ({ ...one, account: 1, y: one.y + 5 }))
    const fit = await fitEffects([...small, ...large], 2, [{ from: 0, precision: 4, size: 2 }], noBreath)
    expect(fit.effects[1]).toBeGreaterThan(0.2)
    expect(fit.effects[1]).toBeLessThan(0.6)
  })

  test('of what no post has is nothing, and as unsure as before', async () => {
    const fit = await fitEffects(evenings(100, 1), 3, [{ from: 0, precision: 4, size: 3 }], noBreath)
    expect(fit.effects[2]).toBe(0)
    expect(contrast(fit, [[2, 1]]).deviation).toBeCloseTo(0.5)
  })
})

test('a level follows what lasts and not one lucky post', () => {
  const times = Array.from({ length: 60 }, (_, day) => day * dayMs)
  const values = times.map((_, day) => (day < 30 ? 1 : 2) + (day === 15 ? 4 : 0))
  const level = smoothLevel(
    times,
    values,
    Array.from({ length: 60 }, () => 0.3),
  )
  expect(level[2]).toBeLessThan(1.3)
  expect(level[57]).toBeGreaterThan(1.7)
  expect(level[15]).toBeLessThan(1.8)
})

describe('traits', () => {
  test.each([
    ['#Paris et #mode, #Paris', ['paris', 'mode']],
    ['un café#pas #été', ['été']],
    ['https://example.test/#ici &#39; ##deux', ['deux']],
    ['＃日本 #été2026_fin', ['日本', 'été2026_fin']],
    ['rien', []],
  ])('hashtags in %s', (text, tags) => {
    expect(hashtagsIn(text)).toEqual(tags)
  })

  test('lengths are counted as people count', () => {
    expect(textLengthOf('👩‍👩‍👧‍👦'.repeat(79))).toBe('short')
    expect(textLengthOf('a'.repeat(80))).toBe('medium')
    expect(textLengthOf('a'.repeat(279))).toBe('long')
    expect(textLengthOf('a'.repeat(280))).toBe('very_long')
  })

  test('paces count the 24 hours before', () => {
    const hour = 3_600_000
    expect(pacesOf([0, hour, 2 * hour, 3 * hour, 4 * hour, 24 * hour, 60 * hour])).toEqual([
      'first',
      'second',
      'few',
      'few',
      'many',
      'many',
      'first',
    ])
  })
})
