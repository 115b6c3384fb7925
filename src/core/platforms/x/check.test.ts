import { describe, expect, it } from 'vitest'
import { ruleTemplates } from '../../../contract/rule-text.ts'
import { testImage, testVideo } from '../../../../test/harness/draft-media.ts'
import type { Draft, DraftMedia, DraftProblem } from '../kit/adapter.ts'
import { check } from './check.ts'

const draft = (overrides: Partial<Draft> = {}): Draft => ({
  kind: 'text',
  text: 'Hello',
  languages: [],
  labels: [],
  media: [],
  ...overrides,
})
const images = (count: number) => Array.from({ length: count }, () => testImage())
const gif = (overrides: Partial<DraftMedia> = {}) =>
  testImage({ mimeType: 'image/gif', width: 1200, height: 900, seconds: 2, fileName: 'loop.gif', ...overrides })
const error = (rule: string, data: DraftProblem['data'] = {}): DraftProblem[] => [{ severity: 'error', rule, data }]

describe('check', () => {
  it.each<[string, Draft, DraftProblem[]]>([
    ['a text', draft(), []],
    ['any number of languages: X asks for none', draft({ languages: ['fr', 'en', 'de', 'es'] }), []],
    ['four images without words', draft({ text: '', media: images(4) }), []],
    ['a GIF that moves', draft({ media: [gif()] }), []],
    ['a QuickTime video, which is repacked when read', draft({ media: [testVideo({ mimeType: 'video/quicktime' })] }), []],
    ['a sensitive one', draft({ labels: ['sexual', 'nudity', 'porn', 'graphic-media'] }), []],
    ['nothing at all', draft({ text: ' \n' }), error('text.empty')],
    [
      'a link, which costs more',
      draft({ text: 'Hello https://example.com' }),
      [{ severity: 'warning', rule: 'cost.link', data: { usd: 0.2, usual: 0.015 } }],
    ],
    ['141 signs that count twice', draft({ text: '日'.repeat(141) }), error('text.too_long', { actual: 282, allowed: 280 })],
    ['a byte order mark', draft({ text: 'a\uFEFFb' }), error('text.control_characters')],
    ['two stock symbols', draft({ text: '$AAPL $TSLA' }), error('cashtags.too_many', { actual: 2, allowed: 1 })],
    ['five images', draft({ media: images(5) }), error('images.too_many', { actual: 5, allowed: 4 })],
    ['a GIF that moves beside an image', draft({ media: [gif(), testImage()] }), error('gif.alone', { file: 'loop.gif' })],
    ['two that move', draft({ media: [gif(), gif()] }), error('gif.alone', { file: 'loop.gif' })],
    [
      'a GIF of 16 MB',
      draft({ media: [gif({ bytes: 16_000_000 })] }),
      error('gif.bytes', { actual: 16_000_000, allowed: 15_000_000, file: 'loop.gif' }),
    ],
    [
      'a GIF too high',
      draft({ media: [gif({ height: 1200 })] }),
      error('gif.size', { actual: '1200 × 1200', allowed: '1280 × 1080', file: 'loop.gif' }),
    ],
    ['two videos', draft({ media: [testVideo(), testVideo()] }), error('videos.too_many', { actual: 2, allowed: 1 })],
    ['an image beside a video', draft({ media: [testImage(), testVideo()] }), error('media.mixed')],
    [
      'a video of another type',
      draft({ media: [testVideo({ mimeType: 'video/webm' })] }),
      error('video.type', { actual: 'video/webm', allowed: 'video/mp4', file: 'test.mp4' }),
    ],
    [
      'a video too big',
      draft({ media: [testVideo({ bytes: 512_000_001 })] }),
      error('video.too_big', { actual: 512_000_001, allowed: 512_000_000, file: 'test.mp4' }),
    ],
    [
      'a video too long',
      draft({ media: [testVideo({ seconds: 140.2 })] }),
      error('video.too_long', { actual: 141, allowed: 140, file: 'test.mp4' }),
    ],
    [
      'a description too long',
      draft({ media: [testImage({ alt: 'x'.repeat(1001) })] }),
      error('alt.too_long', { actual: 1001, allowed: 1000, file: 'test.jpg' }),
    ],
    [
      'an image without words for it',
      draft({ media: [testImage({ alt: ' ' })] }),
      [{ severity: 'warning', rule: 'alt.missing', data: { file: 'test.jpg' } }],
    ],
    ['a label nobody knows', draft({ labels: ['spicy'] }), error('label.unknown', { label: 'spicy' })],
  ])('%s', (_, given, problems) => {
    expect(check(given)).toEqual(problems)
    for (const { rule } of problems) expect(Object.keys(ruleTemplates.fr)).toContain(rule)
  })
})
