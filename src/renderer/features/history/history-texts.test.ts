import { expect, test } from 'vitest'
import { historyActions } from '../../../contract/history-actions.ts'
import { createI18n } from '../../lib/i18n/create-i18n.ts'
import { historyTexts } from './texts.ts'

test.each(['fr', 'en'] as const)('every act that core can write has a sentence and its kind a name, in %s', (language) => {
  const { t, exists } = createI18n({ history: historyTexts }, language)
  const say = t as (key: string) => string
  for (const action of historyActions) {
    const [kind = ''] = action.split('.')
    expect(exists(`history:action.${action}`), action).toBe(true)
    expect(say(`history:action.${action}`).trim(), action).not.toBe('')
    expect(say(`history:action.${action}`), action).not.toContain(action)
    expect(exists(`history:kind.${kind}`), kind).toBe(true)
  }
})

test('no two acts of one kind read the same', () => {
  for (const language of ['fr', 'en'] as const)
    for (const names of Object.values(historyTexts[language].action)) {
      const sentences = Object.values(names)
      expect(new Set(sentences).size, sentences.join(', ')).toBe(sentences.length)
    }
})
