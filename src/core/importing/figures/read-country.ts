/** A country as a table writes it: its code, or its name in English or French. Pure. */
import { nameKey } from '../../fold-text.ts'

const letters = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(65 + index))

const namesByLanguage = (['en', 'fr'] as const).map((language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }))

let known: ReadonlyMap<string, string> | undefined
/** Made when a table with countries is first read: it takes some milliseconds. */
const codes = (): ReadonlyMap<string, string> => {
  if (known) return known
  const found = new Map<string, string>()
  for (const one of letters)
    for (const other of letters) {
      const code = `${one}${other}`
      const names = namesByLanguage.flatMap((language) => language.of(code) ?? [])
      if (names.length === 0) continue
      found.set(nameKey(code), code)
      for (const name of names) if (!found.has(nameKey(name))) found.set(nameKey(name), code)
    }
  // As exports write them, and neither language does.
  for (const [name, code] of [
    ['usa', 'US'],
    ['united states of america', 'US'],
    ['uk', 'GB'],
    ['great britain', 'GB'],
  ] as const)
    found.set(nameKey(name), code)
  known = found
  return found
}

/** ISO 3166-1 alpha-2. Undefined: no country is called that. */
export const readCountry = (text: string): string | undefined => codes().get(nameKey(text))
