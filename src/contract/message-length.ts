/** How long a message between two is, as its platform counts. */
import type { MessageUnit } from './platforms.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

export const messageLength = (text: string, unit: MessageUnit): number => {
  if (unit === 'utf16') return text.length
  return unit === 'bytes' ? new TextEncoder().encode(text).length : [...segmenter.segment(text)].length
}
