import { describe, expect, it } from 'vitest'
import { beginningOf, looks, shownRatio } from './looks.ts'

describe('what a feed shows of a text', () => {
  it('is all of it up to the cut, and without one', () => {
    expect(beginningOf('a'.repeat(125), 125)).toBeNull()
    expect(beginningOf(`${'a'.repeat(125)} \n`, 125)).toBeNull()
    expect(beginningOf('a'.repeat(9000), null)).toBeNull()
  })

  it('ends with a word where there is one nearby, and never within a character', () => {
    expect(beginningOf('Une loge, ce soir', 12)).toBe('Une loge,')
    expect(beginningOf('a'.repeat(126), 125)).toBe('a'.repeat(125))
    expect(beginningOf('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 2)).toBe('👩‍👩‍👧👩‍👩‍👧')
  })
})

describe('what a feed shows of a picture', () => {
  it.each([
    ['instagram', 9 / 16, 4 / 5],
    ['instagram', 1, 1],
    ['instagram', 4, 1.91],
    ['instagram', null, 4 / 5],
    ['tiktok', 16 / 9, 9 / 16],
    ['bluesky', 2, 2],
  ] as const)('on %s, of ratio %s, is %s', (platform, ratio, shown) => {
    expect(shownRatio(looks[platform], ratio)).toBe(shown)
  })
})
