/** What a slot's caption comes to: the words for its platform, with the creator's names and hashtags in them. Pure. */
import type { PlatformId } from '../../contract/platforms.ts'
import { isTemplate, parseCaption } from '../library/caption-template.ts'
import { captionValues } from '../library/caption-values.ts'
import type { ShownSet } from '../library/caption-values.ts'
import type { PlanLeaning, PlanReader } from '../store/plan-reader.ts'
import { chanceOf } from './keyed-chance.ts'
import { leaningsOf } from './lean.ts'
import type { Slot } from './solver-types.ts'

interface Given {
  owner: Parameters<typeof captionValues>[0] & { id: string }
  captions: ReturnType<PlanReader['captions']>
  sets: readonly ShownSet[]
  accounts: readonly { id: string; platform: PlatformId }[]
  leanings: readonly PlanLeaning[]
}

/** As hashtags are told apart. */
export const hashtagKey = (tag: string): string => tag.normalize('NFC').toLowerCase()

/** What stands instead of a caption's own words on a platform. */
export const wordsOn = (
  { text, platformTexts }: Pick<Given['captions'][number], 'text' | 'platformTexts'>,
  platform?: PlatformId,
): string => (platform && platformTexts[platform]) ?? text

export const createSlotTexts = ({ owner, captions, sets, accounts, leanings }: Given): ((slot: Slot) => string) => {
  const captionsById = new Map(captions.map((each) => [each.id, each]))
  const platformOf = new Map(accounts.map(({ id, platform }) => [id, platform]))
  const chance = chanceOf(`hashtags ${owner.id}`)
  return ({ caption, accountId, key }) => {
    const known = caption && captionsById.get(caption.id)
    if (!known) return ''
    const platform = platformOf.get(accountId)
    const template = parseCaption(wordsOn(known, platform))
    return isTemplate(template)
      ? template.expand(
          caption.variant,
          captionValues(
            owner,
            leanSets(sets, leaningsOf(leanings, accountId), (tag) => chance(`${key} ${tag}`)),
            platform,
          ),
        )
      : ''
  }
}

/** Of a platform that takes few hashtags the last are cut off: those that are advised come first. */
const leanSets = (sets: readonly ShownSet[], leanings: readonly PlanLeaning[], chance: (tag: string) => number): readonly ShownSet[] => {
  const named = leanings.flatMap(({ tags }) => tags ?? [])
  if (named.length === 0) return sets
  const [first, out, vary] = (['first', 'out', 'vary'] as const).map((what) => new Set(named.flatMap((tags) => tags[what])))
  const stays = (tag: string): boolean => !out?.has(tag) && !(vary?.has(tag) && chance(tag) < 0.5)
  return sets.map((set) => {
    const kept = set.tags.filter((tag) => stays(hashtagKey(tag)))
    const isFirst = (tag: string): boolean => first?.has(hashtagKey(tag)) ?? false
    return { ...set, tags: [...kept.filter(isFirst), ...kept.filter((tag) => !isFirst(tag))] }
  })
}
