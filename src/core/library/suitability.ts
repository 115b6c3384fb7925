/** Whether an image or video may and can go on a platform. Pure. */
import { platformIds } from '../../contract/platforms.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import type { Suitability } from '../../contract/library.ts'
import type { AnyPlatform, DraftMedia, DraftProblem } from '../platforms/kit/adapter.ts'
import type { AssetRow } from '../store/asset-reader.ts'
import type { WordRow } from '../store/library-reader.ts'

export type Judged = Pick<AssetRow, 'kind' | 'mimeType' | 'bytes' | 'width' | 'height' | 'seconds' | 'fileName' | 'alt'> & {
  paid: boolean
  words: readonly Pick<WordRow, 'topic' | 'platform' | 'allowed'>[]
}

/** Where who looks has paid for it. */
const paidPlatforms: readonly PlatformId[] = ['onlyfans']

/** What was said of a platform itself goes before what was said of all; undefined: nothing was said. */
const wordOn = (words: Judged['words'], topic: WordRow['topic'], platform: PlatformId): boolean | undefined =>
  [platform, ''].map((where) => words.find((word) => word.topic === topic && word.platform === where)).find((word) => word !== undefined)
    ?.allowed

/** What people said that stands against it there. */
export const saidAgainst = ({ words, paid }: Pick<Judged, 'words' | 'paid'>, platform: PlatformId): DraftProblem[] => [
  ...(wordOn(words, 'consent', platform) === false ? [because('consent.refused')] : []),
  ...(paid && !paidPlatforms.includes(platform) && wordOn(words, 'free_use', platform) !== true ? [because('paid.on_free')] : []),
]

const because = (rule: string): DraftProblem => ({ severity: 'error', rule, data: {} })

/** Rules of an adapter that are about the file itself, not about a text or a company it is in. */
const ofTheFile = /^(media|image|images|video|videos|kind)\./

const technical = (asset: Judged, { check }: AnyPlatform): DraftProblem[] => {
  const onlyLookedAt = (): Promise<never> => Promise.reject(new Error('only looked at'))
  const media: DraftMedia = { ...asset, read: onlyLookedAt, open: onlyLookedAt }
  const draft = {
    kind: asset.kind === 'video' ? ('video' as const) : ('photo' as const),
    text: '',
    languages: [],
    labels: [],
    media: [media],
  }
  return check(draft).filter(({ severity, rule }) => severity === 'error' && ofTheFile.test(rule))
}

/** Of one platform: why not. A platform without an adapter has no say of its own. */
export const reasonsAgainst = (asset: Judged, platform: PlatformId, adapters: readonly AnyPlatform[]): DraftProblem[] => {
  const adapter = adapters.find(({ id }) => id === platform)
  return [...saidAgainst(asset, platform), ...(adapter ? technical(asset, adapter) : [])]
}

/** Of every platform. */
export const suitabilityOf = (asset: Judged, adapters: readonly AnyPlatform[]): Suitability[] =>
  platformIds.map((platform) => ({
    platform,
    reasons: reasonsAgainst(asset, platform, adapters).map(({ rule, data }) => ({ rule, data })),
  }))
