/**
 * The one place where Bluesky's answers become our errors: a table by situation, status and the error's name.
 * First row that fits. Rows were read off `@atproto/pds` 0.5.35 by calling it (test/bluesky-server), those of sign-in
 * with a second factor from its lexicon.
 */
import { AppError } from '../../app-error.ts'
import type { HttpAnswer } from '../kit/http.ts'
import { jsonOf } from '../kit/http.ts'
import { readRetryAt } from '../kit/rate-headers.ts'
import { errorBody } from './answers.ts'

/** `sign_in`: proving handle and app password. `refresh`: renewing the session. `call`: all else. */
export type Situation = 'sign_in' | 'refresh' | 'call'

export interface ErrorRow {
  when: Situation | '*'
  status: number | '4xx' | '5xx' | '*'
  /** The `error` of the body; `*` for any or none. */
  error: string
  to: (heard: { name: string; retryAt: Date }) => AppError
}

const platform = 'bluesky'
const rejected = (reason: string, field?: string) => () => new AppError('PLATFORM_REJECTED', { platform, reason, ...(field && { field }) })
const reauth = () => new AppError('REAUTH_REQUIRED', { platform })
const down = () => new AppError('PLATFORM_DOWN', { platform })
const wrongCredentials = () => new AppError('WRONG_CREDENTIALS', {})

export const errorTable: readonly ErrorRow[] = [
  { when: '*', status: 429, error: '*', to: ({ retryAt }) => new AppError('RATE_LIMITED', { platform, retryAt }) },
  { when: '*', status: 401, error: 'AccountTakedown', to: rejected('account_taken_down') },
  { when: '*', status: 403, error: 'AccountTakedown', to: rejected('account_taken_down') },
  { when: '*', status: 401, error: 'AccountDeactivated', to: rejected('account_deactivated') },
  { when: '*', status: 403, error: 'AccountNotFound', to: rejected('account_not_found') },

  { when: 'sign_in', status: 401, error: 'AuthFactorTokenRequired', to: rejected('app_password_required', 'password') },
  { when: 'sign_in', status: 401, error: '*', to: wrongCredentials },
  { when: 'sign_in', status: 400, error: 'InvalidRequest', to: wrongCredentials },
  { when: 'sign_in', status: '4xx', error: '*', to: rejected('not_a_bluesky_server', 'service') },

  { when: 'refresh', status: 400, error: 'ExpiredToken', to: reauth },
  { when: 'refresh', status: 400, error: 'InvalidToken', to: reauth },
  // The documentation has them; the server tried answers 400 to both.
  { when: 'refresh', status: 401, error: 'ExpiredToken', to: reauth },
  { when: 'refresh', status: 401, error: 'InvalidToken', to: reauth },
  { when: 'refresh', status: 401, error: 'AuthenticationRequired', to: reauth },
  { when: 'refresh', status: 401, error: 'AuthMissing', to: reauth },
  { when: 'refresh', status: 401, error: 'MissingTokenId', to: reauth },
  // Anything else a server says to a refresh is its trouble, not the end of the grant: the session is kept.
  { when: 'refresh', status: '*', error: '*', to: down },

  { when: 'call', status: 400, error: 'InvalidToken', to: reauth },
  { when: 'call', status: 401, error: '*', to: reauth },
  // A token the server made a moment ago is expired only when its own clock is wrong.
  { when: 'call', status: 400, error: 'ExpiredToken', to: down },
  { when: 'call', status: 400, error: 'RecordNotFound', to: () => new AppError('NOT_FOUND', { what: 'post', id: '' }) },
  { when: 'call', status: 400, error: 'NotFound', to: () => new AppError('NOT_FOUND', { what: 'post', id: '' }) },
  { when: 'call', status: 400, error: 'InvalidSwap', to: () => new AppError('CONFLICT', { what: 'post' }) },
  // The server tidied an upload away before the post referred to it; trying again uploads it again.
  { when: 'call', status: 400, error: 'BlobNotFound', to: down },
  { when: 'call', status: 400, error: 'InvalidMimeType', to: () => new AppError('MEDIA_INVALID', { rule: 'media.type' }) },
  { when: 'call', status: 413, error: '*', to: () => new AppError('MEDIA_INVALID', { rule: 'media.too_big_for_server' }) },
  { when: 'call', status: 501, error: '*', to: () => new AppError('NOT_SUPPORTED', { platform, capability: 'method' }) },
  { when: 'call', status: 404, error: 'XRPCNotSupported', to: () => new AppError('NOT_SUPPORTED', { platform, capability: 'method' }) },
  { when: 'call', status: '4xx', error: '*', to: ({ name }) => rejected(name)() },

  { when: '*', status: '5xx', error: '*', to: down },
  // A redirect, or a success that was no answer of this protocol.
  { when: 'sign_in', status: '*', error: '*', to: rejected('not_a_bluesky_server', 'service') },
  { when: '*', status: '*', error: '*', to: down },
]

/** What an answer that is no success (or makes no sense) means. `now`: ms UTC. */
export const toAppError = (situation: Situation, answer: HttpAnswer, now: number): AppError => {
  const name = errorName(answer)
  const row = errorTable.find((candidate) => fits(candidate, situation, answer.status, name))
  return row ? row.to({ name, retryAt: readRetryAt(answer.headers, now) }) : down()
}

const fits = (row: ErrorRow, situation: Situation, status: number, name: string): boolean =>
  (row.when === '*' || row.when === situation) && (row.error === '*' || row.error === name) && statusFits(row.status, status)

const statusFits = (pattern: ErrorRow['status'], status: number): boolean => {
  if (pattern === '*') return true
  return typeof pattern === 'number' ? pattern === status : pattern[0] === String(status)[0]
}

/** The error's name as the server gave it; `unknown` when there is none. Never its message: that is anybody's text. */
export const errorName = (answer: HttpAnswer): string => {
  const parsed = errorBody.safeParse(jsonOf(answer))
  return parsed.success ? parsed.data.error : 'unknown'
}
