/** A thrown thing as a person reads it: what happened, the way out, and the act that takes it. */
import { ORPCError } from '@orpc/client'
import { errorText, subjectText, unattendedText } from '../../contract/error-text.ts'
import type { ErrorCode } from '../../contract/errors.ts'
import { isKnownRejection, otherRejection, rejectionText } from '../../contract/rejection-text.ts'
import type { Language } from '../../contract/values.ts'
import { budgetName } from './budget-name.ts'
import { codeOf, type SeenCode } from './error-code.ts'
import type { Format } from './format.ts'
import { withFrenchSpaces } from './i18n/french-spaces.ts'
import { platformName } from '../../contract/platform-name.ts'
import { ruleText, type RuleData } from './rule-text.ts'
import { dollars } from './spending.ts'

/** What the button beside an error does. `retry` reads or sends again; the others lead somewhere. */
export type WayOut = 'retry' | 'sign_in' | 'reload' | 'unlock' | 'reconnect' | 'back' | 'fix' | 'wait' | 'none'

/** Total: a new code does not compile until somebody has decided. */
const waysOut: Record<SeenCode, WayOut> = {
  BAD_INPUT: 'fix',
  UNAUTHENTICATED: 'sign_in',
  WRONG_CREDENTIALS: 'fix',
  TOTP_REQUIRED: 'fix',
  TOO_MANY_ATTEMPTS: 'wait',
  FORBIDDEN: 'back',
  NOT_FOUND: 'back',
  CONFLICT: 'reload',
  STATE_CHANGED: 'reload',
  LAST_ADMIN: 'none',
  LINK_INVALID: 'none',
  TEXT_INVALID: 'fix',
  MEDIA_INVALID: 'fix',
  PLATFORM_REJECTED: 'fix',
  REAUTH_REQUIRED: 'reconnect',
  RATE_LIMITED: 'wait',
  QUOTA_EXCEEDED: 'wait',
  SPEND_CAP: 'fix',
  PLATFORM_DOWN: 'retry',
  MEDIA_HOST_REFUSED: 'fix',
  MEDIA_HOST_DOWN: 'retry',
  ALERT_CHANNEL_FAILED: 'fix',
  OUTCOME_UNKNOWN: 'wait',
  OFFLINE: 'retry',
  NOT_SUPPORTED: 'fix',
  TOO_LATE: 'fix',
  APPROVAL_REQUIRED: 'fix',
  VETOED: 'fix',
  SKIPPED: 'fix',
  HELD: 'none',
  CANCELLED: 'retry',
  VAULT_LOCKED: 'unlock',
  KEYCHAIN_UNAVAILABLE: 'retry',
  STORE_LOCKED: 'retry',
  STORE_NEWER: 'none',
  STORE_CORRUPT: 'none',
  DISK_FULL: 'retry',
  INTERNAL: 'retry',
  UNREACHABLE: 'retry',
}

const unreachable = {
  fr: {
    title: 'Coulisse ne répond pas',
    wayOut: 'Le programme qui garde vos données est arrêté ou redémarre. La page se reconnecte toute seule ; rien n’est perdu.',
  },
  en: {
    title: 'Coulisse does not answer',
    wayOut: 'The program that keeps your data has stopped or is starting again. This page reconnects by itself; nothing is lost.',
  },
} satisfies Record<Language, { title: string; wayOut: string }>

export interface ErrorView {
  code: SeenCode
  title: string
  explanation: string
  wayOut: WayOut
  /** For a ticket: code, data without personal content, when. */
  details: string
}

const nothing = '—'

/** Dates of a stored failure come as text. */
const asDate = (field: string, value: unknown): Date | null => {
  if (value instanceof Date) return value
  const at = field.endsWith('At') && typeof value === 'string' ? new Date(value) : null
  return at && !Number.isNaN(at.getTime()) ? at : null
}

const rejectionOf = (reason: string, language: Language): string =>
  isKnownRejection(reason) ? rejectionText[language][reason] : otherRejection[language](reason)

const spoken = (field: string, value: unknown, data: Record<string, unknown>, language: Language, format: Format): string => {
  const at = asDate(field, value)
  if (at) return format.dateTime(at)
  if (field === 'rule' && typeof value === 'string') return ruleText(value, data as RuleData, language, format)
  // A platform's reason is a code; a veto's is a person's words.
  if (field === 'reason' && typeof value === 'string' && 'platform' in data) return rejectionOf(value, language)
  if (field === 'platform' && typeof value === 'string') return platformName(value)
  if (field === 'budget' && typeof value === 'string') return budgetName(value, language, format)
  if (field === 'what' && typeof value === 'string') return subjectText[language][value] ?? value
  if (typeof value === 'number') return field.endsWith('Usd') ? dollars(value, format) : format.number(value)
  return typeof value === 'string' ? value : nothing
}

const fill = (template: string, data: Record<string, unknown>, language: Language, format: Format): string =>
  template.replace(/\{\{(\w+)\}\}/g, (_, field: string) => spoken(field, data[field], data, language, format))

const asRecord = (data: unknown): Record<string, unknown> =>
  typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {}

/** A failure by code and data. `willRetry`: Coulisse goes on by itself, and says so. */
const failureView = (
  code: SeenCode,
  data: unknown,
  { language, format, at = '', willRetry = false }: { language: Language; format: Format; at?: string | undefined; willRetry?: boolean },
): ErrorView => {
  const attended = code === 'UNREACHABLE' ? unreachable[language] : errorText[language][code]
  const unattended = willRetry && code !== 'UNREACHABLE' ? unattendedText[language][code] : undefined
  const text = { ...attended, ...(unattended !== undefined && { wayOut: unattended }) }
  const fields = asRecord(data)
  const spaced = (sentence: string) => (language === 'fr' ? withFrenchSpaces(sentence) : sentence)
  return {
    code,
    title: spaced(fill(text.title, fields, language, format)),
    explanation: spaced(fill(text.wayOut, fields, language, format)),
    wayOut: waysOut[code],
    details: [`Coulisse ${code}`, at, Object.keys(fields).length > 0 ? JSON.stringify(fields) : ''].filter(Boolean).join('\n'),
  }
}

const knownCode = (code: string): ErrorCode => (Object.hasOwn(errorText.en, code) ? (code as ErrorCode) : 'INTERNAL')

/** The same for a code that came as loose text (`publication.failure`, `account.problem`). */
export const storedFailureView = (
  failure: { code: string; data: Record<string, unknown> },
  language: Language,
  format: Format,
  willRetry = false,
): ErrorView => failureView(knownCode(failure.code), failure.data, { language, format, willRetry })

export const errorView = (error: unknown, language: Language, format: Format, at?: string): ErrorView =>
  failureView(codeOf(error), error instanceof ORPCError ? (error as ORPCError<string, unknown>).data : {}, { language, format, at })

/** For a page of ours that broke: not core's doing, so never "does not answer". The trace goes into the details only. */
export const crashView = (error: unknown, language: Language, format: Format, at: string): ErrorView => {
  if (error instanceof ORPCError) return errorView(error, language, format, at)
  const view = failureView('INTERNAL', {}, { language, format, at })
  return { ...view, details: `${view.details}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}` }
}
