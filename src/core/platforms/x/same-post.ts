/** Whether a post on X is the one that was sent: by its words, its links and its media. Pure. */
import type { Draft, Operation } from '../kit/adapter.ts'
import type { XPost } from './answers.ts'
import { linksIn } from './text.ts'

/**
 * `cannot_tell`: the same words with links that lead elsewhere, as far as X tells, or in answer to nobody knows what; only a
 * person can say.
 */
export type Likeness = 'same' | 'cannot_tell' | 'different'

/** `altsByKey`: what X keeps as descriptions of media, by their keys. */
export const likenessOf = (
  { draft, answers }: Pick<Operation, 'draft' | 'answers'>,
  post: XPost,
  altsByKey: ReadonlyMap<string, string>,
): Likeness => {
  const answered = post.references.find(({ type }) => type === 'replied_to')?.id
  if (answers !== undefined && answered !== undefined && answered !== answers) return 'different'
  const [ours, theirs] = [readOurs(draft.text), readTheirs(post)]
  const keys = post.attachments?.media_keys ?? []
  if (ours.words !== theirs.words || ours.links.length !== theirs.links.length || keys.length !== draft.media.length) return 'different'
  // Without a word, the descriptions are all there is to go by.
  if (ours.words === '' && !haveSameAlts(draft, keys, altsByKey)) return 'different'
  if (answered !== answers && answers !== undefined) return 'cannot_tell'
  return ours.links.every((link, index) => agree(link, theirs.links[index] ?? null)) ? 'same' : 'cannot_tell'
}

interface ReadText {
  /** With `\u0000` in the place of each link. */
  words: string
  /** `null`: X did not say where it leads. */
  links: (string | null)[]
}

const readOurs = (text: string): ReadText => {
  const links = linksIn(text)
  let words = ''
  let at = 0
  for (const { indices } of links) {
    words += `${text.slice(at, indices[0])}\u0000`
    at = indices[1]
  }
  return { words: plain(words + text.slice(at)), links: links.map(({ url }) => url) }
}

/** X writes a short link of its own in the place of each, and appends one where there are media. */
const readTheirs = ({ text, entities }: XPost): ReadText => {
  const byShort = new Map((entities?.urls ?? []).flatMap((link) => (link.url ? [[link.url, link] as const] : [])))
  const links: (string | null)[] = []
  const words = text.replaceAll(/https:\/\/t\.co\/\w+/g, (short) => {
    const link = byShort.get(short)
    if (link?.media_key) return ''
    links.push(link?.expanded_url ?? null)
    return '\u0000'
  })
  return { words: plain(words), links }
}

/** As X may have changed it without changing a word: signs escaped (once or not at all), Unicode form, white space. */
const plain = (text: string): string =>
  text
    .replaceAll(/&(?:amp;)+/g, '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .trim()

const agree = (ours: string | null, theirs: string | null): boolean => ours === null || theirs === null || address(ours) === address(theirs)

const address = (link: string): string =>
  plain(link)
    .replace(/^https?:\/\//i, '')
    .replace(/^[^/?#]+/, (host) => host.toLowerCase())
    .replace(/\/$/, '')

const haveSameAlts = ({ media }: Draft, keys: readonly string[], altsByKey: ReadonlyMap<string, string>): boolean =>
  media.every(({ kind, alt }, index) => kind === 'video' || alt.trim() === (altsByKey.get(keys[index] ?? '') ?? ''))
