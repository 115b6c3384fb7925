/** The client of a page that core itself served: same origin, cookie, and a header that no form can send. */
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ApiClient } from './api.tsx'
import { fetchTelling, type CallContext } from './upload-progress.ts'

export const createHttpClient = (origin: string): ApiClient =>
  createORPCClient(
    new RPCLink<CallContext>({
      url: `${origin}/rpc`,
      headers: { 'x-coulisse': '1' },
      fetch: (request, init, { context }) =>
        context.onSent ? fetchTelling(request, context.onSent) : globalThis.fetch(request, { ...init, credentials: 'same-origin' }),
    }),
  )
