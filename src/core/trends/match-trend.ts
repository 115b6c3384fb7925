/** Whom a trend suits: a theme of hers is in its words, and it is of a country whose language she speaks. Pure. */
import type { TrendCountry } from '../../contract/platforms.ts'
import type { Market } from '../../contract/values.ts'
import { foldText } from '../fold-text.ts'

export interface Interested {
  themes: readonly string[]
  /** Empty: that of her market. */
  languages: readonly string[]
  market: Market
}

const languageOf: Readonly<Record<TrendCountry, string>> = { FR: 'fr', US: 'en' }
const ofMarket: Readonly<Record<Market, readonly string[]>> = { france: ['fr'], us_east: ['en'], us_west: ['en'], other: [] }

/** A hashtag's words are told apart by their capitals: `#MondayMood`. */
const wordsOf = (text: string): string[] =>
  foldText(text.replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2'))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** The same word, or its plural. */
const isSame = (word: string, theme: string): boolean =>
  word === theme ||
  (theme.length >= 4 && word.length - theme.length <= 2 && /^(s|es|x)$/.test(word.slice(theme.length)) && word.startsWith(theme))

const holds = (words: readonly string[], theme: readonly string[]): boolean =>
  theme.length > 0 && words.some((_, at) => theme.every((one, index) => isSame(words[at + index] ?? '', one)))

/** The themes that say so, as they were written; none: it does not suit. */
export const matchTrend = (
  trend: { name: string; detail: string | null; country: TrendCountry | null },
  { themes, languages, market }: Interested,
): string[] => {
  const spoken = languages.length > 0 ? languages : ofMarket[market]
  if (trend.country !== null && spoken.length > 0 && !spoken.includes(languageOf[trend.country])) return []
  const texts = [trend.name, trend.detail ?? ''].map(wordsOf)
  const together = foldText(trend.name).replaceAll(/[^\p{L}\p{N}]/gu, '')
  return themes.filter((theme) => {
    const wanted = wordsOf(theme)
    return texts.some((words) => holds(words, wanted)) || (wanted.length > 0 && together === wanted.join(''))
  })
}
