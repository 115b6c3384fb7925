import { describe, expect, it } from 'vitest'
import { publicationCost } from './cost.ts'
import { countCashtags, countText, hasForbiddenCharacters, linksIn } from './text.ts'

describe('a text on X', () => {
  it.each([
    ['', 0],
    ['Hello', 5],
    ['é composed or not: é', 20],
    ['日本', 4],
    ['👨‍👩‍👧 and 🇫🇷', 9],
    [`https://example.com/${'a'.repeat(200)}`, 23],
    ['see example.com', 27],
    ['see example.notaplace', 21],
    ['a'.repeat(281), 281],
  ])('%j weighs %d', (text, used) => {
    expect(countText(text)).toEqual({ used, max: 280 })
  })

  it('finds links with and without https, and stock symbols', () => {
    expect(linksIn('on example.com and https://example.org/a?b=c.').map(({ url }) => url)).toEqual([
      'example.com',
      'https://example.org/a?b=c',
    ])
    expect(countCashtags('$AAPL and $TSLA for $20')).toBe(2)
    expect([hasForbiddenCharacters('plain'), hasForbiddenCharacters('mark \uFEFF')]).toEqual([false, true])
  })

  it('costs more with a link', () => {
    expect(publicationCost({ text: 'Hello' })).toMatchObject({ usd: 0.015, hasLink: false, readOn: '2026-11-23' })
    expect(publicationCost({ text: 'Hello example.com' })).toMatchObject({ usd: 0.2, hasLink: true })
    expect(URL.canParse(publicationCost({ text: '' }).source)).toBe(true)
  })
})
