/** Calls to TikTok's API, signed in, renewed once when the token has run out. */
import * as z from 'zod'
import { AppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo } from '../kit/adapter.ts'
import { send, type HttpAnswer } from '../kit/http.ts'
import { exactJsonOf } from './answers.ts'
import { readCredential } from './credential.ts'
import { errorCode, toAppError } from './errors.ts'
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

/** Throws AppErrors of `errors.ts`. None of these calls makes a post public: that is the last chunk's to do. */
export const call = async <T>(session: AccountSession, io: AdapterIo, request: Call<T>): Promise<T> => {
  // Held on to: while this call is under way another may renew the session, and then this one is the stale one.
  const used = session.credential()
  const first = await ask(session, io, request, readCredential(used).accessToken)
  if (!isStale(first)) return read(first, request, io)
  const renewed = await session.refresh(used, (current) => renewSession(session, current, io))
  return read(await ask(session, io, request, readCredential(renewed).accessToken), request, io)
}

/** A refusal that a new token may lift; a scope that was not granted is none. That the grant is over is for the refresh to say. */
const isStale = (answer: HttpAnswer): boolean => {
  const code = errorCode(answer)
  return code === 'access_token_invalid' || (answer.status === 401 && !code.startsWith('scope_'))
}

const ask = <T>(session: AccountSession, io: AdapterIo, { path, fields, body }: Call<T>, token: string): Promise<HttpAnswer> => {
  const url = apiUrl(session.service, path)
  if (fields) url.searchParams.set('fields', fields.join(','))
  return send(io, {
    platform: 'tiktok',
    url,
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json; charset=UTF-8' }) },
    ...(body && { body: new TextEncoder().encode(JSON.stringify(body)) }),
    signal: session.signal,
  })
}

/** It is a success when `error.code` says so, whatever the status; an answer without one is none of TikTok's. */
const read = <T>(answer: HttpAnswer, request: Call<T>, io: AdapterIo): T => {
  if (answer.status < 200 || answer.status >= 300 || errorCode(answer) !== 'ok') throw toAppError('call', answer, io.clock.now())
  const parsed = z.object({ data: request.answer }).safeParse(exactJsonOf(answer))
  if (!parsed.success) throw new AppError('PLATFORM_DOWN', { platform: 'tiktok' }, { cause: parsed.error })
  return parsed.data.data
}
