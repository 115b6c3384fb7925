import { describe, expect, test } from 'vitest'
import { allTexts } from '../../app/texts.ts'
import { createI18n } from './create-i18n.ts'

describe('counted texts', () => {
  test.each(['fr', 'en'] as const)('have words in %s for one, for some and for millions', (language) => {
    const { t } = createI18n(allTexts, language)
    const words = (count: number): string => t('library:caption.variants', { count, shown: String(count) })
    expect([0, 1, 2, 999_999, 1_000_000, 3_000_000, 16_777_216].map(words).filter((text) => text.includes('caption'))).toEqual([])
    expect(words(1_000_000)).toBe(words(999_999).replace('999999', '1000000'))
  })
})
