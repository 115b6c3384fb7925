/** Which language to speak: as asked, or else the terminal's. */
import { language, type Language } from '../contract/values.ts'
import { UsageError } from './usage-error.ts'

/** `--lang` rules; then `LC_ALL`, `LC_MESSAGES`, `LANG`; then English. */
export const chooseLanguage = (asked: string | undefined, locale: string | undefined): Language => {
  if (asked === undefined) return locale?.toLowerCase().startsWith('fr') ? 'fr' : 'en'
  const parsed = language.safeParse(asked)
  if (!parsed.success) throw new UsageError(`--lang ${asked}: fr | en`)
  return parsed.data
}
