/** Words for SQLite's full-text search, quoted so that nothing in them is taken for its query language. Pure. */
import { wordsOf } from './text-match.ts'

const quote = (word: string): string => `"${word.replaceAll('"', '""')}"`

/** All of `words`. */
export const ftsWords = (words: readonly string[]): string => words.map(quote).join(' AND ')

/** What a person typed: every word must begin a word of the text. Null when there is nothing to search for. */
export const ftsQuery = (typed: string): string | null => {
  const words = wordsOf(typed).slice(0, 20)
  return words.length === 0 ? null : words.map((word) => `${quote(word)}*`).join(' AND ')
}
