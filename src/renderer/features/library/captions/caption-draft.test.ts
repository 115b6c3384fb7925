import { describe, expect, it } from 'vitest'
import { aroundOf, emptyCaption, withWords, wordsFor } from './caption-draft.ts'

describe('a caption being written', () => {
  it('has words of its own for a platform, until they are taken away', () => {
    const draft = withWords(withWords(emptyCaption('fr'), null, 'Pour tous'), 'x', 'Sur X')
    expect([wordsFor(draft, null), wordsFor(draft, 'x'), wordsFor(draft, 'tiktok')]).toEqual(['Pour tous', 'Sur X', ''])
    expect(withWords(draft, 'x', '').platformTexts).toEqual({})
  })

  it('is pointed at where it is wrong, by its line', () => {
    expect(aroundOf('Un\nDeux {trois', 8)).toEqual({ before: 'Deux ', there: '{', after: 'trois' })
    expect(aroundOf('Salut {{nom_}} !', 6)).toEqual({ before: 'Salut ', there: '{{nom_}}', after: ' !' })
  })
})
