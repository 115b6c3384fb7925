/** What of a post is known before it goes out, as advice tells posts apart. Pure. */
import type { Pace, TextLength } from '../../contract/advice.ts'

/** Without the sign, in small letters; each once. */
export const hashtagsIn = (text: string): string[] => [
  ...new Set(
    [...text.normalize('NFC').matchAll(/(?<![\p{L}\p{N}_&/])[#＃]([\p{L}\p{M}\p{N}_]{1,100})/gu)].map(([, tag = '']) => tag.toLowerCase()),
  ),
]

const segmenter = new Intl.Segmenter()

/** Latin letters, signs and punctuation: each is what people see as one character. No `\r`, which makes one with `\n`. */
const plain = /^[\n\t\u0020-\u02ff\u2010-\u2027\u2030-\u205e\u20ac]*$/

export const textLengthOf = (text: string): TextLength => {
  // Counting what people see as characters is slow; no text is longer so than by its units.
  if (text.length < 80) return 'short'
  const length = text.length > 2000 || plain.test(text) ? text.length : [...segmenter.segment(text)].length
  return length < 80 ? 'short' : length < 160 ? 'medium' : length < 280 ? 'long' : 'very_long'
}

const dayMs = 86_400_000

/** Of posts of one account by time: how many went out in the 24 hours before each. */
export const pacesOf = (times: readonly number[]): Pace[] => {
  let first = 0
  return times.map((at, index) => {
    while ((times[first] ?? at) < at - dayMs) first += 1
    const before = index - first
    return before === 0 ? 'first' : before === 1 ? 'second' : before <= 3 ? 'few' : 'many'
  })
}
