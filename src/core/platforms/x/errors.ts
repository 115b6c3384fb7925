/**
 * The one place where X's answers become our errors: a table by situation, status and the problem's name. First row
 * that fits. Names are those of X's description 2.167 and its guide to errors; what X does not name is marked.
 */
import { AppError } from '../../app-error.ts'
import type { HttpAnswer } from '../kit/http.ts'
import { jsonOf } from '../kit/http.ts'
import { readRetryAt } from '../kit/rate-headers.ts'
import { refusal } from './answers.ts'

/** `exchange`: the code of a consent for tokens. `refresh`: renewing them. `call`: all else. */
export type Situation = 'exchange' | 'refresh' | 'call'

export interface ErrorRow {
  when: Situation | '*'
  status: number | '4xx' | '5xx' | '*'
  /** See `errorName`; `*` for any or none. */
  error: string
  to: (heard: { name: string; retryAt: Date }) => AppError
}

const platform = 'x'
const rejected = (reason: string, field?: string) => () => new AppError('PLATFORM_REJECTED', { platform, reason, ...(field && { field }) })
const reauth = () => new AppError('REAUTH_REQUIRED', { platform })
const down = () => new AppError('PLATFORM_DOWN', { platform })
const wrongCredentials = () => new AppError('WRONG_CREDENTIALS', {})
const appNotAccepted = rejected('app_not_accepted')

export const errorTable: readonly ErrorRow[] = [
  // Money, not speed: nothing changes until somebody pays or raises the cap.
  { when: '*', status: 402, error: '*', to: rejected('credits_depleted') },
  { when: '*', status: 429, error: 'usage-capped', to: rejected('usage_capped') },
  { when: '*', status: 403, error: 'usage-capped', to: rejected('usage_capped') },
  { when: '*', status: 429, error: '*', to: ({ retryAt }) => new AppError('RATE_LIMITED', { platform, retryAt }) },
  { when: '*', status: 403, error: 'client-forbidden', to: rejected('app_not_allowed') },

  { when: 'exchange', status: 400, error: '*', to: wrongCredentials },
  { when: 'exchange', status: 401, error: '*', to: wrongCredentials },
  { when: 'exchange', status: '4xx', error: '*', to: rejected('not_the_platform') },

  { when: 'refresh', status: 400, error: 'invalid_grant', to: reauth },
  // What X really answers to a token that was used, revoked or run out; nothing else of the request can be wrong.
  { when: 'refresh', status: 400, error: 'invalid_request', to: reauth },
  { when: 'refresh', status: 400, error: 'invalid_client', to: appNotAccepted },
  { when: 'refresh', status: 400, error: 'unauthorized_client', to: appNotAccepted },
  { when: 'refresh', status: 401, error: 'invalid_client', to: appNotAccepted },
  { when: 'refresh', status: 401, error: 'unauthorized_client', to: appNotAccepted },
  // Anything else said to a refresh is trouble of the moment, not the end of the consent: the tokens are kept.
  { when: 'refresh', status: '*', error: '*', to: down },

  { when: 'call', status: 401, error: '*', to: reauth },
  { when: 'call', status: 403, error: 'duplicate-content', to: rejected('duplicate_text') },
  { when: 'call', status: 403, error: 'code-187', to: rejected('duplicate_text') },
  { when: 'call', status: 403, error: 'reply-not-allowed', to: rejected('reply_not_allowed') },
  { when: 'call', status: 403, error: 'code-64', to: rejected('account_suspended') },
  { when: 'call', status: 403, error: 'code-326', to: rejected('account_locked') },
  { when: 'call', status: 403, error: 'code-261', to: rejected('app_not_allowed') },
  { when: 'call', status: 404, error: '*', to: () => new AppError('NOT_FOUND', { what: 'post', id: '' }) },
  { when: 'call', status: 413, error: '*', to: () => new AppError('MEDIA_INVALID', { rule: 'media.too_big_for_server' }) },
  { when: 'call', status: 403, error: 'unnamed', to: rejected('not_allowed') },
  { when: 'call', status: '4xx', error: '*', to: ({ name }) => rejected(name)() },

  { when: '*', status: '5xx', error: '*', to: down },
  // A redirect, or a success that was no answer of X.
  { when: 'exchange', status: '*', error: '*', to: rejected('not_the_platform') },
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

/** Refusals that X tells apart by its words only. */
const namesByWords: readonly (readonly [RegExp, string])[] = [
  [/\bduplicate content\b/i, 'duplicate-content'],
  [/\breply to this conversation\b/i, 'reply-not-allowed'],
]

/**
 * OAuth's `error`, the last part of a problem's `type`, or `code-…`; `unnamed` for a problem that X gives no type,
 * `unknown` where there is none of these. Never its words: they are anybody's text.
 */
export const errorName = (answer: HttpAnswer): string => {
  const parsed = refusal.safeParse(jsonOf(answer))
  if (!parsed.success) return 'unknown'
  if ('error' in parsed.data) return named(parsed.data.error)
  if ('code' in parsed.data) return `code-${parsed.data.code}`
  if ('errors' in parsed.data) return `code-${parsed.data.errors[0]?.code ?? 0}`
  const { type, detail = '' } = parsed.data
  if (type !== 'about:blank') return problemName(type)
  return namesByWords.find(([words]) => words.test(detail))?.[1] ?? 'unnamed'
}

/** `https://api.x.com/2/problems/usage-capped` → `usage-capped`, whatever host X writes before it. */
export const problemName = (type: string): string => named(type.split('/').at(-1) ?? '')

const named = (name: string): string => (/^[a-z][\w-]{0,63}$/i.test(name) ? name : 'unknown')
