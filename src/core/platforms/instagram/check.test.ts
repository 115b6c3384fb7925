import { describe, expect, it } from 'vitest'
import { testImage, testVideo } from '../../../../test/harness/draft-media.ts'
import type { Draft } from '../kit/adapter.ts'
import { check } from './check.ts'

const draft = (overrides: Partial<Draft> = {}): Draft => ({
  kind: 'photo',
  text: 'Hello',
  languages: ['fr'],
  labels: [],
  media: [testImage()],
  ...overrides,
})
const story = (overrides: Partial<Draft> = {}): Draft => draft({ text: '', options: { placement: 'story' }, ...overrides })
const error = (rule: string, data: object = {}) => ({ severity: 'error', rule, data })
const warning = (rule: string, data: object = {}) => ({ severity: 'warning', rule, data })
const file = 'test.jpg'

describe('check', () => {
  it.each<[string, Draft, unknown[]]>([
    ['a photo', draft(), []],
    ['a reel', draft({ kind: 'video', media: [testVideo()] }), []],
    ['words alone', draft({ kind: 'text', media: [] }), [error('kind.unsupported', { kind: 'text' }), error('media.none')]],
    ['a caption one too long', draft({ text: 'a'.repeat(2201) }), [error('text.too_long', { actual: 2201, allowed: 2200 })]],
    ['31 hashtags', draft({ text: '#été '.repeat(31) }), [error('hashtags.too_many', { actual: 31, allowed: 30 })]],
    ['21 people', draft({ text: '@a.b '.repeat(21) }), [error('mentions.too_many', { actual: 21, allowed: 20 })]],
    ['addresses that are no mentions', draft({ text: 'a@b.example '.repeat(21) }), []],
    [
      '11 photos',
      draft({ kind: 'photo_set', media: Array.from({ length: 11 }, () => testImage()) }),
      [error('images.too_many', { actual: 11, allowed: 10 })],
    ],
    ['4:5', draft({ media: [testImage({ width: 1080, height: 1350 })] }), []],
    ['a photo upright from a telephone', draft({ media: [testImage({ width: 1080, height: 1440 })] }), [error('image.shape', { file })]],
    ['a panorama', draft({ media: [testImage({ width: 3000, height: 1000 })] }), [error('image.shape', { file })]],
    ['no description', draft({ media: [testImage({ alt: '' })] }), [warning('alt.missing', { file })]],
    ['a label', draft({ labels: ['nudity'] }), [error('label.unknown', { value: 'nudity' })]],
    ['a video and a photo', draft({ kind: 'video', media: [testVideo(), testImage()] }), [error('media.mixed')]],
    [
      'two seconds',
      draft({ kind: 'video', media: [testVideo({ seconds: 2 })] }),
      [error('video.too_short', { allowed: 3, file: 'test.mp4' })],
    ],
    [
      '16 minutes',
      draft({ kind: 'video', media: [testVideo({ seconds: 960 })] }),
      [error('video.too_long', { actual: 960, allowed: 900, file: 'test.mp4' })],
    ],
    ['a story upright', story({ media: [testImage({ width: 1080, height: 1920, alt: '' })] }), []],
    ['a story with words', story({ text: 'Left out' }), [warning('story.no_text')]],
    ['a story of two', story({ kind: 'photo_set', media: [testImage(), testImage()] }), [error('story.one_media')]],
    [
      'a story of two minutes',
      story({ kind: 'video', media: [testVideo({ seconds: 120 })] }),
      [error('video.too_long', { actual: 120, allowed: 60, file: 'test.mp4' })],
    ],
    [
      'a cover after the end of the reel',
      draft({ kind: 'video', media: [testVideo()], options: { coverAtMs: 60_000 } }),
      [error('cover.past_end', { file: 'test.mp4', choice: 'coverAtMs' })],
    ],
    ['what is no choice', draft({ options: { placement: 'wall' } }), [error('options.invalid')]],
  ])('%s', (_, given, problems) => {
    expect(check(given)).toEqual(problems)
  })
})
