import type { Texts } from './define-texts.ts'

const thin = '\u202f'
const wide = '\u00a0'

/** French sets a space that never breaks before `: ; ! ?` and inside « »; authors type a plain one. */
export const withFrenchSpaces = (text: string): string =>
  text
    .replace(/ ([;!?])/g, `${thin}$1`)
    .replace(/ ([:»%€])/g, `${wide}$1`)
    .replace(/« /g, `«${wide}`)

export const frenchSpacesIn = (texts: Texts): Texts =>
  Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [key, typeof value === 'string' ? withFrenchSpaces(value) : frenchSpacesIn(value)]),
  )
