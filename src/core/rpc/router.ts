/** The contract with its handlers: typed errors, permissions and reach around every procedure. */
import type { AnyContractRouter } from '@orpc/contract'
import { implement } from '@orpc/server'
import type { AnyRouter } from '@orpc/server'
import { contract } from '../../contract/index.ts'
import { permissions } from '../../contract/permissions.ts'
import type { Permission } from '../../contract/permissions.ts'
import { AppError } from '../app-error.ts'
import type { Call } from '../procedure.ts'
import type { OwnerOf } from '../store/owner-reader.ts'
import { assertReach, assertRole } from './authorize.ts'
import { toWireError } from './to-wire-error.ts'
import type { WireErrorDeps } from './to-wire-error.ts'

/** What a transport brings with each call. */
export interface RpcContext {
  /** Looks the session up, anew for each call: a revoked session ends with the next call. */
  openCall(signal: AbortSignal | undefined): Call
}

/** A contract and who may call what in it. Core serves `served`; a test of transports lends its own. */
export interface Served {
  contract: AnyContractRouter
  permissions: Readonly<Record<string, Permission>>
}
export const served: Served = { contract, permissions }

interface RouterDeps extends WireErrorDeps {
  ownerOf: OwnerOf
  served?: Served
}

/** Handlers by path. `Handlers` holds each to its procedure's types, so here they may be loose. */
export type LooseHandlers = Readonly<Record<string, (args: never) => unknown>>
type LooseHandler = (args: { input: unknown; call: Call }) => unknown
type Outcome = Promise<{ output: unknown }>
interface MiddlewareOptions {
  context: RpcContext & { call?: Call }
  signal?: AbortSignal
  next(options: { context: { call: Call } }): Outcome
}
interface Implementer {
  use(middleware: (options: MiddlewareOptions, input: unknown) => Outcome): Implementer
  handler(handler: (options: { input: unknown; context: { call: Call } }) => unknown): unknown
}
type Tree<T> = Record<string, Record<string, T> | undefined>

const isIterator = (value: unknown): value is AsyncIteratorObject<unknown, unknown, void> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'next' in value

/** A stream that fails on the way fails as a call does: typed, or with an id only. */
const guarded = (
  iterator: AsyncIteratorObject<unknown, unknown, void>,
  translate: (error: unknown) => Error,
  signal?: AbortSignal,
): AsyncIteratorObject<unknown, unknown, void> => {
  // A MessagePort tells of a reader that left by the signal alone, and would wait for the next event to notice.
  const leave = (): void => void iterator.return?.().catch(() => undefined)
  if (signal?.aborted) leave()
  else signal?.addEventListener('abort', leave, { once: true })
  return {
    next: async () => {
      try {
        return await iterator.next()
      } catch (error) {
        throw translate(error)
      }
    },
    return: async (value) => (await iterator.return?.(value)) ?? { done: true, value },
    [Symbol.asyncIterator]() {
      return this
    },
    [Symbol.asyncDispose]: async () => {
      await iterator.return?.()
    },
  }
}

const declaredBy = (tree: AnyContractRouter, group: string, name: string): ReadonlySet<string> =>
  new Set(Object.keys((tree as unknown as Tree<{ '~orpc': { errorMap: object } }>)[group]?.[name]?.['~orpc'].errorMap ?? {}))

/**
 * Builds the router. The first middleware runs before the input is parsed (`initialInputValidationIndex`), so that
 * who may not call learns nothing of the input's shape; the second after, on the parsed input.
 */
export const createRouter = (handlers: LooseHandlers, deps: RouterDeps): AnyRouter => {
  const { contract: tree, permissions: table } = deps.served ?? served
  const groups = implement(tree)
    .$context<RpcContext>()
    .$config({ initialInputValidationIndex: 1, initialOutputValidationIndex: 1 }) as unknown as Tree<Implementer>
  const router: Record<string, Record<string, unknown>> = {}
  for (const [path, handler] of Object.entries(handlers) as [string, LooseHandler][]) {
    const [group = '', name = ''] = path.split('.')
    const procedure = groups[group]?.[name]
    const permission = table[path]
    if (!procedure || !permission) throw new Error(`no contract or no permission for ${path}`)
    const declared = declaredBy(tree, group, name)
    const translate = (error: unknown): Error => toWireError(error, path, declared, deps)
    router[group] ??= {}
    router[group][name] = procedure
      .use(async ({ context, next, signal }) => {
        try {
          const call = context.openCall(signal)
          assertRole(permission, call)
          const outcome = await next({ context: { call } })
          return isIterator(outcome.output) ? { ...outcome, output: guarded(outcome.output, translate, signal) } : outcome
        } catch (error) {
          throw translate(error)
        }
      })
      .use(async ({ context, next }, input) => {
        if (!context.call) throw new AppError('UNAUTHENTICATED', {})
        assertReach(permission, input, context.call, deps.ownerOf)
        return await next({ context: { call: context.call } })
      })
      .handler(({ input, context }) => handler({ input, call: context.call }))
  }
  return router as AnyRouter
}
