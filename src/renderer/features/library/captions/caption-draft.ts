/** A caption being written. Pure. */
import type { Caption } from '../../../../contract/library.ts'
import type { PlatformId } from '../../../../contract/platforms.ts'

export type CaptionDraft = Pick<Caption, 'text' | 'platformTexts' | 'language' | 'kinds' | 'platforms' | 'tags'>

export const emptyCaption = (language: string): CaptionDraft => ({
  text: '',
  platformTexts: {},
  language,
  kinds: null,
  platforms: null,
  tags: [],
})

export const draftOfCaption = ({ text, platformTexts, language, kinds, platforms, tags }: Caption): CaptionDraft => ({
  text,
  platformTexts,
  language,
  kinds,
  platforms,
  tags,
})

/** The words for a platform, or those for all. */
export const wordsFor = ({ text, platformTexts }: CaptionDraft, platform: PlatformId | null): string =>
  (platform !== null && platformTexts[platform]) || (platform === null ? text : '')

export const withWords = (draft: CaptionDraft, platform: PlatformId | null, words: string): CaptionDraft => {
  if (platform === null) return { ...draft, text: words }
  const { [platform]: _former, ...others } = draft.platformTexts
  return { ...draft, platformTexts: words === '' ? others : { ...others, [platform]: words } }
}

/** Where in a text something stands, for a person: the line, and what is around it. */
export const aroundOf = (text: string, at: number): { before: string; there: string; after: string } => {
  const start = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1
  const end = text.indexOf('\n', at)
  const line = text.slice(start, end < 0 ? undefined : end)
  const place = at - start
  const there = line.slice(place).startsWith('{{')
    ? (/^\{\{[^}]*\}{0,2}/.exec(line.slice(place))?.[0] ?? '{{')
    : line.slice(place, place + 1)
  return { before: line.slice(Math.max(0, place - 40), place), there, after: line.slice(place + there.length, place + there.length + 40) }
}
