import { describe, expect, it } from 'vitest'
import { testImage, testVideo } from '../../../../test/harness/draft-media.ts'
import type { Draft } from '../kit/adapter.ts'
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

describe('check', () => {
  it.each<[string, Draft, unknown[]]>([
    ['a text', draft(), []],
    ['ten images without words', draft({ text: '', media: images(10) }), []],
    ['a QuickTime video, which is repacked when read', draft({ media: [testVideo({ mimeType: 'video/quicktime' })] }), []],
    ['nothing at all', draft({ text: ' \n' }), [{ severity: 'error', rule: 'text.empty', data: {} }]],
    ['a family of 300 counted as what a person sees', draft({ text: '👨‍👩‍👧'.repeat(166) }), []],
    [
      'few characters of many bytes',
      draft({ text: '👨‍👩‍👧‍👦'.repeat(130) }),
      [{ severity: 'error', rule: 'text.too_many_bytes', data: { actual: 3250, allowed: 3000 } }],
    ],
    ['eleven images', draft({ media: images(11) }), [{ severity: 'error', rule: 'images.too_many', data: { actual: 11, allowed: 10 } }]],
    [
      'two videos',
      draft({ media: [testVideo(), testVideo()] }),
      [{ severity: 'error', rule: 'videos.too_many', data: { actual: 2, allowed: 1 } }],
    ],
    ['an image beside a video', draft({ media: [testImage(), testVideo()] }), [{ severity: 'error', rule: 'media.mixed', data: {} }]],
    [
      'a video of another type',
      draft({ media: [testVideo({ mimeType: 'video/webm' })] }),
      [{ severity: 'error', rule: 'video.type', data: { actual: 'video/webm', allowed: 'video/mp4', file: 'test.mp4' } }],
    ],
    [
      'a video too big',
      draft({ media: [testVideo({ bytes: 300_000_001 })] }),
      [{ severity: 'error', rule: 'video.too_big', data: { actual: 300_000_001, allowed: 300_000_000, file: 'test.mp4' } }],
    ],
    [
      'an image without words for it',
      draft({ media: [testImage({ alt: ' ' })] }),
      [{ severity: 'warning', rule: 'alt.missing', data: { file: 'test.jpg' } }],
    ],
    [
      'four languages',
      draft({ languages: ['fr', 'en', 'de', 'es'] }),
      [{ severity: 'error', rule: 'languages.too_many', data: { actual: 4, allowed: 3 } }],
    ],
    ['a label nobody knows', draft({ labels: ['spicy'] }), [{ severity: 'error', rule: 'label.unknown', data: { label: 'spicy' } }]],
  ])('%s', (_, given, problems) => {
    expect(check(given)).toEqual(problems)
  })
})
