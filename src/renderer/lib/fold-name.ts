/** As names are compared, whatever their accents and case: `Léa` → `lea`. Pure. */
export const foldName = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
