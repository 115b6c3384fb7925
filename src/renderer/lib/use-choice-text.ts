/** Choices of a platform in the reader's language (`contract/choice-text.ts`). */
import { useCallback } from 'react'
import { choiceTexts, termTexts } from '../../contract/choice-text.ts'
import type { Choice } from '../../contract/platforms.ts'
import { withFrenchSpaces } from './i18n/french-spaces.ts'
import { useFormat, useLanguage } from './locale.tsx'

export interface ChoiceWords {
  label: string
  help: string | undefined
  /** Of one value; one that nobody has put into words yet is readable still. */
  value: (id: string) => string
  term: (id: string) => string
}

/** `terms`: ids of what is agreed to. */
export const useChoiceText = (): ((choice: Choice, platform: string, terms?: readonly string[]) => ChoiceWords) => {
  const language = useLanguage()
  const format = useFormat()
  return useCallback(
    (choice, platform, terms = []) => {
      const text = choiceTexts[language][choice.name] ?? { label: choice.name }
      const term = (id: string): string => termTexts[language][id] ?? id
      const filled = (template: string): string =>
        (language === 'fr' ? withFrenchSpaces(template) : template)
          .replaceAll('{{platform}}', platform)
          .replaceAll('{{terms}}', format.list(terms.map(term)))
      return {
        label: filled(text.label),
        help: text.help === undefined ? undefined : filled(text.help),
        value: (id) => text.values?.[id] ?? id,
        term,
      }
    },
    [language, format],
  )
}
