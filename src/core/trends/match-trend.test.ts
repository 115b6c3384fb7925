import { expect, it } from 'vitest'
import { matchTrend } from './match-trend.ts'

const trend = (name: string, country: 'FR' | 'US' | null = null, detail: string | null = null) => ({ name, detail, country })
const her = (themes: string[], languages: string[] = [], market: 'france' | 'us_east' | 'other' = 'france') => ({
  themes,
  languages,
  market,
})

it.each([
  ['the same word', trend('yoga du matin'), ['yoga'], ['yoga']],
  ['accents and case', trend('MAQUILLAGE D’ÉTÉ'), ['été'], ['été']],
  ['a plural', trend('les voyages'), ['voyage'], ['voyage']],
  ['several words, in their order', trend('festival de Cannes 2027'), ['festival de cannes'], ['festival de cannes']],
  ['a hashtag’s words', trend('#MondayYoga'), ['yoga'], ['yoga']],
  ['a hashtag in one piece', trend('#filmphotography'), ['film photography'], ['film photography']],
  ['what it is about', trend('Cannes', null, 'Les plus belles tenues'), ['tenue'], ['tenue']],
  ['a part of a word', trend('carrot cake'), ['car'], []],
  ['another order', trend('cannes festival'), ['festival de cannes'], []],
  ['no themes', trend('yoga'), [], []],
])('%s', (_, seen, themes, found) => {
  expect(matchTrend(seen, her(themes))).toEqual(found)
})

it('is of a country whose language she speaks: hers, or that of her market', () => {
  expect(matchTrend(trend('yoga', 'US'), her(['yoga']))).toEqual([])
  expect(matchTrend(trend('yoga', 'US'), her(['yoga'], ['fr', 'en']))).toEqual(['yoga'])
  expect(matchTrend(trend('yoga', 'US'), her(['yoga'], [], 'us_east'))).toEqual(['yoga'])
  expect(matchTrend(trend('yoga', 'FR'), her(['yoga'], [], 'other'))).toEqual(['yoga'])
})
