/** How Bluesky counts a text: graphemes (what a person calls a character), and UTF-8 bytes beside. */
import { textLimit } from './limits.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

export const countGraphemes = (text: string): number => {
  let count = 0
  for (const _ of segmenter.segment(text)) count += 1
  return count
}

export const countBytes = (text: string): number => Buffer.byteLength(text, 'utf8')

export const countText = (text: string): { used: number; max: number } => ({ used: countGraphemes(text), max: textLimit.graphemes })
