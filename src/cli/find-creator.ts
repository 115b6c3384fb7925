/** A creator by what a person typed. */
import type { Creator } from '../contract/creators.ts'
import type { CliTexts } from './texts.ts'
import { UsageError } from './usage-error.ts'

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim()

/** By id, name or pseudonym, without regard to case or accents. Throws UsageError. */
export const findCreator = (creators: readonly Creator[], typed: string, t: CliTexts): Creator => {
  const wanted = plain(typed)
  const byName = creators.filter(({ id, name }) => id === typed || plain(name) === wanted)
  const found = byName.length > 0 ? byName : creators.filter(({ pseudonyms }) => pseudonyms.some((name) => plain(name) === wanted))
  const [creator] = found
  if (!creator) throw new UsageError(t.noCreator(typed))
  if (found.length > 1) throw new UsageError(t.severalCreators(typed, found.map(({ name }) => name).join(', ')))
  return creator
}
