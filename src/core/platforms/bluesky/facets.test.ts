import { RichText } from '@atproto/api'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findFacets, toFacets } from './facets.ts'

/** What Bluesky's own client finds, without looking anybody up. */
const peer = (text: string) => {
  const rich = new RichText({ text })
  rich.detectFacetsWithoutResolution()
  return (rich.facets ?? []).map(({ index, features }) => ({ index: { byteStart: index.byteStart, byteEnd: index.byteEnd }, features }))
}
const ours = (text: string) => toFacets(text, findFacets(text), (handle) => handle)

describe('facets', () => {
  it.each([
    'plain words only',
    'https://example.com/a?b=c#d and http://x.fr.',
    '(see https://example.com/wiki_(a))',
    'example.com, www.example.co.uk/path! not.atld nothing.notatld',
    'EXAMPLE.COM and Example.Com/Path',
    '@alice.bsky.social hi @bob.test, (@carol.example.com) mail@example.com @nodot @a.notatld',
    '#tag #Été #日本語 #a_b-c. #1 #1a # #️⃣ ##double ＃full',
    '#tag, #end! #emoji🌞 #with\u200bzero',
    '$AAPL and $toolongticker $a, cost $5',
    'Été 🌞👨‍👩‍👧‍👦 @alice.bsky.social https://example.com/été #nuit',
    'line\nhttps://a.com\n#b\n@c.com',
    '#' + 'x'.repeat(65),
    '@alice.bsky.social. @alice.bsky.social',
  ])('are those that Bluesky finds in %j', (text) => {
    expect(ours(text)).toEqual(peer(text))
  })

  it('are those that Bluesky finds in anything made of their parts', () => {
    const part = fc.constantFrom(
      '@',
      '#',
      'a',
      'bob',
      '.com',
      '.test',
      '.',
      ',',
      ')',
      '(',
      ' ',
      '\n',
      'https://',
      'é',
      '🌞',
      '👨‍👩‍👧',
      '1',
      '$',
      'AB',
      '/',
      '?',
      '!',
      '-',
      '_',
      '"',
      '’',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
        const text = parts.join('')
        expect(ours(text)).toEqual(peer(text))
      }),
      { numRuns: 3000 },
    )
  })

  it('leave a mention of nobody as text', () => {
    const text = 'hi @nobody.test'
    expect(toFacets(text, findFacets(text), () => null)).toEqual([])
  })
})
