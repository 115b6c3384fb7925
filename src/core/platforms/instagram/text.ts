/** How Instagram counts a caption, its hashtags and whom it names. */
import { textLimit } from './limits.ts'

export const countText = (text: string): { used: number; max: number } => ({ used: text.length, max: textLimit.utf16 })

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
export const countHashtags = (text: string): number => count(text, /#[\p{L}\p{N}_]+/gu)
export const countMentions = (text: string): number => count(text, /(?<![\p{L}\p{N}_.])@[\w.]+/gu)
