import { expect, it } from 'vitest'
import { testVideo } from '../../../../test/harness/draft-media.ts'
import { videoLimit as instagram } from '../instagram/limits.ts'
import { videoLimit as tiktok } from '../tiktok/limits.ts'
import { videoLimit as x } from '../x/limits.ts'
import { videoProblems, type VideoBounds } from './video.ts'

const rules = (bounds: VideoBounds, video: Parameters<typeof testVideo>[0]) =>
  [...videoProblems(testVideo(video), bounds)].map(({ severity, rule }) => `${severity} ${rule}`)

it.each<[string, VideoBounds, Parameters<typeof testVideo>[0], string[]]>([
  ['a reel as a telephone makes it', instagram, { fps: 29.97, soundCodec: 'aac', soundRate: 44_100 }, []],
  ['a film of 23.976', instagram, { fps: 23.976 }, []],
  ['facts that are not known', instagram, { fps: null, soundCodec: null, soundRate: null }, []],
  ['too few frames', instagram, { fps: 15 }, ['error video.slow_frames']],
  ['too many', tiktok, { fps: 120 }, ['error video.fast_frames']],
  ['119.88 on X', x, { fps: 119.88 }, ['error video.fast_frames']],
  ['sound that is no AAC', instagram, { soundCodec: 'mp3' }, ['error video.sound_codec']],
  ['sound of 96 kHz', instagram, { soundCodec: 'aac', soundRate: 96_000 }, ['error video.sound_rate']],
  ['a reel that lies', instagram, { width: 1920, height: 1080 }, ['warning video.shape_advice']],
  ['4K', instagram, { width: 2160, height: 3840 }, ['error video.too_large']],
  ['full HD on X', x, { width: 1080, height: 1920 }, ['warning video.too_large']],
  ['a ribbon on X', x, { width: 1280, height: 320 }, ['error video.shape']],
  ['a stamp on TikTok', tiktok, { width: 320, height: 568 }, ['error video.too_small']],
  ['heavy for its length', instagram, { bytes: 40_000_000, seconds: 10 }, ['warning video.bitrate']],
])('%s', (_, bounds, video, expected) => {
  expect(rules(bounds, video)).toEqual(expected)
})
