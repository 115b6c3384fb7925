/**
 * The only place in core that touches the network for platforms. Wraps the lent network with a time-out on the
 * lent clock, a limit on the answer's size, and one reading of what a failure means: before anything left this
 * machine it is OFFLINE or PLATFORM_DOWN; after a write left, it is OUTCOME_UNKNOWN.
 * Neither bodies nor headers are ever logged or put in an error: they carry tokens and people's words.
 */
import type { PlatformId } from '../../../contract/platforms.ts'
import { AppError, isAppError } from '../../app-error.ts'
import type { NetworkAnswer } from '../../ports.ts'
import type { AdapterIo, FittedFile } from './adapter.ts'

const defaultTimeoutMs = 30_000
const defaultMaxAnswerBytes = 8_000_000

export type FileBody = Pick<FittedFile, 'bytes' | 'parts'>

export interface HttpRequest {
  platform: PlatformId
  url: string | URL
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  headers?: Readonly<Record<string, string>>
  /** A file's parts are read as they leave. */
  body?: Uint8Array | FileBody | undefined
  /**
   * `write`: once the body began to leave, anything but an answer is OUTCOME_UNKNOWN. Default `none`: sending it
   * twice or not at all harms nobody (reads, uploads that nothing refers to yet).
   */
  effect?: 'none' | 'write'
  /** Of a write: asked synchronously at the last instant (`PublishHooks.stillMine`). */
  stillMine?: (() => boolean) | undefined
  /** Of a write: told the status of its answer (`PublishHooks.answered`). */
  answered?: ((status: number) => void) | undefined
  /** For the whole call, answer included. */
  timeoutMs?: number
  maxAnswerBytes?: number
  signal?: AbortSignal | undefined
}

export type HttpAnswer = NetworkAnswer

/** Sends one request. Any status is an answer; throws only where there is none. */
export const send = async (io: AdapterIo, request: HttpRequest): Promise<HttpAnswer> => {
  const stop = new AbortController()
  const timeoutMs = request.timeoutMs ?? defaultTimeoutMs
  using _deadline = io.clock.at(io.clock.now() + timeoutMs, () => stop.abort(new DOMException('timed out', 'TimeoutError')))
  using _cancel = followAbort(request.signal, stop)
  const isWrite = request.effect === 'write'
  const file = request.body && 'parts' in request.body ? request.body : null
  let began = false
  const leaving = (): void => {
    if (request.stillMine && !request.stillMine()) throw new AppError('STATE_CHANGED', { what: 'lease', state: 'lost' })
    began = isWrite
  }
  try {
    stop.signal.throwIfAborted()
    const answer = await io.network.exchange({
      url: new URL(request.url),
      method: request.method ?? 'GET',
      headers: { 'user-agent': 'Coulisse', ...request.headers, ...(file && { 'content-length': String(file.bytes) }) },
      body: file ? file.parts() : (request.body as Uint8Array | undefined),
      leaving,
      ...(isWrite && request.answered ? { answered: request.answered } : {}),
      signal: stop.signal,
      maxAnswerBytes: request.maxAnswerBytes ?? defaultMaxAnswerBytes,
    })
    // Nobody follows it, and it does not say whether what was sent was taken.
    if (isWrite && answer.status >= 300 && answer.status < 400) throw new Error('a write was answered with a redirect')
    return answer
  } catch (error) {
    throw failureOf(error, request, began)
  }
}

/** `AbortSignal.any` without what it costs on every call. */
const followAbort = (signal: AbortSignal | undefined, stop: AbortController): Disposable => {
  const abort = (): void => stop.abort(signal?.reason)
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort)
  return { [Symbol.dispose]: () => signal?.removeEventListener('abort', abort) }
}

/**
 * No connection came about, whatever else happened. (A connection that stood may end in EHOSTUNREACH too, with the
 * request long delivered, so that one proves nothing.)
 */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])
/** What says that this machine has no network rather than that the server is down. */
const noNetwork = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN'])

const failureOf = (error: unknown, request: HttpRequest, began: boolean): AppError => {
  if (isAppError(error)) return error
  const code = networkCode(error)
  if (began && !neverConnected.has(code)) return new AppError('OUTCOME_UNKNOWN', {}, { cause: error })
  if (request.signal?.aborted) return new AppError('CANCELLED', {}, { cause: error })
  if (noNetwork.has(code)) return new AppError('OFFLINE', {}, { cause: error })
  return new AppError('PLATFORM_DOWN', { platform: request.platform }, { cause: error })
}

/** The system's code behind a failed fetch, wherever in the chain of causes it sits; '' when there is none. */
export const networkCode = (error: unknown): string => {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof AggregateError && at.errors.length > 0) return networkCode(at.errors[0])
    if ('code' in at && typeof at.code === 'string') return at.code
  }
  return ''
}

const decoder = new TextDecoder()

/** The answer's body as JSON, `undefined` when it is none: an answer from a proxy is often HTML. */
export const jsonOf = (answer: HttpAnswer): unknown => {
  try {
    return JSON.parse(decoder.decode(answer.body))
  } catch {
    // Not JSON is an expected answer; the caller's schema says what that means.
    return undefined
  }
}
