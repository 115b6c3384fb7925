/** Comparing texts as a person would: without regard to case, accents, punctuation or links. Pure. */

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Words of a text, folded; links left out, since a tracking link differs where the text does not. */
export const wordsOf = (text: string): string[] => fold(text.replace(/https?:\/\/\S+/gu, ' ')).match(/[\p{L}\p{N}]+/gu) ?? []

/** Which of `phrases` stand in `text`, as whole words in a row. */
export const mentionedIn = (text: string, phrases: readonly string[]): string[] => {
  const words = ` ${wordsOf(text).join(' ')} `
  return phrases.filter((phrase) => {
    const wanted = wordsOf(phrase).join(' ')
    return wanted !== '' && words.includes(` ${wanted} `)
  })
}

/** From 0 (no word in common) to 1 (the same words): Jaccard's index over pairs of neighbouring words, so that order counts. */
export const likeness = (a: string, b: string): number => {
  const left = pairsOf(a)
  const right = pairsOf(b)
  if (left.size === 0 || right.size === 0) return 0
  let both = 0
  for (const pair of left) if (right.has(pair)) both += 1
  return both / (left.size + right.size - both)
}

const pairsOf = (text: string): Set<string> => {
  const words = wordsOf(text)
  return new Set(words.length === 1 ? words : words.slice(1).map((word, index) => `${words[index]} ${word}`))
}

/** Above this two texts are near-duplicates: a greeting or a hashtag may differ, not a sentence. */
export const nearDuplicateFrom = 0.8

/** The words to look for a near-duplicate by: its longest ones, in two groups, either of which a near-duplicate holds whole. */
export const searchGroups = (text: string): string[][] => {
  const words = [...new Set(wordsOf(text))].toSorted((a, b) => b.length - a.length).slice(0, 6)
  return words.length < 4 ? [words] : [words.filter((_, index) => index % 2 === 0), words.filter((_, index) => index % 2 === 1)]
}
