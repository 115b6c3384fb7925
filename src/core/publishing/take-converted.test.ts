import { expect, it } from 'vitest'
import { testVideo } from '../../../test/harness/draft-media.ts'
import type { AnyPlatform, Draft } from '../platforms/kit/adapter.ts'
import { x } from '../platforms/x/index.ts'
import { instagram } from '../platforms/instagram/index.ts'
import { codecProblems, takeConverted } from './take-converted.ts'

const small = testVideo({ codec: 'avc', bytes: 50_000_000 })
const draft = (overrides: Parameters<typeof testVideo>[0], options?: unknown): Draft => ({
  kind: 'video',
  text: 'Hello',
  languages: [],
  labels: [],
  media: [testVideo({ codec: 'hevc', converted: () => small, ...overrides })],
  options,
})
const onX = x as AnyPlatform
const onInstagram = instagram as AnyPlatform

it('an HEVC video goes converted to the platform that does not play it, and as it is to the one that does', () => {
  expect(takeConverted(onX, draft({})).media).toEqual([small])
  const original = draft({})
  expect(takeConverted(onInstagram, original)).toBe(original)
})

it('one too big for a story goes converted to the story alone', () => {
  const big = { bytes: 150_000_000, seconds: 58 }
  expect(takeConverted(onInstagram, draft(big, { placement: 'story' })).media).toEqual([small])
  const reel = draft(big)
  expect(takeConverted(onInstagram, reel)).toBe(reel)
})

it('what was not converted stays, and is told of', () => {
  const asIs = draft({ converted: () => null })
  expect(takeConverted(onX, asIs).media).toEqual(asIs.media)
  expect(codecProblems(onX, asIs.media)).toEqual([
    { severity: 'error', rule: 'video.codec', data: { actual: 'hevc', file: asIs.media[0]?.fileName } },
  ])
})
