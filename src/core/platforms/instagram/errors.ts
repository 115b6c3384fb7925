/**
 * The one place where Meta's answers become our errors: a table by situation, status, code and subcode. First row that
 * fits. From the stored documentation (error codes, 2026-06-02); not tried on Instagram. Whether a bad token is a 400 or a
 * 401 does not matter: the code says it.
 */
import { AppError } from '../../app-error.ts'
import { jsonOf, type HttpAnswer } from '../kit/http.ts'
import { graphError } from './answers.ts'
import { retryAtOf } from './use-headers.ts'

/** `exchange`: a code, or a token that was pasted. `call`: all else. */
export type Situation = 'exchange' | 'call'

export interface ErrorRow {
  when: Situation | '*'
  status: number | '4xx' | '5xx' | '*'
  code: number | '*'
  subcode: number | '*'
  /** Where its number says two things: what is in Meta's words. */
  says?: RegExp
  to: (heard: { code: number | null; subcode: number | null; retryAt: Date }) => AppError
}

const platform = 'instagram'
const rejected = (reason: string) => () => new AppError('PLATFORM_REJECTED', { platform, reason })
const badMedia = (rule: string) => () => new AppError('MEDIA_INVALID', { rule })
const reauth = () => new AppError('REAUTH_REQUIRED', { platform })
const down = () => new AppError('PLATFORM_DOWN', { platform })
const wrongCredentials = () => new AppError('WRONG_CREDENTIALS', {})
const limited = ({ retryAt }: { retryAt: Date }) => new AppError('RATE_LIMITED', { platform, retryAt })
const quota = ({ retryAt }: { retryAt: Date }) => new AppError('QUOTA_EXCEEDED', { platform, budget: 'posts_day', retryAt })
const notFound = () => new AppError('NOT_FOUND', { what: 'post', id: '' })

const row = (
  when: ErrorRow['when'],
  status: ErrorRow['status'],
  code: ErrorRow['code'],
  subcode: ErrorRow['subcode'],
  to: ErrorRow['to'],
  says?: RegExp,
): ErrorRow => ({ when, status, code, subcode, to, ...(says && { says }) })

export const errorTable: readonly ErrorRow[] = [
  // Before the limits, which share its code.
  row('*', '*', 4, 2_207_051, rejected('action_blocked')),
  row('*', '*', 25, 2_207_050, rejected('account_restricted')),
  row('*', '*', 9, 2_207_042, quota),
  row('*', '*', 4, '*', limited),
  row('*', '*', 17, '*', limited),
  row('*', '*', 32, '*', limited),
  row('*', '*', 613, '*', limited),
  row('*', '*', 80_002, '*', limited),
  row('*', 429, '*', '*', limited),

  row('exchange', '*', 190, '*', wrongCredentials),
  row('exchange', '*', 102, '*', wrongCredentials),
  row('*', '*', 190, '*', reauth),
  row('*', '*', 102, '*', reauth),
  // More than a day after theirs.
  row('call', '*', 10, '*', rejected('message_too_late'), /\boutside of (the )?allowed window\b/i),
  // Of a story's insights; the same number is a permission that was not given.
  row('call', '*', 10, '*', rejected('too_few_viewers'), /\bnot enough viewers\b/i),
  row('*', '*', 10, '*', rejected('scope_not_authorized')),
  row('*', '*', 200, '*', rejected('scope_not_authorized')),

  row('call', '*', '*', 2_207_052, () => new AppError('MEDIA_HOST_REFUSED', { rule: 'media_host.not_fetched' })),
  row('call', '*', '*', 2_207_003, down),
  row('call', '*', '*', 2_207_004, badMedia('image.refused_size')),
  row('call', '*', '*', 2_207_005, badMedia('image.refused_type')),
  row('call', '*', '*', 2_207_009, badMedia('image.refused_shape')),
  row('call', '*', '*', 2_207_026, badMedia('video.refused_by_service')),
  row('call', '*', '*', 2_207_028, rejected('carousel')),
  row('call', '*', '*', 2_207_010, rejected('caption')),
  row('call', '*', '*', 2_207_040, rejected('too_many_tags')),
  row('call', '*', '*', 2_207_057, rejected('cover')),
  // A container that is over, unknown, not ready after all, or that came to nothing: a new one is made.
  row('call', '*', 9007, '*', down),
  row('call', '*', 24, '*', notFound),
  row('call', '*', 100, 33, notFound),
  row('call', '*', -1, '*', down),
  row('call', '*', -2, '*', down),
  row('*', '*', 1, '*', down),
  row('*', '*', 2, '*', down),

  // A code that is used up or wrong, another secret, another return address.
  row('exchange', '4xx', '*', '*', wrongCredentials),
  row('call', 401, '*', '*', reauth),
  row('call', '4xx', '*', '*', ({ code, subcode }) =>
    rejected(code === null ? 'unknown' : `${code}${subcode === null ? '' : `_${subcode}`}`)(),
  ),
  row('*', '*', '*', '*', down),
]

/** What an answer that is no success (or makes no sense) means. `now`: ms UTC. */
export const toAppError = (situation: Situation, answer: HttpAnswer, now: number): AppError => {
  const { code, subcode } = errorCode(answer)
  const found = errorTable.find((candidate) => fits(candidate, situation, answer.status, code, subcode) && saysSo(candidate, answer))
  return found ? found.to({ code, subcode, retryAt: retryAtOf(answer.headers, now) }) : down()
}

const fits = (candidate: ErrorRow, situation: Situation, status: number, code: number | null, subcode: number | null): boolean =>
  (candidate.when === '*' || candidate.when === situation) &&
  (candidate.code === '*' || candidate.code === code) &&
  (candidate.subcode === '*' || candidate.subcode === subcode) &&
  statusFits(candidate.status, status)

const saysSo = ({ says }: ErrorRow, answer: HttpAnswer): boolean =>
  !says || says.test(graphError.safeParse(jsonOf(answer)).data?.error.message ?? '')

const statusFits = (pattern: ErrorRow['status'], status: number): boolean => {
  if (pattern === '*') return true
  return typeof pattern === 'number' ? pattern === status : pattern[0] === String(status)[0]
}

/** Meta's numbers; `null` where it gave none. Never its message: that is anybody's text, and passed on to nobody. */
export const errorCode = (answer: HttpAnswer): { code: number | null; subcode: number | null } => {
  const { error } = graphError.safeParse(jsonOf(answer)).data ?? {}
  return { code: error?.code ?? null, subcode: error?.error_subcode ?? null }
}

/** Why a container came to nothing, by the number in its `status`. */
export const failureOf = (status: string | undefined): AppError => {
  const subcode = Number(/\b(2207\d{3})\b/.exec(status ?? '')?.[1] ?? Number.NaN)
  const found = errorTable.find((candidate) => candidate.subcode === subcode)
  const retryAt = new Date(0)
  return found && subcode !== 2_207_042 ? found.to({ code: null, subcode, retryAt }) : down()
}
