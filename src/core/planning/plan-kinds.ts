/** What is planned for, against what a post is made of and what a platform takes. Pure. */
import type { PlanKind } from '../../contract/plans.ts'
import type { Capabilities, ContentKind, PlatformId } from '../../contract/platforms.ts'

/** What each content of the platform serves as a plan's kind. Stories have no procedure of any adapter yet. */
const servedBy: Record<ContentKind, PlanKind> = { text: 'text', photo: 'photo', photo_set: 'photo_set', video: 'reel' }

export const planKindsOn = (platform: PlatformId, { kinds }: Pick<Capabilities, 'kinds'>): PlanKind[] =>
  platform === 'onlyfans' ? ['onlyfans_post'] : kinds.map((kind) => servedBy[kind])

/** The plan's kind of a publication that no plan made. */
export const planKindOf = (platform: PlatformId | undefined, kind: string): PlanKind =>
  platform === 'onlyfans' ? 'onlyfans_post' : (servedBy[kind as ContentKind] ?? 'text')

/** What an asset can serve as. */
export const assetServes = (kind: 'image' | 'video'): PlanKind[] =>
  kind === 'video' ? ['reel', 'story', 'onlyfans_post'] : ['photo', 'photo_set', 'story', 'onlyfans_post']
