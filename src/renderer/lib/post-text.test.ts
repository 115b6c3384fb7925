import { describe, expect, it } from 'vitest'
import { partsOfText } from './post-text.ts'

const live = (text: string) => partsOfText(text).filter(({ kind }) => kind !== 'text')

describe('partsOfText', () => {
  it('finds links, mentions and hashtags and leaves the sentence around them alone', () => {
    expect(live('Hello @lea.bsky.social, see https://example.com/a?b=1. (exemple.fr) #Bonsoir!')).toEqual([
      { kind: 'mention', text: '@lea.bsky.social' },
      { kind: 'link', text: 'https://example.com/a?b=1' },
      { kind: 'link', text: 'exemple.fr' },
      { kind: 'tag', text: '#Bonsoir' },
    ])
  })

  it('takes no price, number or address for one', () => {
    expect(live('3.50 €, #1, lea@example, ... fin')).toEqual([])
  })

  it.each(['', ' ', '#', '@', 'a\n\n#été 👩‍👩‍👧 https://x.fr/é(1)', '<script>alert(1)</script> #<b>'])('loses nothing of %j', (text) => {
    expect(
      partsOfText(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
  })
})
