/** How long a text is, told quickly where it can be. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textLengthOf } from './traits.ts'

const segmenter = new Intl.Segmenter()
const slowly = (text: string) => {
  const length = text.length > 2000 ? text.length : [...segmenter.segment(text)].length
  return length < 80 ? 'short' : length < 160 ? 'medium' : length < 280 ? 'long' : 'very_long'
}

test('a text is as long as people see it, whatever it is made of', () => {
  const unit = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('a', 'é', ' ', '’', '…', '\n', 'œ', '–', '€', '#') },
    fc.constantFrom('e\u0301', '👩‍👩‍👧', '🇫🇷', '\r\n', '\u200d', 'ß', 'ก็', '\u00ad'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
  )
  fc.assert(
    fc.property(fc.array(unit, { minLength: 60, maxLength: 330 }), (parts) => {
      const text = parts.join('')
      expect(textLengthOf(text)).toBe(slowly(text))
    }),
    { numRuns: 300 },
  )
})
