/** What may stand in a caption's `{{…}}`. Pure. */
import type { PlatformId } from '../../contract/platforms.ts'
import type { HashtagSetRow } from '../store/hashtag-reader.ts'

interface Named {
  name: string
  pseudonyms: readonly string[]
}

export type ShownSet = Pick<HashtagSetRow, 'name' | 'tags' | 'limits'>

/** A set as it is written out, with no more of it than the platform is to have. */
export const writtenTags = ({ tags, limits }: ShownSet, platform?: PlatformId): string =>
  tags
    .slice(0, (platform && limits[platform]) ?? tags.length)
    .map((tag) => `#${tag}`)
    .join(' ')

/** By each variable's name, in English and in French. Without a pseudonym it is the name. */
export const captionValues = (
  { name, pseudonyms: [pseudonym = name] }: Named,
  sets: readonly ShownSet[] = [],
  platform?: PlatformId,
): Record<string, string> => ({
  name,
  pseudonym,
  nom: name,
  pseudonyme: pseudonym,
  ...Object.fromEntries(sets.map((set) => [`hashtags:${set.name}`, writtenTags(set, platform)])),
})

/** The names that are shown; the French ones work all the same. */
export const shownVariables = ['name', 'pseudonym'] as const
