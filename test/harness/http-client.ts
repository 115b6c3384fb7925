/** A browser as core sees one: calls over HTTP with the header of our page, and a cookie jar of its own. */
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { CoreClient } from '../../src/core/index.ts'
import { callHeader } from '../../src/core/rpc/http-guard.ts'

export interface HttpClient {
  client: CoreClient
  /** The cookie header it sends; empty when signed out. */
  cookie(): string
  /** Every Set-Cookie header received, in order. */
  received: string[]
}

/** A pooled connection may have been closed by a server that was started again; a browser tries anew as well. */
const fetchAgain = async (request: Request, init: RequestInit): Promise<Response> => {
  const second = request.clone()
  try {
    return await fetch(request, init)
  } catch (error) {
    const cause: unknown = error instanceof TypeError ? error.cause : undefined
    const stale = cause instanceof Error && 'code' in cause && (cause.code === 'UND_ERR_SOCKET' || cause.code === 'ECONNRESET')
    if (!stale) throw error
    return await fetch(second, init)
  }
}

export const createHttpClient = (url: string): HttpClient => {
  const jar = new Map<string, string>()
  const received: string[] = []
  const cookie = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

  const keep = (header: string): void => {
    received.push(header)
    const [pair = ''] = header.split(';')
    const at = pair.indexOf('=')
    if (/max-age=0/i.test(header)) jar.delete(pair.slice(0, at))
    else jar.set(pair.slice(0, at), pair.slice(at + 1))
  }

  const link = new RPCLink({
    url: `${url}/rpc`,
    headers: () => ({ [callHeader]: '1', ...(jar.size > 0 ? { cookie: cookie() } : {}) }),
    fetch: async (request, init) => {
      const response = await fetchAgain(request, init)
      for (const header of response.headers.getSetCookie()) keep(header)
      return response
    },
  })
  return { client: createORPCClient(link), cookie, received }
}
