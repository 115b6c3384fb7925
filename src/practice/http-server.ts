/** The practice network's HTTP server: loopback only, one table of routes, faults before and after each of them. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Refusal, type Answer } from './answer.ts'
import type { PracticeClock } from './clock.ts'
import type { Fault, Faults } from './faults.ts'

export interface PracticeRequest {
  method: string
  path: string
  /** What the path has in the places that the route names. */
  params: Readonly<Record<string, string>>
  query: URLSearchParams
  headers: IncomingMessage['headers']
  body: Uint8Array
  /** Bearer token, or that of an upload's address, when there is one. */
  token: string | null
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** The whole path, with places named by a colon (`/x/2/users/:id`), or its beginning when it ends in `*`. */
  path: string
  maxBodyBytes?: number
  handle: (request: PracticeRequest) => Answer | Promise<Answer>
}

export interface ServerParts {
  clock: PracticeClock
  faults: Faults
  routes: readonly Route[]
  /** Whose token it is, for faults. */
  accountOf: (token: string) => string | null
  /** Carries out `expireToken` and `revokeToken`. */
  spoilToken: (fault: Fault, token: string) => void
  refusalOf: (fault: Fault, path: string) => Refusal
}

export const listen = async (port: number, parts: ServerParts): Promise<{ server: Server; url: string }> => {
  const answer = createAnswerer(parts)
  const server = createServer({ keepAliveTimeout: 60_000 }, (incoming, outgoing) => {
    answer(incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const createAnswerer = (parts: ServerParts) => {
  const findRoute = createRouter(parts.routes)
  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const url = new URL(incoming.url ?? '/', 'http://practice')
    const method = incoming.method ?? 'GET'
    const { route, params } = findRoute(method, url.pathname)
    const token =
      /^(?:Bearer|OAuth) (\S+)$/.exec(incoming.headers.authorization ?? '')?.[1] ??
      url.searchParams.get('upload_token') ??
      url.searchParams.get('access_token')
    const isControl = url.pathname.startsWith('/_control/')
    const account = token === null ? null : parts.accountOf(token)
    const fault = isControl ? null : parts.faults.take({ method, path: url.pathname, account })
    const body = await readBody(incoming, route?.maxBodyBytes ?? 1_000_000)
    const request = {
      method,
      path: url.pathname,
      params,
      query: url.searchParams,
      headers: incoming.headers,
      body: body ?? new Uint8Array(),
      token,
    }
    if (fault?.latencyMs) await wait(parts.clock, fault.latencyMs)
    if (fault?.dropBeforeAccept) return void outgoing.destroy()
    if (fault && token !== null) parts.spoilToken(fault, token)
    const answer = await toAnswer(async () => {
      if (fault?.status !== undefined) throw parts.refusalOf(fault, url.pathname)
      if (body === null) throw new Refusal(413, 'PayloadTooLarge', 'request entity too large')
      if (!route) throw new Refusal(501, 'MethodNotImplemented', 'Method Not Implemented')
      return await route.handle(request)
    })
    if (fault?.answerLatencyMs) await wait(parts.clock, fault.answerLatencyMs)
    if (fault?.loseAnswerAfterAccept) return void outgoing.destroy()
    write(outgoing, answer)
  }
}

interface FoundRoute {
  route: Route | null
  params: Record<string, string>
}

/** A path that is written out comes before one with places, and that before a beginning. */
const createRouter = (routes: readonly Route[]) => {
  const exact = new Map(routes.map((route) => [`${route.method} ${route.path}`, route]))
  const open = routes.filter(({ path }) => path.endsWith('*'))
  const withPlaces = routes.filter(({ path }) => path.includes('/:')).map((route) => ({ route, pattern: patternOf(route.path) }))
  return (method: string, path: string): FoundRoute => {
    const written = exact.get(`${method} ${path}`)
    if (written) return { route: written, params: {} }
    for (const { route, pattern } of withPlaces) {
      const found = route.method === method ? pattern.exec(path) : null
      if (found) return { route, params: { ...found.groups } }
    }
    return { route: open.find((route) => route.method === method && path.startsWith(route.path.slice(0, -1))) ?? null, params: {} }
  }
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`)

/** `null` when it is longer than `maxBytes`; a body that breaks off rejects. */
const readBody = async (incoming: IncomingMessage, maxBytes: number): Promise<Uint8Array | null> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size <= maxBytes) chunks.push(chunk)
  }
  if (size > maxBytes) return null
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}

const toAnswer = async (produce: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await produce()
  } catch (error) {
    if (error instanceof Refusal) return error.toAnswer()
    process.stderr.write(`practice network: ${error instanceof Error ? error.stack : String(error)}\n`)
    return { status: 500, body: { error: 'InternalServerError', message: 'Internal Server Error' } }
  }
}

const write = (outgoing: ServerResponse, { status, headers, body }: Answer): void => {
  const content = body === undefined || typeof body === 'string' || body instanceof Uint8Array ? (body ?? '') : JSON.stringify(body)
  outgoing.writeHead(status, { ...typeOf(body), 'content-length': Buffer.byteLength(content), ...headers })
  outgoing.end(content)
}

/** None for an empty answer: clients would try to read it. */
const typeOf = (body: Answer['body']): Record<string, string> => {
  if (body === undefined) return {}
  if (typeof body === 'string') return { 'content-type': 'text/plain; charset=utf-8' }
  return { 'content-type': body instanceof Uint8Array ? 'application/octet-stream' : 'application/json; charset=utf-8' }
}

const wait = (clock: PracticeClock, ms: number): Promise<void> => new Promise((resolve) => void clock.at(clock.now() + ms, resolve))
