/** Texts as a search compares them: without regard to case and accents. Pure. */

export const foldText = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** The words a person typed, folded; at most twenty. */
export const searchWords = (typed: string | undefined): string[] =>
  foldText(typed ?? '')
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, 20)

/** A name as names are sorted: folded, and numbers by what they count, so that `photo 2` stands before `photo 10`. */
export const nameKey = (name: string): string =>
  foldText(name).replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(12, '0'))
