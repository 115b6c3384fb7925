/** Fills `{{field}}`, `{{bytes:field}}` and their like, and `{{field:one:many}}` of a text of the contract. Pure. */
import { mediaTypeNames } from '../contract/media-type-name.ts'
import type { Language } from '../contract/values.ts'

type Data = Readonly<Record<string, unknown>>

const locales: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' }

export const showBytes = (bytes: number, language: Language): string => {
  const units = language === 'fr' ? ['o', 'ko', 'Mo', 'Go'] : ['B', 'kB', 'MB', 'GB']
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  return `${new Intl.NumberFormat(locales[language], { maximumFractionDigits: 1 }).format(bytes / 1000 ** step)} ${units[step] ?? ''}`
}

/** `12 mars 2026, 18:30`, in this machine's zone unless another is named. */
export const showTime = (at: Date, language: Language, zone?: string): string =>
  new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(zone !== undefined && { timeZone: zone }),
  }).format(at)

/** Rounded up, so that what is over a limit never reads as the limit itself. */
const showWhole = (value: number, language: Language): string => new Intl.NumberFormat(locales[language]).format(Math.ceil(value))

/** As small as single calls are. */
const showDollars = (usd: number, language: Language): string =>
  new Intl.NumberFormat(locales[language], {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 3,
  }).format(usd)

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const show = (how: string | undefined, value: unknown, language: Language): string => {
  if (value === undefined || value === null) return '—'
  if (value instanceof Date) return showTime(value, language)
  if (how === 'bytes') return showBytes(Number(value), language)
  if (how === 'number' || how === 'mega') return showWhole(Number(value) / (how === 'mega' ? 1_000_000 : 1), language)
  if (how === 'usd') return showDollars(Number(value), language)
  if (how === 'type') return mediaTypeNames(plain(value))
  if (how === 'time') return showTime(new Date(value as string | number), language)
  return typeof value === 'number' ? new Intl.NumberFormat(locales[language]).format(value) : plain(value)
}

/** The form that agrees with a figure: French counts 0 as one. */
export const agreed = (count: number, one: string, many: string, language: Language): string =>
  new Intl.PluralRules(language).select(count) === 'one' ? one : many

/** `{{accounts:compte:comptes}}`: the figure and the word that agrees with it. */
const withPlurals = (template: string, data: Data, language: Language): string =>
  template.replaceAll(
    /\{\{(\w+):([^:{}]+):([^:{}]+)\}\}/g,
    (_, field: string, one: string, many: string) =>
      `${show(undefined, data[field], language)} ${agreed(Number(data[field]), one, many, language)}`,
  )

export const fill = (template: string, data: Data, language: Language): string =>
  withPlurals(template, data, language).replaceAll(/\{\{(?:(\w+):)?(\w+)\}\}/g, (_, how: string | undefined, field: string) =>
    show(how ?? (field.endsWith('Usd') ? 'usd' : undefined), data[field], language),
  )
