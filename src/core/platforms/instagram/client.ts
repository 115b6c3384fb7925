/** Calls to the Graph API, signed in. The token is renewed long before it is over, and none is renewed once it is. */
import type * as z from 'zod'
import { AppError, isAppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, InteractionHooks } from '../kit/adapter.ts'
import { jsonOf, send, type HttpAnswer } from '../kit/http.ts'
import { readCredential } from './credential.ts'
import { errorCode, toAppError, type Situation } from './errors.ts'
import { renewSession } from './renew-session.ts'
import { graphUrl } from './service-url.ts'
import { callBudget } from './use-headers.ts'

export interface Call<T> {
  /** E.g. `/me`. */
  path: string
  method?: 'DELETE'
  query?: Readonly<Record<string, string>>
  /** Its presence makes it a POST. */
  body?: object
  answer: z.ZodType<T>
  situation?: Situation
  /** Of a write: that what it is about is not there is a refusal, and no word on an earlier try. */
  saysWhatIsGone?: boolean
  timeoutMs?: number
}

/** Throws AppErrors of `errors.ts`. None of these calls makes a post public: that is `write`'s to do. */
export const call = async <T>(session: AccountSession, io: AdapterIo, request: Call<T>): Promise<T> => {
  const used = session.credential()
  const isDue = readCredential(used).renewAt <= io.clock.now()
  const credential = isDue ? await session.refresh(used, (current) => renewSession(session, current, io)) : used
  const answer = await ask(session, io, request, readCredential(credential).accessToken)
  return read(answer, request, io)
}

/** The one request that publishes, or acts. Throws OUTCOME_UNKNOWN when it may have been taken. */
export const write = async <T>(session: AccountSession, io: AdapterIo, request: Call<T>, hooks: InteractionHooks): Promise<T> => {
  const answer = await ask(session, io, request, readCredential(session.credential()).accessToken, {
    effect: 'write',
    stillMine: hooks.stillMine && (() => hooks.stillMine?.() ?? true),
    answered: (status) => hooks.answered?.(status),
  })
  const { code } = errorCode(answer)
  // A server may fail after it has taken it: 503 says that it did not. Codes 1, 2 and -1 say no more than "something went wrong".
  const mayBeOut = answer.status !== 503 && (answer.status >= 500 || code === 1 || code === 2 || code === -1)
  if (mayBeOut) throw new AppError('OUTCOME_UNKNOWN', {})
  if (!isSuccess(answer)) {
    const error = toAppError('call', answer, io.clock.now())
    // A container that is not known, or is published already: what became of it is looked up.
    throw isAppError(error, 'NOT_FOUND') && !request.saysWhatIsGone ? new AppError('OUTCOME_UNKNOWN', {}, { cause: error }) : error
  }
  const parsed = request.answer.safeParse(jsonOf(answer))
  if (!parsed.success) throw new AppError('OUTCOME_UNKNOWN', {}, { cause: parsed.error })
  return parsed.data
}

type Writing = Pick<Parameters<typeof send>[1], 'effect' | 'stillMine' | 'answered'>

const ask = async <T>(
  session: AccountSession,
  io: AdapterIo,
  { path, method, query, body, timeoutMs }: Call<T>,
  token: string,
  writing: Writing = {},
): Promise<HttpAnswer> => {
  const url = graphUrl(session.service, path)
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value)
  const answer = await send(io, {
    platform: 'instagram',
    url,
    method: method ?? (body ? 'POST' : 'GET'),
    // In a header and not in the address, which is logged on the way.
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: new TextEncoder().encode(JSON.stringify(body)) }),
    signal: session.signal,
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...writing,
  })
  const budget = callBudget(answer.headers, io.clock.now())
  if (budget) session.heard(budget)
  return answer
}

const isSuccess = (answer: HttpAnswer): boolean => answer.status >= 200 && answer.status < 300 && errorCode(answer).code === null

const read = <T>(answer: HttpAnswer, { answer: schema, situation = 'call' }: Call<T>, io: AdapterIo): T => {
  if (!isSuccess(answer)) throw toAppError(situation, answer, io.clock.now())
  const parsed = schema.safeParse(jsonOf(answer))
  if (!parsed.success) throw new AppError('PLATFORM_DOWN', { platform: 'instagram' }, { cause: parsed.error })
  return parsed.data
}
