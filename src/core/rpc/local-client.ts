/** The router in this process: same checks, same typed errors, no serialization. */
import { ORPCError, createORPCClient } from '@orpc/client'
import type { ClientLink } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { createProcedureClient, getRouter, isProcedure } from '@orpc/server'
import type { AnyRouter } from '@orpc/server'
import type { Contract } from '../../contract/index.ts'
import type { RpcContext } from './router.ts'

/** Rejects with the signal's reason as soon as it is aborted, as the other transports do. */
const untilAborted = <T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
  if (!signal) return answer
  return new Promise<T>((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error)
    if (signal.aborted) return onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}

export const createLocalClient = (router: AnyRouter, context: RpcContext): ContractRouterClient<Contract> => {
  // oxlint-disable-next-line typescript/no-generated-empty-object-type -- oRPC's word for "no context"
  const link: ClientLink<Record<never, never>> = {
    call: async (path, input, { signal }) => {
      const procedure = getRouter(router, path)
      if (!procedure || !isProcedure(procedure)) throw new ORPCError('NOT_FOUND', { status: 404 })
      return await untilAborted(createProcedureClient(procedure, { context, path: [...path] })(input, { signal }), signal)
    },
  }
  return createORPCClient(link)
}
