/** What a person counts as characters (Unicode UAX #29), counted here so that the number follows the typing. */
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

export const countGraphemes = (text: string): number => {
  let count = 0
  for (const _ of segmenter.segment(text)) count += 1
  return count
}

/** The first of them, or nothing. */
export const firstGrapheme = (text: string): string => segmenter.segment(text).containing(0)?.segment ?? ''
