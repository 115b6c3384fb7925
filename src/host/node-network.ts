/**
 * The network under Node: undici's dispatcher, without the objects that `fetch` builds around it. A request costs a
 * third of the processor time so, and the last check before it leaves comes where the standard has no place for one:
 * after the connection stands, before its first byte.
 */
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import type { Agent, Dispatcher } from 'undici'
import type { Network, NetworkAnswer, NetworkRequest } from '../core/ports.ts'

/** Keeps connections open between requests to the same server. */
export const createNodeNetwork = (): Network & AsyncDisposable => {
  let agent: Promise<Agent> | undefined
  return {
    exchange: async (request) => {
      agent ??= openAgent()
      return await unpack(await exchangeThrough(await agent, request), request.maxAnswerBytes)
    },
    [Symbol.asyncDispose]: async () => {
      await (await agent)?.destroy()
      agent = undefined
    },
  }
}

/** Loaded when first needed: an application that starts sends nothing. */
const openAgent = async (): Promise<Agent> => {
  const undici = await import('undici')
  // Deadlines are the caller's, on its own clock.
  return new undici.Agent({ headersTimeout: 0, bodyTimeout: 0 })
}

const exchangeThrough = (agent: Agent, request: NetworkRequest): Promise<NetworkAnswer> => {
  const { promise, resolve, reject } = Promise.withResolvers<NetworkAnswer>()
  const reading = new AnswerReader(request, resolve, reject)
  const { origin, pathname, search } = request.url
  const headers = { 'accept-encoding': 'gzip, br', ...request.headers }
  agent.dispatch({ origin, path: pathname + search, method: request.method, headers, body: bodyOf(request) }, reading)
  return promise
}

const bodyOf = ({ body }: NetworkRequest): Dispatcher.DispatchOptions['body'] =>
  body === undefined || body instanceof Uint8Array ? body : (body as AsyncIterable<Uint8Array> & Dispatcher.DispatchOptions['body'])

/** Gathers one answer, and breaks the request off when it is to end before. */
class AnswerReader implements Dispatcher.DispatchHandler {
  readonly #request: NetworkRequest
  readonly #resolve: (answer: NetworkAnswer) => void
  readonly #reject: (error: unknown) => void
  readonly #parts: Uint8Array[] = []
  #controller: Dispatcher.DispatchController | undefined
  #status = 0
  #headers = new Headers()
  #size = 0

  constructor(request: NetworkRequest, resolve: (answer: NetworkAnswer) => void, reject: (error: unknown) => void) {
    this.#request = request
    this.#resolve = resolve
    this.#reject = reject
    request.signal.addEventListener('abort', this.#abort)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    // It was given up while it waited for a connection.
    if (this.#request.signal.aborted) return this.#abort()
    try {
      this.#request.leaving?.()
    } catch (error) {
      this.#breakOff(error)
    }
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) return
    this.#status = status
    this.#headers = toHeaders(headers)
    this.#request.answered?.(status)
  }

  onResponseData(_controller: Dispatcher.DispatchController, part: Uint8Array): void {
    this.#size += part.byteLength
    if (this.#size > this.#request.maxAnswerBytes) return this.#breakOff(new Error(`answer over ${this.#request.maxAnswerBytes} bytes`))
    this.#parts.push(part)
  }

  onResponseEnd(): void {
    this.#end()
    const [only] = this.#parts
    const body = this.#parts.length === 1 && only ? only : Buffer.concat(this.#parts)
    this.#resolve({ status: this.#status, headers: this.#headers, body })
  }

  onResponseError(_controller: unknown, error: Error): void {
    this.#end()
    this.#reject(error)
  }

  readonly #abort = (): void => this.#breakOff(this.#request.signal.reason)

  #breakOff(reason: unknown): void {
    this.#end()
    this.#reject(reason)
    // An error of its own: undici hands it on, and nobody who waits for this request is left to hear it.
    this.#controller?.abort(new Error('broken off'))
  }

  #end(): void {
    this.#request.signal.removeEventListener('abort', this.#abort)
  }
}

const toHeaders = (raw: Record<string, string | string[] | undefined>): Headers => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(raw)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one)
  }
  return headers
}

const unpackers: Record<string, ((packed: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>) | undefined> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
}

/** Throws for a packing nobody asked for, and for more than `maxBytes` however small it came. */
const unpack = async (answer: NetworkAnswer, maxBytes: number): Promise<NetworkAnswer> => {
  const packing = answer.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity'
  if (packing === 'identity' || answer.body.byteLength === 0) return answer
  const unpacker = unpackers[packing]
  if (!unpacker) throw new Error('an answer in an unknown packing')
  return { ...answer, body: await unpacker(answer.body, { maxOutputLength: maxBytes }) }
}
