import { expect, it } from 'vitest'
import { reasons } from '../../src/core/publishing/state-machine.ts'
import { publicationsTexts } from '../../src/renderer/features/publications/texts.ts'

it('every reason for which a publication changes its state has words in both languages', () => {
  for (const language of ['fr', 'en'] as const)
    expect(Object.keys(publicationsTexts[language].reason)).toEqual(expect.arrayContaining([...reasons]))
})
