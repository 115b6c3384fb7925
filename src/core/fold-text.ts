/** Texts as a search compares them: without regard to case and accents. Pure. */

export const foldText = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** The words a person typed, folded; at most twenty. */
export const searchWords = (typed: string | undefined): string[] =>
  foldText(typed ?? '')
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, 20)
