/** What a slot's caption comes to: the words for its platform, with the creator's names and hashtags in them. Pure. */
import type { PlatformId } from '../../contract/platforms.ts'
import { isTemplate, parseCaption } from '../library/caption-template.ts'
import { captionValues } from '../library/caption-values.ts'
import type { ShownSet } from '../library/caption-values.ts'
import type { PlanReader } from '../store/plan-reader.ts'
import type { Slot } from './solver-types.ts'

interface Given {
  owner: Parameters<typeof captionValues>[0]
  captions: ReturnType<PlanReader['captions']>
  sets: readonly ShownSet[]
  accounts: readonly { id: string; platform: PlatformId }[]
}

/** What stands instead of a caption's own words on a platform. */
export const wordsOn = (
  { text, platformTexts }: Pick<Given['captions'][number], 'text' | 'platformTexts'>,
  platform?: PlatformId,
): string => (platform && platformTexts[platform]) ?? text

export const createSlotTexts = ({ owner, captions, sets, accounts }: Given): ((slot: Slot) => string) => {
  const captionsById = new Map(captions.map((each) => [each.id, each]))
  const platformOf = new Map(accounts.map(({ id, platform }) => [id, platform]))
  return ({ caption, accountId }) => {
    const known = caption && captionsById.get(caption.id)
    if (!known) return ''
    const platform = platformOf.get(accountId)
    const template = parseCaption(wordsOn(known, platform))
    return isTemplate(template) ? template.expand(caption.variant, captionValues(owner, sets, platform)) : ''
  }
}
