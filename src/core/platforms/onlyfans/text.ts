/** Counted as a person counts: nobody says how OnlyFans does. */
import { textLimit } from './limits.ts'

const segmenter = new Intl.Segmenter()

export const countText = (text: string): { used: number; max: number } => ({
  used: [...segmenter.segment(text)].length,
  max: textLimit.characters,
})
