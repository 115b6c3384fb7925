/** A failure as a person reads it on a terminal, or a script with `--json`: what happened, and the way out. */
import { errorText, subjectText } from '../contract/error-text.ts'
import { errorCodes } from '../contract/errors.ts'
import type { ErrorCode } from '../contract/errors.ts'
import { isKnownRejection, otherRejection, rejectionText } from '../contract/rejection-text.ts'
import { ruleTemplates } from '../contract/rule-text.ts'
import type { Language } from '../contract/values.ts'
import { exitCode } from './exit-code.ts'
import type { ExitCode } from './exit-code.ts'
import { fill } from './fill.ts'
import { texts } from './texts.ts'
import { CliError } from './usage-error.ts'

export interface KnownFailure {
  code: ErrorCode
  data: Record<string, unknown>
}

/** What a failure is about besides itself. */
export interface FailureSetting {
  language: Language
  /** Undefined before it is known. */
  dataDir?: string | undefined
  /** The newest backup there is. */
  lastBackup?: string | undefined
  /** Of the application, where the same can be done. */
  page?: string | undefined
}

/** A failure of the error table, thrown by core or come over a client; null for anything else. */
export const knownFailure = (error: unknown): KnownFailure | null => {
  if (!(error instanceof Error) || !('code' in error) || !errorCodes.includes(error.code as ErrorCode)) return null
  const data = 'data' in error && typeof error.data === 'object' && error.data !== null ? error.data : {}
  return { code: error.code as ErrorCode, data: data as Record<string, unknown> }
}

const sayReason = (reason: string, language: Language): string =>
  isKnownRejection(reason) ? rejectionText[language][reason] : otherRejection[language](reason)

/** Fields of an error's data that have words of their own. */
const worded = (data: Record<string, unknown>, language: Language): Record<string, unknown> => {
  const word = (value: unknown, words: Record<string, string>): unknown => (typeof value === 'string' ? (words[value] ?? value) : value)
  const rule = word(data['rule'], ruleTemplates[language])
  const reason = data['reason']
  return {
    ...data,
    // A platform's reason is a code; a veto's is a person's words.
    ...(typeof reason === 'string' && 'platform' in data && { reason: sayReason(reason, language) }),
    what: word(data['what'], subjectText[language]),
    rule: typeof rule === 'string' ? fill(rule, data, language) : rule,
  }
}

const issuesOf = (data: Record<string, unknown>, language: Language): string[] =>
  ((data['issues'] ?? []) as { path: string; code: string }[]).map(
    ({ path, code }) => `  · ${sayPath(path, language)}: ${ruleTemplates[language][code] ?? code}`,
  )

/** A field keeps its name; a place in a file (`line 20`) is said in the language. */
const sayPath = (path: string, language: Language): string => {
  const line = /^line (\d+)$/.exec(path)?.[1]
  return line === undefined ? path : texts[language].line(Number(line))
}

/** The name of a file or thing that is not there says more than its kind. */
const pointer = ({ code, data }: KnownFailure): string => {
  if (code === 'NOT_FOUND' && typeof data['id'] === 'string') return ` (${data['id']})`
  return code === 'MEDIA_INVALID' && typeof data['file'] === 'string' ? ` (${data['file']})` : ''
}

/** Where the table's way out speaks of a window, or of this command, the command line has its own. */
const waysOut = ({ code, data }: KnownFailure, { language, dataDir, lastBackup, page = '' }: FailureSetting): string[] => {
  const t = texts[language]
  if (code === 'NOT_FOUND') return [t.checkTheName]
  if (code === 'STORE_CORRUPT') return [lastBackup === undefined ? t.noBackupLeft(dataDir ?? '') : t.restoreWith(lastBackup, dataDir ?? '')]
  const said = fill(errorText[language][code].wayOut, worded(data, language), language)
  return code === 'STORE_LOCKED' && typeof data['address'] === 'string' ? [said, t.openAt(data['address'] + page)] : [said]
}

export const sayFailure = (failure: KnownFailure, setting: FailureSetting): string[] => {
  const { code, data } = failure
  const { language } = setting
  const items = ((data['items'] ?? []) as string[]).map((item) => `  · ${item}`)
  const title = fill(errorText[language][code].title, worded(data, language), language)
  return [`${title}${pointer(failure)}.`, ...issuesOf(data, language), ...items, ...waysOut(failure, setting)]
}

export interface SaidError {
  code: string
  lines: string[]
  exit: ExitCode
  data: Readonly<Record<string, unknown>>
}

/** A failure while something was put away hides the one that made it so. */
export const firstOf = (error: unknown): unknown => (error instanceof SuppressedError ? firstOf(error.suppressed) : error)

const systemCode = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')
const noAccess = /^(SQLITE_(CANTOPEN|READONLY|PERM)|EACCES|EPERM|EROFS)/

/** What is not of the table is shown with its own words. */
export const describeError = (thrown: unknown, setting: FailureSetting): SaidError => {
  const error = firstOf(thrown)
  const t = texts[setting.language]
  if (error instanceof CliError) return { code: error.code, lines: error.message.split('\n'), exit: error.exit, data: error.data }
  const failure = knownFailure(error)
  if (failure)
    return { ...failure, lines: sayFailure(failure, setting), exit: failure.code === 'STORE_LOCKED' ? exitCode.locked : exitCode.failed }
  const code = systemCode(error)
  if (setting.dataDir !== undefined && noAccess.test(code))
    return {
      code: 'NO_ACCESS',
      lines: [t.noAccess(setting.dataDir, code)],
      exit: exitCode.failed,
      data: { dir: setting.dataDir, reason: code },
    }
  return {
    code: 'UNEXPECTED',
    lines: [`${t.unexpected}: ${error instanceof Error ? error.message : String(error)}`],
    exit: exitCode.failed,
    data: {},
  }
}
