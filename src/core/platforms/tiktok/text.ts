/** TikTok counts a text in UTF-16 code units ("runes", it calls them): an emoji is two or more. */
import { textLimit } from './limits.ts'

export const countText = (text: string): { used: number; max: number } => ({ used: text.length, max: textLimit.utf16 })
