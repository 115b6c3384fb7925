/**
 * Why a platform or a person's constraint stands against a content, by the rule's name (`posts.check`, `imports.preview`,
 * `MEDIA_INVALID`, `TEXT_INVALID`). A rule that is not here yet is still readable: its name and its figures.
 */
import { useCallback } from 'react'
import { mediaTypeNames } from '../../contract/media-type-name.ts'
import { findingTexts, type FindingText } from '../../contract/finding-text.ts'
import { isKnownRejection, rejectionText } from '../../contract/rejection-text.ts'
import { ruleTemplates, ruleTemplatesToModel } from '../../contract/rule-text.ts'
import type { Language, Role } from '../../contract/values.ts'
import type { Format } from './format.ts'
import { withFrenchSpaces } from './i18n/french-spaces.ts'
import { useFormat, useLanguage } from './locale.tsx'
import { useMe } from './me.tsx'
import { exactDollars } from './spending.ts'

export type RuleData = Record<string, string | number>

type Value = string | number | undefined

const shown = (value: Value, format: Format): string => (typeof value === 'number' ? format.number(value) : (value ?? '—'))

/** Figures of an error come as text. Rounded up, so that what is over a limit never reads as the limit itself. */
const asNumber = (value: Value, format: Format, unit = 1): string =>
  value === undefined || Number.isNaN(Number(value)) ? '—' : format.number(Math.ceil(Number(value) / unit))

/** How `{{bytes:actual}}` and `{{time:until}}` are written out. */
const special: Record<string, (value: Value, format: Format) => string> = {
  bytes: (value, format) => (value === undefined || Number.isNaN(Number(value)) ? '—' : format.bytes(Number(value))),
  number: (value, format) => asNumber(value, format),
  mega: (value, format) => asNumber(value, format, 1_000_000),
  usd: (value, format) => (value === undefined || Number.isNaN(Number(value)) ? '—' : exactDollars(Number(value), format)),
  type: (value) => (value === undefined ? '—' : mediaTypeNames(String(value))),
  time: (value, format) => {
    const at = new Date(value ?? Number.NaN)
    return Number.isNaN(at.getTime()) ? '—' : format.dateTime(at)
  },
}

/** The figures of a rule nobody has put into words yet. */
const figures = (data: RuleData, format: Format): string =>
  Object.entries(data)
    .map(([name, value]) => `${name} ${shown(value, format)}`)
    .join(', ')

/** `{{accounts:compte:comptes}}`: the figure and the word that agrees with it. */
const withPlurals = (template: string, data: RuleData, language: Language, format: Format): string =>
  template.replace(/\{\{(\w+):([^:{}]+):([^:{}]+)\}\}/g, (_, field: string, one: string, many: string) => {
    const isOne = new Intl.PluralRules(language).select(Number(data[field])) === 'one'
    return `${shown(data[field], format)} ${isOne ? one : many}`
  })

const filled = (template: string, data: RuleData, language: Language, format: Format): string => {
  const spaced = language === 'fr' ? withFrenchSpaces(template) : template
  return withPlurals(spaced, data, language, format).replace(/\{\{(?:(\w+):)?(\w+)\}\}/g, (_, how: string | undefined, field: string) =>
    (special[how ?? ''] ?? shown)(data[field], format),
  )
}

/** `reader`: a model is spoken to where others read about her. */
export const ruleText = (rule: string, data: RuleData, language: Language, format: Format, reader?: Role): string => {
  const templates: Record<string, string> =
    reader === 'model' ? { ...ruleTemplates[language], ...ruleTemplatesToModel[language] } : ruleTemplates[language]
  const template = Object.hasOwn(templates, rule) ? templates[rule] : undefined
  if (template === undefined) {
    const extra = figures(data, format)
    return extra ? `${rule} (${extra})` : rule
  }
  return `${partOf(data, language)}${filled(template, data, language, format)}`
}

/** Of a thread: which part it is about. */
const partOf = ({ part }: RuleData, language: Language): string =>
  part === undefined ? '' : language === 'fr' ? withFrenchSpaces(`Partie ${part} : `) : `Part ${part}: `

/** What the doctor found and what to do, by the finding's name (`store.sound`). */
export const findingText = (finding: string, data: RuleData, language: Language, format: Format): FindingText => {
  const text = Object.hasOwn(findingTexts[language], finding) ? findingTexts[language][finding] : undefined
  if (text === undefined) return { says: [finding, figures(data, format)].filter(Boolean).join(' · '), todo: '' }
  const { reason } = data
  const readable = typeof reason === 'string' && isKnownRejection(reason) ? { ...data, reason: rejectionText[language][reason] } : data
  return { says: filled(text.says, readable, language, format), todo: filled(text.todo, readable, language, format) }
}

/** A rule in the reader's language. */
export const useRuleText = (): ((rule: string, data: RuleData) => string) => {
  const language = useLanguage()
  const format = useFormat()
  const { role } = useMe()
  return useCallback((rule, data) => ruleText(rule, data, language, format, role), [language, format, role])
}

/** A finding of the doctor in the reader's language. */
export const useFindingText = (): ((finding: string, data: RuleData) => FindingText) => {
  const language = useLanguage()
  const format = useFormat()
  return useCallback((finding, data) => findingText(finding, data, language, format), [language, format])
}
