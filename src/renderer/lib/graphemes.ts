/** What a person counts as characters (Unicode UAX #29), counted here so that the number follows the typing. */
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

export const countGraphemes = (text: string): number => {
  let count = 0
  for (const _ of segmenter.segment(text)) count += 1
  return count
}
