/**
 * The one place where TikTok's answers become our errors: a table by situation, status and the error's code, which
 * counts on HTTP 200 too. First row that fits. From the stored documentation (platforms.md, TT-6); not tried on TikTok.
 */
import { AppError } from '../../app-error.ts'
import type { HttpAnswer } from '../kit/http.ts'
import { readRetryAt } from '../kit/rate-headers.ts'
import { errorBody, exactJsonOf } from './answers.ts'

/** `exchange`: the code of a consent. `refresh`: renewing the tokens. `upload`: a chunk. `call`: all else. */
export type Situation = 'exchange' | 'refresh' | 'upload' | 'call'

export interface ErrorRow {
  when: Situation | '*'
  status: number | '4xx' | '5xx' | '*'
  /** The error's code; `*` for any or none. */
  error: string
  to: (heard: { code: string; retryAt: Date }) => AppError
}

const platform = 'tiktok'
const rejected = (reason: string) => () => new AppError('PLATFORM_REJECTED', { platform, reason })
const reauth = () => new AppError('REAUTH_REQUIRED', { platform })
const down = () => new AppError('PLATFORM_DOWN', { platform })
const wrongCredentials = () => new AppError('WRONG_CREDENTIALS', {})
/** No Retry-After is documented: its windows are of a minute, which `readRetryAt` waits without one. */
const limited = ({ retryAt }: { retryAt: Date }) => new AppError('RATE_LIMITED', { platform, retryAt })
const named = ({ code }: { code: string }) => (code === unknownCode ? down() : rejected(code)())
/** Where there is none. */
export const unknownCode = 'unknown'

export const errorTable: readonly ErrorRow[] = [
  { when: '*', status: 429, error: '*', to: limited },
  { when: '*', status: '*', error: 'rate_limit_exceeded', to: limited },

  // A code that is used up or wrong, another verifier, another secret.
  { when: 'exchange', status: '*', error: 'invalid_grant', to: wrongCredentials },
  { when: 'exchange', status: '*', error: 'invalid_request', to: wrongCredentials },
  { when: 'exchange', status: '*', error: 'invalid_client', to: wrongCredentials },
  { when: 'exchange', status: '*', error: 'access_denied', to: rejected('consent_denied') },
  { when: 'exchange', status: '4xx', error: '*', to: rejected('consent_refused') },

  { when: 'refresh', status: '*', error: 'invalid_grant', to: reauth },
  // The application's secret was changed or it was closed: connecting again would not mend it.
  { when: 'refresh', status: '*', error: 'invalid_client', to: rejected('app_not_accepted') },
  // Anything else said to a refresh is TikTok's trouble, not the end of the grant: the tokens are kept.
  { when: 'refresh', status: '*', error: '*', to: down },

  { when: 'call', status: '*', error: 'access_token_invalid', to: reauth },
  { when: 'call', status: '*', error: 'scope_not_authorized', to: rejected('scope_not_authorized') },
  { when: 'call', status: '*', error: 'scope_permission_missed', to: rejected('scope_not_authorized') },
  { when: 'call', status: 401, error: '*', to: reauth },
  { when: 'call', status: '*', error: 'internal_error', to: down },
  { when: 'call', status: 400, error: 'invalid_publish_id', to: () => new AppError('NOT_FOUND', { what: 'post', id: '' }) },
  { when: 'call', status: '4xx', error: '*', to: ({ code }) => rejected(code)() },
  // `error.code` is not `ok`, or there is none and it is no answer of this protocol.
  { when: 'call', status: 200, error: '*', to: named },

  // The upload's address is over, or the chunk is not the one that is awaited: begun anew, it goes through.
  { when: 'upload', status: 403, error: '*', to: down },
  { when: 'upload', status: 404, error: '*', to: down },
  { when: 'upload', status: 416, error: '*', to: down },
  { when: 'upload', status: '4xx', error: '*', to: rejected('invalid_file_upload') },

  { when: '*', status: '*', error: '*', to: down },
]

/** What an answer that is no success (or makes no sense) means. `now`: ms UTC. */
export const toAppError = (situation: Situation, answer: HttpAnswer, now: number): AppError => {
  const code = errorCode(answer)
  const row = errorTable.find((candidate) => fits(candidate, situation, answer.status, code))
  return row ? row.to({ code, retryAt: readRetryAt(answer.headers, now) }) : down()
}

const fits = (row: ErrorRow, situation: Situation, status: number, code: string): boolean =>
  (row.when === '*' || row.when === situation) && (row.error === '*' || row.error === code) && statusFits(row.status, status)

const statusFits = (pattern: ErrorRow['status'], status: number): boolean => {
  if (pattern === '*') return true
  return typeof pattern === 'number' ? pattern === status : pattern[0] === String(status)[0]
}

/** The code as TikTok gave it; `unknown` when there is none. Never its message: that is anybody's text. */
export const errorCode = (answer: HttpAnswer): string => {
  const parsed = errorBody.safeParse(exactJsonOf(answer))
  return parsed.success ? parsed.data : unknownCode
}

/** Those that TikTok may be asked again after; spam_risk_* and what is wrong with the video never. */
const passing = new Set(['internal', 'video_pull_failed', 'photo_pull_failed'])

/** Why a post whose media TikTok had came to nothing. */
export const failureOf = (failReason: string | undefined): AppError => {
  if (failReason === 'auth_removed') return reauth()
  if (failReason === undefined || passing.has(failReason)) return down()
  return rejected(/^[a-z_]{1,80}$/.test(failReason) ? failReason : unknownCode)()
}
