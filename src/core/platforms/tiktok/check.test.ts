import { describe, expect, it } from 'vitest'
import { testImage, testVideo } from '../../../../test/harness/draft-media.ts'
import type { Draft } from '../kit/adapter.ts'
import { check } from './check.ts'

const direct = { delivery: 'direct', privacy: 'PUBLIC_TO_EVERYONE', musicConfirmed: true }
const draft = (overrides: Partial<Draft> = {}): Draft => ({
  kind: 'video',
  text: 'Hello',
  languages: ['fr'],
  labels: [],
  media: [testVideo()],
  options: direct,
  ...overrides,
})
const error = (rule: string, data: object = {}) => ({ severity: 'error', rule, data })
const warning = (rule: string) => ({ severity: 'warning', rule, data: {} })

describe('check', () => {
  it.each<[string, Draft, unknown[]]>([
    ['a video with all that must be chosen', draft(), []],
    [
      'nothing chosen: a draft for the inbox, without its text',
      draft({ options: undefined }),
      [warning('delivery.inbox'), warning('text.left_out')],
    ],
    ['a draft that was chosen', draft({ text: '', options: { delivery: 'inbox' } }), []],
    [
      'a direct post with no privacy and no word on the music',
      draft({ options: { delivery: 'direct' } }),
      [error('privacy.missing', { choice: 'privacy' }), error('music.unconfirmed', { choice: 'musicConfirmed' })],
    ],
    [
      'a paid partnership nobody sees',
      draft({ options: { ...direct, privacy: 'SELF_ONLY', commercial: true, paidPartnership: true } }),
      [error('paid.private', { choice: 'privacy' })],
    ],
    [
      'what was ticked before it was called no advertisement',
      draft({ options: { ...direct, privacy: 'SELF_ONLY', paidPartnership: true } }),
      [],
    ],
    [
      'an advertisement for nobody',
      draft({ options: { ...direct, commercial: true } }),
      [error('commercial.unsaid', { choice: 'commercial' })],
    ],
    ['everybody’s eyes, of an application not audited', draft({ audited: false }), [error('privacy.unaudited', { choice: 'privacy' })]],
    ['everybody’s eyes, of one that was', draft({ audited: true }), []],
    ['its own eyes, of one not audited', draft({ audited: false, options: { ...direct, privacy: 'SELF_ONLY' } }), []],
    ['what is no choice', draft({ options: { delivery: 'public' } }), [error('options.invalid')]],
    ['an emoji counted as two', draft({ text: '😍'.repeat(1101) }), [error('text.too_long', { actual: 2202, allowed: 2200 })]],
    [
      'a cover after the end of the video',
      draft({ options: { ...direct, coverAtMs: 12_001 } }),
      [error('cover.past_end', { file: 'test.mp4', choice: 'coverAtMs' })],
    ],
    ['no video', draft({ media: [] }), [error('media.none')]],
    ['two videos', draft({ media: [testVideo(), testVideo()] }), [error('videos.too_many', { actual: 2, allowed: 1 })]],
    [
      'photos, with their text',
      draft({ kind: 'photo_set', media: [testImage(), testImage()], options: { title: 'Two', coverIndex: 1 } }),
      [],
    ],
    [
      'more photos than a post takes',
      draft({ kind: 'photo_set', media: Array.from({ length: 36 }, () => testImage()) }),
      [error('images.too_many', { actual: 36, allowed: 35 })],
    ],
    [
      'a cover that is not among them',
      draft({ kind: 'photo', media: [testImage()], options: { coverIndex: 2 } }),
      [error('cover.no_photo', { choice: 'coverIndex' })],
    ],
    ['a photo beside a video', draft({ media: [testVideo(), testImage()] }), [error('media.mixed')]],
    [
      'eleven minutes',
      draft({ media: [testVideo({ seconds: 660.2 })] }),
      [error('video.too_long', { actual: 661, allowed: 600, file: 'test.mp4' })],
    ],
    ['a label', draft({ labels: ['nudity'] }), [error('label.unknown', { value: 'nudity' })]],
  ])('%s', (_, given, problems) => {
    expect(check(given)).toEqual(problems)
  })
})
