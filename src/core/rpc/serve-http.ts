/** The router and the interface over HTTP on loopback. Events come as SSE, which oRPC makes of an iterator. */
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AnyRouter } from '@orpc/server'
import { RPCHandler } from '@orpc/server/node'
import type { Call, Origin } from '../procedure.ts'
import { announcedBytes, bodyLimit } from './body-limit.ts'
import { isOwnHost, refusalOf } from './http-guard.ts'
import { multipartBody } from './multipart-body.ts'
import type { RpcContext } from './router.ts'
import { readSessionCookie, sessionCookie } from './session-cookie.ts'
import { sendStatic } from './static-files.ts'

export interface ServeHttpOptions {
  /** 0 takes a free one. */
  port: number
  /** The built interface; without it only `/rpc` answers. */
  rendererDir?: string
}

export interface HttpServer extends AsyncDisposable {
  url: string
}

interface ServeHttpDeps {
  openCall(request: { token: string | null; origin: Origin; setSession: Call['setSession']; signal: AbortSignal | undefined }): Call
}

const refuse = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text)
}

/** What an answer of a call is never used as: a page, a script, something kept. */
const guardAnswer = (response: ServerResponse): void => {
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  response.setHeader('Referrer-Policy', 'no-referrer')
}

/** A failure outside oRPC, in its words, so that the client has it typed. */
const refuseTyped = (response: ServerResponse, status: number, error: { defined: boolean; code: string; data?: unknown }): void => {
  response
    .writeHead(status, { 'Content-Type': 'application/json' })
    .end(JSON.stringify({ json: { status, message: error.code, ...error } }))
}

const tooLarge = { defined: true, code: 'BAD_INPUT', data: { issues: [{ path: '', code: 'too_big' }] } }

const contextFor = (request: IncomingMessage, response: ServerResponse, port: number, deps: ServeHttpDeps): RpcContext => ({
  openCall: (signal) =>
    deps.openCall({
      token: readSessionCookie(request, port),
      origin: {
        via: 'browser',
        address: request.socket.remoteAddress ?? 'unknown',
        agent: (request.headers['user-agent'] ?? '').slice(0, 300),
      },
      setSession: (token, expiresAt) => {
        if (!response.headersSent) response.appendHeader('Set-Cookie', sessionCookie(port, token, expiresAt))
      },
      signal,
    }),
})

/** Listens on 127.0.0.1 only. Rejects when the port is taken. */
export const serveHttp = async (router: AnyRouter, options: ServeHttpOptions, deps: ServeHttpDeps): Promise<HttpServer> => {
  const rpc = new RPCHandler<RpcContext>(router, {
    rootInterceptors: [
      async ({ next }) => {
        const answered = await next()
        const { response } = answered
        if (!response || !(response.body instanceof FormData)) return answered
        const { contentType, body } = multipartBody(response.body)
        return { ...answered, response: { ...response, headers: { ...response.headers, 'content-type': contentType }, body } }
      },
    ],
  })
  let port = options.port
  const answerCall = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    guardAnswer(response)
    const refusal = refusalOf(request, port)
    if (refusal) return refuse(response, ...refusal)
    const context = contextFor(request, response, port, deps)
    const bytes = announcedBytes(request)
    if (bytes === undefined) return refuse(response, 411, 'Say how long the body is.')
    // The session is looked up only for what nobody may send without one.
    if (bytes > bodyLimit(null) && bytes > bodyLimit(context.openCall(undefined).user)) {
      // Read and dropped, so that the answer is not lost to a connection reset.
      request.resume()
      return refuseTyped(response, 413, tooLarge)
    }
    const { matched } = await rpc.handle(request, response, { prefix: '/rpc', context })
    if (!matched) refuseTyped(response, 404, { defined: false, code: 'NOT_FOUND' })
  }
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname
    if (!isOwnHost(request, port)) return refuse(response, 421, 'This address is not served here.')
    if (path.startsWith('/rpc/')) return answerCall(request, response)
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Only GET here.')
    if (options.rendererDir === undefined) return refuse(response, 404, 'The interface is not served here.')
    sendStatic(options.rendererDir, path, response)
  }
  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      // oRPC answers its own failures; what is left is a broken connection or a malformed request line.
      if (response.headersSent) response.destroy()
      else refuse(response, 400, 'Bad request.')
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  port = (server.address() as AddressInfo).port
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
