/** A failure as a person reads it on a terminal: what happened, and the way out. */
import { errorText, subjectText } from '../contract/error-text.ts'
import { errorCodes } from '../contract/errors.ts'
import type { ErrorCode } from '../contract/errors.ts'
import { ruleTemplates } from '../contract/rule-text.ts'
import type { Language } from '../contract/values.ts'
import { exitCode } from './exit-code.ts'
import type { ExitCode } from './exit-code.ts'
import { fill } from './fill.ts'
import { texts } from './texts.ts'

export interface KnownFailure {
  code: ErrorCode
  data: Record<string, unknown>
}

/** A failure of the error table, thrown by core or come over a client; null for anything else. */
export const knownFailure = (error: unknown): KnownFailure | null => {
  if (!(error instanceof Error) || !('code' in error) || !errorCodes.includes(error.code as ErrorCode)) return null
  const data = 'data' in error && typeof error.data === 'object' && error.data !== null ? error.data : {}
  return { code: error.code as ErrorCode, data: data as Record<string, unknown> }
}

/** Fields of an error's data that have words of their own. */
const worded = (data: Record<string, unknown>, language: Language): Record<string, unknown> => {
  const word = (value: unknown, words: Record<string, string>): unknown => (typeof value === 'string' ? (words[value] ?? value) : value)
  const rule = word(data['rule'], ruleTemplates[language])
  return { ...data, what: word(data['what'], subjectText[language]), rule: typeof rule === 'string' ? fill(rule, data, language) : rule }
}

const issuesOf = (data: Record<string, unknown>, language: Language): string[] =>
  ((data['issues'] ?? []) as { path: string; code: string }[]).map(
    ({ path, code }) => `  · ${path}: ${ruleTemplates[language][code] ?? code}`,
  )

/** The name of a file or thing that is not there says more than its kind. */
const pointer = ({ code, data }: KnownFailure): string => {
  if (code === 'NOT_FOUND' && typeof data['id'] === 'string') return ` (${data['id']})`
  return code === 'MEDIA_INVALID' && typeof data['file'] === 'string' ? ` (${data['file']})` : ''
}

export const sayFailure = (failure: KnownFailure, language: Language): string[] => {
  const { code, data } = failure
  const t = texts[language]
  const { title, wayOut } = errorText[language][code]
  const items = ((data['items'] ?? []) as string[]).map((item) => `  · ${item}`)
  const address = code === 'STORE_LOCKED' && typeof data['address'] === 'string' ? [t.openAt(data['address'])] : []
  const filled = worded(data, language)
  return [
    `${fill(title, filled, language)}${pointer(failure)}.`,
    ...issuesOf(data, language),
    ...items,
    fill(wayOut, filled, language),
    ...address,
  ]
}

/** Says it on the error stream and answers the exit code. What is not of the table is shown with its own words. */
export const sayError = (error: unknown, language: Language, err: (line: string) => void): ExitCode => {
  const failure = knownFailure(error)
  if (!failure) {
    err(`${texts[language].unexpected}: ${error instanceof Error ? error.message : String(error)}`)
    return exitCode.failed
  }
  for (const line of sayFailure(failure, language)) err(line)
  return failure.code === 'STORE_LOCKED' ? exitCode.locked : exitCode.failed
}
