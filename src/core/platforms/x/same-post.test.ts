import { describe, expect, it } from 'vitest'
import { testImage, testVideo } from '../../../../test/harness/draft-media.ts'
import type { Draft } from '../kit/adapter.ts'
import type { XPost } from './answers.ts'
import { likenessOf } from './same-post.ts'

const draft = (text: string, media: Draft['media'] = []): Draft => ({ kind: 'text', text, languages: [], labels: [], media })
const post = (text: string, urls: object[] = [], keys: string[] = []): XPost => ({
  id: '1',
  text,
  references: [],
  entities: { urls },
  attachments: { media_keys: keys },
})
const short = (code: string, expanded: string | null, key?: string) => ({
  url: `https://t.co/${code}`,
  expanded_url: expanded,
  ...(key && { media_key: key }),
})
const picture = short('pic', 'https://x.com/nova/status/1/photo/1', '3_1')
const alts = new Map([['3_1', 'A test image']])

describe('whether a post is the one that was sent', () => {
  it.each<[string, Draft, XPost, string]>([
    ['the same words', draft('Hello'), post('Hello'), 'same'],
    ['other words', draft('Hello'), post('Hello!'), 'different'],
    ['escaped signs', draft('Tea & <cake>'), post('Tea &amp; &lt;cake&gt;'), 'same'],
    ['signs that were written escaped', draft('write &amp; like this'), post('write &amp;amp; like this'), 'same'],
    ['composed letters', draft('e\u0301te\u0301'), post('été'), 'same'],
    ['white space at the end and doubled', draft('Hello  you\n'), post('Hello you'), 'same'],
    [
      'a link made short',
      draft('See https://Example.com/a?b=c now'),
      post('See https://t.co/abc now', [short('abc', 'https://example.com/a?b=c')]),
      'same',
    ],
    ['a link without https', draft('On example.com'), post('On https://t.co/abc', [short('abc', 'http://example.com/')]), 'same'],
    ['a link that X does not lead on', draft('On example.com'), post('On https://t.co/abc', [short('abc', null)]), 'same'],
    [
      'the same words with another link',
      draft('On example.com/1'),
      post('On https://t.co/abc', [short('abc', 'http://example.com/2')]),
      'cannot_tell',
    ],
    ['a link more', draft('On'), post('On https://t.co/abc', [short('abc', 'http://example.com')]), 'different'],
    ['a picture', draft('Look', [testImage()]), post('Look https://t.co/pic', [picture], ['3_1']), 'same'],
    ['no picture where there should be one', draft('Look', [testImage()]), post('Look'), 'different'],
    ['a picture where there should be none', draft('Look'), post('Look https://t.co/pic', [picture], ['3_1']), 'different'],
    ['a picture alone, with its description', draft('', [testImage()]), post('https://t.co/pic', [picture], ['3_1']), 'same'],
    ['a picture alone, with another', draft('', [testImage({ alt: 'Else' })]), post('https://t.co/pic', [picture], ['3_1']), 'different'],
    [
      'a video alone, whose description is not sent',
      draft('', [testVideo()]),
      post('https://t.co/pic', [{ ...picture, media_key: '7_1' }], ['7_1']),
      'same',
    ],
  ])('%s', (_, ours, theirs, likeness) => {
    expect(likenessOf({ draft: ours }, theirs, alts)).toBe(likeness)
  })

  it.each<[string, string | undefined, XPost['references'], string]>([
    ['in answer to the part before it', '7', [{ type: 'replied_to', id: '7' }], 'same'],
    ['in answer to another post', '7', [{ type: 'replied_to', id: '8' }], 'different'],
    ['in answer to nobody knows what', '7', [], 'cannot_tell'],
    ['as the first of a thread', undefined, [], 'same'],
  ])('the same words, %s', (_, answers, references, likeness) => {
    expect(likenessOf({ draft: draft('Hello'), ...(answers && { answers }) }, { ...post('Hello'), references }, alts)).toBe(likeness)
  })
})
