/** The contract with its handlers: typed errors, permissions and reach around every procedure. */
import { implement } from '@orpc/server'
import type { AnyRouter } from '@orpc/server'
import { contract } from '../../contract/index.ts'
import type { ProcedurePath } from '../../contract/index.ts'
import { AppError } from '../app-error.ts'
import type { Call, Handlers } from '../procedure.ts'
import type { OwnerOf } from '../store/owner-reader.ts'
import { assertReach, assertRole } from './authorize.ts'
import { toWireError } from './to-wire-error.ts'
import type { WireErrorDeps } from './to-wire-error.ts'

/** What a transport brings with each call. */
export interface RpcContext {
  /** Looks the session up, anew for each call: a revoked session ends with the next call. */
  openCall(signal: AbortSignal | undefined): Call
}

interface RouterDeps extends WireErrorDeps {
  ownerOf: OwnerOf
}

type LooseHandler = (args: { input: unknown; call: Call }) => unknown
interface Implementer {
  use(middleware: (options: { context: RpcContext & { call?: Call }; next: (options: { context: { call: Call } }) => Promise<unknown> }, input: unknown) => Promise<unknown>): Implementer
  handler(handler: (options: { input: unknown; context: { call: Call } }) => unknown): unknown
  '~orpc': { errorMap: Record<string, unknown> }
}

/**
 * Builds the router. The types of `Handlers` hold each handler to its procedure, so the loop may be loose.
 * Role is checked before the input is parsed, reach after.
 */
export const createRouter = (handlers: Handlers, deps: RouterDeps): AnyRouter => {
  const root = implement(contract).$context<RpcContext>().$config({ initialInputValidationIndex: 1, initialOutputValidationIndex: 1 })
  const groups = root as unknown as Record<string, Record<string, Implementer>>
  const router: Record<string, Record<string, unknown>> = {}
  for (const [path, handler] of Object.entries(handlers) as [ProcedurePath, LooseHandler][]) {
    const [group = '', name = ''] = path.split('.')
    const procedure = groups[group]?.[name]
    if (!procedure) throw new Error(`no contract for ${path}`)
    const declared = new Set(Object.keys((contract as unknown as Record<string, Record<string, Implementer>>)[group]?.[name]?.['~orpc'].errorMap ?? {}))
    router[group] ??= {}
    router[group][name] = procedure
      .use(async ({ context, next, signal }: { context: RpcContext; next: (options: { context: { call: Call } }) => Promise<unknown>; signal?: AbortSignal }) => {
        try {
          const call = context.openCall(signal)
          assertRole(path, call)
          return await next({ context: { call } })
        } catch (error) {
          throw toWireError(error, path, declared, deps)
        }
      })
      .use(async ({ context, next }, input) => {
        if (!context.call) throw new AppError('UNAUTHENTICATED', {})
        assertReach(path, input, context.call, deps.ownerOf)
        return await next({ context: { call: context.call } })
      })
      .handler(({ input, context }) => handler({ input, call: context.call }))
  }
  return router as AnyRouter
}
