/** Calls to TikTok's API, signed in, renewed once when the token has run out. */
import * as z from 'zod'
import { AppError, isAppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, PublishHooks } from '../kit/adapter.ts'
import { send, type HttpAnswer } from '../kit/http.ts'
import { exactJsonOf } from './answers.ts'
import { readCredential } from './credential.ts'
import { errorCode, toAppError, unknownCode } from './errors.ts'
import { renewSession } from './renew-session.ts'
import { apiUrl } from './service-url.ts'

export interface Call<T> {
  /** E.g. `/v2/post/publish/status/fetch/`. */
  path: string
  fields?: readonly string[]
  /** Its presence makes it a POST. */
  body?: object
  answer: z.ZodType<T>
}

type Writing = Pick<Parameters<typeof send>[1], 'effect' | 'stillMine' | 'answered'>

/** Throws AppErrors of `errors.ts`. None of these calls makes a post public: that is the last chunk's to do, or `write`'s. */
export const call = async <T>(session: AccountSession, io: AdapterIo, request: Call<T>): Promise<T> =>
  read(await askRenewed(session, io, request), request, io)

/** The one request after which TikTok posts photos by itself. Throws OUTCOME_UNKNOWN when it may have been taken. */
export const write = async <T>(session: AccountSession, io: AdapterIo, request: Call<T>, hooks: PublishHooks): Promise<T> => {
  const answer = await askRenewed(session, io, request, {
    effect: 'write',
    stillMine: hooks.stillMine && (() => hooks.stillMine?.() ?? true),
    answered: (status) => hooks.answered?.(status),
  })
  const code = errorCode(answer)
  // A server may fail after it has taken it: 503 says that it did not.
  const mayBeOut = (answer.status >= 500 && answer.status !== 503) || code === 'internal_error'
  if (mayBeOut || (answer.status < 300 && code === unknownCode)) throw new AppError('OUTCOME_UNKNOWN', {})
  try {
    return read(answer, request, io)
  } catch (error) {
    // It was taken, and what its post is called cannot be read.
    throw code === 'ok' && isAppError(error, 'PLATFORM_DOWN') ? new AppError('OUTCOME_UNKNOWN', {}, { cause: error }) : error
  }
}

const askRenewed = async <T>(session: AccountSession, io: AdapterIo, request: Call<T>, writing: Writing = {}): Promise<HttpAnswer> => {
  // Held on to: while this call is under way another may renew the session, and then this one is the stale one.
  const used = session.credential()
  const first = await ask(session, io, request, readCredential(used).accessToken, writing)
  if (!isStale(first)) return first
  const renewed = await session.refresh(used, (current) => renewSession(session, current, io))
  return ask(session, io, request, readCredential(renewed).accessToken, writing)
}

/** A refusal that a new token may lift; a scope that was not granted is none. That the grant is over is for the refresh to say. */
const isStale = (answer: HttpAnswer): boolean => {
  const code = errorCode(answer)
  return code === 'access_token_invalid' || (answer.status === 401 && !code.startsWith('scope_'))
}

const ask = <T>(
  session: AccountSession,
  io: AdapterIo,
  { path, fields, body }: Call<T>,
  token: string,
  writing: Writing,
): Promise<HttpAnswer> => {
  const url = apiUrl(session.service, path)
  if (fields) url.searchParams.set('fields', fields.join(','))
  return send(io, {
    platform: 'tiktok',
    url,
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json; charset=UTF-8' }) },
    ...(body && { body: new TextEncoder().encode(JSON.stringify(body)) }),
    signal: session.signal,
    ...writing,
  })
}

/** It is a success when `error.code` says so, whatever the status; an answer without one is none of TikTok's. */
const read = <T>(answer: HttpAnswer, request: Call<T>, io: AdapterIo): T => {
  if (answer.status < 200 || answer.status >= 300 || errorCode(answer) !== 'ok') throw toAppError('call', answer, io.clock.now())
  const parsed = z.object({ data: request.answer }).safeParse(exactJsonOf(answer))
  if (!parsed.success) throw new AppError('PLATFORM_DOWN', { platform: 'tiktok' }, { cause: parsed.error })
  return parsed.data.data
}
