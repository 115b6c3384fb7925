import { jsonToLex, lexicons } from '@atproto/api'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Operation } from '../kit/adapter.ts'
import { check } from './check.ts'
import { findFacets, toFacets } from './facets.ts'
import { labelLimit, textLimit } from './limits.ts'
import { toRecord, type UploadedMedia } from './record.ts'

const blob = {
  $type: 'blob' as const,
  ref: { $link: 'bafkreidlp6sdj6jkroakvmbntpy2clsj77foijheae5byt3iwz7d2k542a' },
  mimeType: 'image/jpeg',
  size: 70,
}
const image: UploadedMedia = { kind: 'image', blob, alt: 'A dot', width: 1, height: 1 }
const video: UploadedMedia = { kind: 'video', blob: { ...blob, mimeType: 'video/mp4' }, alt: 'A film', width: 1080, height: 1920 }
const operation = (text: string, overrides: Partial<Operation['draft']> = {}): Operation => ({
  key: '3n2za4uswc222',
  createdAt: Date.parse('2026-03-02T09:00:00.120Z'),
  draft: { kind: 'text', text, languages: [], labels: [], media: [], ...overrides },
})
const recordOf = (op: Operation, media: UploadedMedia[] = []) =>
  toRecord(
    op,
    media,
    toFacets(op.draft.text, findFacets(op.draft.text), () => 'did:plc:mndt4eul3zcyotq2njidsg6b'),
  )

/** The official lexicon's word. */
const validate = (record: object) => lexicons.validate('app.bsky.feed.post', jsonToLex(JSON.parse(JSON.stringify(record))))

describe('the record', () => {
  it.each([
    ['text', operation('Hello @a.com #b https://c.com'), []],
    ['text with languages and labels', operation('Hello', { languages: ['fr', 'en-US'], labels: ['nudity', 'porn'] }), []],
    ['four images', operation('', {}), [image, image, image, image]],
    ['a gallery', operation('', {}), Array.from({ length: 10 }, () => image)],
    ['a gallery of unknown sizes', operation(''), Array.from({ length: 5 }, () => ({ ...image, width: 0, height: 0 }))],
    ['an image of unknown size', operation(''), [{ ...image, width: 0, height: 0 }]],
    ['a video', operation('Film'), [video]],
  ] as [string, Operation, UploadedMedia[]][])('of %s is what the lexicon wants', (_, op, media) => {
    expect(validate(recordOf(op, media))).toMatchObject({ success: true })
  })

  it('of anything check() lets through is what the lexicon wants', () => {
    const draft = fc.record({
      text: fc.string({ unit: 'grapheme', maxLength: 320 }),
      labels: fc.subarray([...labelLimit.values]),
      languages: fc.subarray(['fr', 'en', 'de', 'es', 'pt-BR']),
    })
    fc.assert(
      fc.property(draft, ({ text, labels, languages }) => {
        const op = operation(text, { labels, languages })
        // A post without words is one that the lexicon has nothing against.
        const refused = check(op.draft).some(({ severity, rule }) => severity === 'error' && rule !== 'text.empty')
        expect(validate(recordOf(op)).success).toBe(!refused)
      }),
    )
  })

  it('is the same bytes for the same operation', () => {
    const op = operation('Hello @a.com #b', { languages: ['fr'] })
    expect(JSON.stringify(recordOf(op, [image]))).toBe(JSON.stringify(recordOf(structuredClone(op), [image])))
    expect(recordOf(op)).toMatchObject({ createdAt: '2026-03-02T09:00:00.120Z' })
  })

  it('is refused by the lexicon just where check() says so', () => {
    for (const text of ['a'.repeat(textLimit.graphemes + 1), '👨‍👩‍👧‍👦'.repeat(130)]) {
      expect(validate(recordOf(operation(text))).success).toBe(false)
      expect(check(operation(text).draft).map(({ rule }) => rule)).toHaveLength(1)
    }
  })
})
