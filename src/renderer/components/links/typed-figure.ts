/** What a person types of a figure. Pure. */

/** Null: nothing; undefined: no whole number. */
export const typedCount = (text: string): number | null | undefined => {
  const bare = text.replaceAll(/[\s\u00a0\u202f]/g, '')
  if (bare === '') return null
  return /^\d{1,9}$/.test(bare) ? Number(bare) : undefined
}

/** In cents; a comma and a point both stand before them. */
export const typedAmount = (text: string): number | null | undefined => {
  const bare = text.replaceAll(/[\s\u00a0\u202f$€£]/g, '').replace(',', '.')
  if (bare === '') return null
  return /^-?\d{1,9}(?:\.\d{1,2})?$/.test(bare) ? Math.round(Number(bare) * 100) : undefined
}
