/** What is planned for, against what a post is made of and what a platform takes. Pure. */
import type { PlanKind } from '../../contract/plans.ts'
import type { Capabilities, ContentKind, PlatformId } from '../../contract/platforms.ts'

/** What each content of the platform serves as a plan's kind. */
const servedBy: Record<ContentKind, PlanKind> = { text: 'text', photo: 'photo', photo_set: 'photo_set', video: 'reel' }

/** How a post is said to be a story, where the platform lets it be one. */
export const storyChoice = { placement: 'story' }

const hasStories = ({ choices }: Pick<Capabilities, 'choices'>): boolean =>
  choices?.list.some(
    (one) => one.kind === 'one_of' && one.name === 'placement' && one.values.some(({ id }) => id === storyChoice.placement),
  ) ?? false

export const planKindsOn = (platform: PlatformId, capabilities: Pick<Capabilities, 'kinds' | 'choices'>): PlanKind[] =>
  platform === 'onlyfans'
    ? ['onlyfans_post']
    : [...capabilities.kinds.map((kind) => servedBy[kind]), ...(hasStories(capabilities) ? (['story'] as const) : [])]

/** The plan's kind of a publication that no plan made. */
export const planKindOf = (platform: PlatformId | undefined, kind: string): PlanKind =>
  platform === 'onlyfans' ? 'onlyfans_post' : (servedBy[kind as ContentKind] ?? 'text')

/** What an asset can serve as. */
export const assetServes = (kind: 'image' | 'video'): PlanKind[] =>
  kind === 'video' ? ['reel', 'story', 'onlyfans_post'] : ['photo', 'photo_set', 'story', 'onlyfans_post']
