import { expect, it } from 'vitest'
import { testImage } from '../../../test/harness/draft-media.ts'
import { bluesky } from '../platforms/bluesky/index.ts'
import type { AnyPlatform } from '../platforms/kit/adapter.ts'
import { onlyfans } from '../platforms/onlyfans/index.ts'
import { x } from '../platforms/x/index.ts'
import { problemsOnAccount } from './check-content.ts'

const rulesOn = (adapter: AnyPlatform): string[] => {
  const gif = testImage({ mimeType: 'image/gif', seconds: 1.2 })
  const draft = { kind: 'photo' as const, text: 'Hello', languages: [], labels: [], media: [gif] }
  const account = { id: 'acc_1', platform: adapter.id, state: 'connected' as const }
  return problemsOnAccount(draft, undefined, { platformsNotAllowed: [] }, account, adapter, {}).map(({ rule }) => rule)
}

it('says where a GIF will not move', () => {
  expect(rulesOn(bluesky)).toContain('gif.still')
  expect(rulesOn(x)).toEqual([])
  expect(rulesOn(onlyfans)).toEqual([])
})
