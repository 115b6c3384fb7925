/** What is seen of a comment, as places in a table of weights: words, parts of words, signs, and what it shares with the post. Pure. */
import { emojis, lexicon, type LexiconName } from './lexicon.ts'

export type Aspect = 'language' | 'spam' | 'sentiment' | 'relevance'

export interface CommentSeen {
  text: string
  /** What the post says that it is under. Null: not known. */
  post: string | null
}

/** Places, and how much of each. */
export interface Features {
  at: Int32Array
  worth: Float64Array
}

export const tableBits = 16
const mask = (1 << tableBits) - 1

/** FNV-1a. */
const placeOf = (name: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < name.length; index += 1) {
    hash ^= name.charCodeAt(index)
    hash = Math.imul(hash, 0x01000193)
  }
  return ((hash >>> 16) ^ hash) & mask
}

/** Lower case, without accents, one kind of apostrophe. Longer than this, nothing more is told by it. */
const plain = (text: string): string =>
  text
    .slice(0, 1000)
    .toLowerCase()
    .replaceAll('’', "'")
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')

export const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\d]+(?:'[\p{L}]+)?/gu) ?? []

const signs: readonly [string, RegExp][] = [
  ['link', /https?:|www\.|\b[a-z0-9-]+\.(?:com|net|org|io|shop|xyz|example|fr|me|ly|co)\b/iu],
  ['mail', /\S@\S+\.\w/u],
  ['money', /[$€£]\s?\d|\d\s?[$€£]|\d\s?(?:euros?|dollars?|btc)\b/iu],
  ['percent', /\d\s?%/u],
  ['phone', /\+?\d[\d ]{8,}\d/u],
  ['number', /\d/u],
  ['handle', /@\w/u],
  ['question', /\?/u],
  ['exclaimed', /!/u],
  ['exclaimed thrice', /!!!/u],
  ['dots', /\.\.\.|…/u],
  ['shouted', /\b\p{Lu}{4,}\b/u],
  ['drawn out', /(?<one>\p{L})\k<one>{2}/u],
]

const stem = (word: string): string => word.slice(0, 5)
const isContent = (word: string): boolean =>
  word.length > 3 && !lexicon.french.test(word) && !lexicon.english.test(word) && !lexicon.question.test(word)

/** How many words of the post come again in the comment. Exported for the baseline. */
export const sharedWords = ({ text, post }: CommentSeen): number => {
  const inPost = new Set(
    wordsOf(post ?? '')
      .filter(isContent)
      .map(stem),
  )
  return wordsOf(text).filter((word) => isContent(word) && inPost.has(stem(word))).length
}

const parts = (text: string, from: number, to: number): string[] => {
  const found: string[] = []
  for (const word of text.match(/[^\s.,;:!?()«»"]+/gu) ?? []) {
    const bounded = ` ${word} `
    for (let size = from; size <= to; size += 1)
      for (let index = 0; index + size <= bounded.length; index += 1) found.push(bounded.slice(index, index + size))
  }
  return found
}

const lexiconSays = (words: readonly string[]): [string, number][] =>
  (Object.keys(lexicon) as LexiconName[]).flatMap((name): [string, number][] => {
    const found = words.filter((word) => lexicon[name].test(word) || lexicon[name].test(word.split("'").at(-1) ?? '')).length
    return [[`${name}:${Math.min(found, 3)}`, 1], ...(found > 0 ? [[`${name}!`, Math.min(found, 4) / 2] as [string, number]] : [])]
  })

const negations = /^(?:pas|jamais|rien|aucun|aucune|plus|not|no|never|don't|isn't|didn't|doesn't|non)$/u

const generalSays = ({ text }: CommentSeen): [string, number][] => {
  const words = wordsOf(text)
  const drawn = Object.entries(emojis).filter(([, sign]) => sign.test(text))
  const negated = words.flatMap((word, index): [string, number][] => {
    const near = words.slice(Math.max(0, index - 3), index).some((before) => negations.test(before))
    return near && lexicon.kind.test(word) ? [['not kind', 1]] : near && lexicon.unkind.test(word) ? [['not unkind', 1]] : []
  })
  return [
    ['always', 1],
    [`words:${Math.min(6, Math.floor(Math.log2(words.length + 1)))}`, 1],
    ...signs.filter(([, sign]) => sign.test(text)).map(([name]): [string, number] => [`sign ${name}`, 1]),
    ...drawn.map(([name]): [string, number] => [`drawn ${name}`, 1]),
    ...(words.length === 0 && drawn.length > 0 ? [['drawn only', 1] as [string, number]] : []),
    ...lexiconSays(words),
    ...negated,
  ]
}

const wordSays = (text: string): [string, number][] => {
  const words = wordsOf(text)
  return [
    ...words.map((word): [string, number] => [`w ${word}`, 0.7]),
    ...words.slice(1).map((word, index): [string, number] => [`b ${words[index]} ${word}`, 0.5]),
  ]
}

/** Parts of words weigh together as much however many there are. */
const partSays = (text: string, from: number, to: number, weight: number): [string, number][] => {
  const found = parts(text, from, to)
  const each = weight / Math.sqrt(Math.max(1, found.length))
  return found.map((part): [string, number] => [`p ${part}`, each])
}

const postSays = (seen: CommentSeen): [string, number][] => {
  if (seen.post === null || seen.post.trim() === '') return [['no post', 1]]
  const shared = sharedWords(seen)
  const asks = /\?/u.test(seen.post)
  return [
    [`shared:${Math.min(2, shared)}`, 1],
    [asks ? 'post asks' : 'post tells', 0.5],
    ...(asks && wordsOf(seen.text).length <= 3 ? [['short answer', 1] as [string, number]] : []),
  ]
}

const says: Record<Aspect, (seen: CommentSeen) => [string, number][]> = {
  language: ({ text }) => [...partSays(text.toLowerCase(), 1, 4, 4), ...wordSays(text), ...lexiconSays(wordsOf(text)), ['always', 1]],
  spam: (seen) => [...generalSays(seen), ...wordSays(seen.text), ...partSays(plain(seen.text), 3, 5, 1.5)],
  sentiment: (seen) => [...generalSays(seen), ...wordSays(seen.text), ...partSays(plain(seen.text), 3, 5, 1.5)],
  relevance: (seen) => [...generalSays(seen), ...wordSays(seen.text), ...partSays(plain(seen.text), 3, 5, 1), ...postSays(seen)],
}

export const featuresOf = (aspect: Aspect, seen: CommentSeen): Features => {
  const summed = new Map<number, number>()
  for (const [name, worth] of says[aspect](seen)) {
    const at = placeOf(name)
    summed.set(at, (summed.get(at) ?? 0) + worth)
  }
  return { at: Int32Array.from(summed.keys()), worth: Float64Array.from(summed.values()) }
}
