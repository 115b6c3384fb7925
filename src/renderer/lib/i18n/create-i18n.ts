import { createInstance, type FormatterModule, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../../contract/values.ts'
import type { Texts } from './define-texts.ts'
import { frenchSpacesIn } from './french-spaces.ts'

const figures: Record<Language, Intl.NumberFormat> = { fr: new Intl.NumberFormat('fr-FR'), en: new Intl.NumberFormat('en-GB') }

/** Every figure in a sentence as its language writes it: « 1 301 », “1,301”. */
const figuresInWords: FormatterModule = {
  type: 'formatter',
  init: () => {},
  add: () => {},
  addCached: () => {},
  format: (value: unknown, _format, locale) =>
    typeof value === 'number' ? figures[locale === 'en' ? 'en' : 'fr'].format(value) : (value as string),
}

/** French says « un million de textes »: its own category, for which our texts have no words but those for any other. */
const withMany = (texts: Texts): Texts => {
  const more: Texts = {}
  for (const [key, text] of Object.entries(texts)) {
    more[key] = typeof text === 'string' ? text : withMany(text)
    if (typeof text === 'string' && key.endsWith('_other')) more[key.replace(/_other$/, '_many')] = text
  }
  return more
}

/** An i18next ready at once: both languages are in the bundle, nothing is fetched. */
export const createI18n = (namespaces: Record<string, { fr: Texts; en: Texts }>, language: Language): i18n => {
  const entries = Object.entries(namespaces)
  const instance = createInstance()
  void instance
    .use(initReactI18next)
    .use(figuresInWords)
    .init({
      lng: language,
      fallbackLng: false,
      supportedLngs: ['fr', 'en'],
      ns: Object.keys(namespaces),
      defaultNS: 'ui',
      resources: {
        fr: Object.fromEntries(entries.map(([name, texts]) => [name, withMany(frenchSpacesIn(texts.fr))])),
        en: Object.fromEntries(entries.map(([name, texts]) => [name, texts.en])),
      },
      // React escapes what it renders.
      interpolation: { escapeValue: false, alwaysFormat: true },
      initAsync: false,
    })
  return instance
}
