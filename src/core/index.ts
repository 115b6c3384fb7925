/** Core's one door. */
import type { ContractRouterClient } from '@orpc/contract'
import type { SupportedMessagePort } from '@orpc/client/message-port'
import type { Contract } from '../contract/index.ts'
import { coreConfig } from './config.ts'
import type { CoreConfig } from './config.ts'
import { createContext } from './context.ts'
import type { Context } from './context.ts'
import { createHandlers } from './handlers.ts'
import { newId } from './ids.ts'
import type { AnyPlatform } from './platforms/kit/adapter.ts'
import { adapters as builtIn } from './platforms/registry.gen.ts'
import type { Ports } from './ports.ts'
import type { Origin } from './procedure.ts'
import { createLocalClient } from './rpc/local-client.ts'
import { createRouter } from './rpc/router.ts'
import type { HttpServer, ServeHttpOptions } from './rpc/serve-http.ts'
import { serveHttp } from './rpc/serve-http.ts'
import { servePort } from './rpc/serve-port.ts'
import { sqliteFailure } from './sqlite-failure.ts'
import { latestBackup } from './store/back-up.ts'
import type { Actor } from './store/store.ts'

export type { CoreConfig } from './config.ts'
export type { Ports } from './ports.ts'
export { isAppError } from './app-error.ts'
export type { MediaProgress } from './media/back-up-media.ts'
export { makeFolder } from './make-folder.ts'
export { latestBackup } from './store/back-up.ts'
export { listBackups } from './store/backup-reader.ts'
export { backUpMedia, restoreMedia } from './media/back-up-media.ts'
export { copyStore } from './store/copy-store.ts'
export { restoreStore } from './store/restore-store.ts'
export { examineMachine } from './system/doctor.ts'

export type CoreClient = ContractRouterClient<Contract>

export interface Core extends AsyncDisposable {
  /** One desktop window. The session lives in core, shared by all windows: no token reaches a page. */
  servePort(port: SupportedMessagePort): void
  /** The same over HTTP on loopback, with the interface when `rendererDir` is given. */
  serveHttp(options: ServeHttpOptions): Promise<HttpServer>
  /** A client in this process, acting as `actor` and reaching every creator (the command line, the demo). */
  local(actor: Actor): CoreClient
  /**
   * A link that signs an active person in once, without their password: for whoever holds this machine (the
   * command line, the demo). undefined when there is no such person.
   */
  createSignInLink(email: string, actor: Actor): { token: string; expiresAt: Date } | undefined
  /**
   * A link that sets a new password, with the authenticator switched off and every session ended: for whoever holds
   * this machine and can open its vault. Throws VAULT_LOCKED, NOT_FOUND.
   */
  resetAccess(email: string, actor: Actor): { token: string; expiresAt: Date; name: string }
  /** The machine woke up: whatever became due meanwhile is looked at now. */
  wake(): void
  /** Resolves when nothing that is due is under way any more. For tests and the demo. */
  settle(): Promise<void>
  /** Resolves when another core took the store over; this one can then only be disposed of. */
  lost: Promise<void>
}

export interface StartOptions {
  /** Platforms other than those built in; tests lend their own. */
  adapters?: readonly AnyPlatform[]
  /** Answers calls, but nothing runs by itself: a command that imports or checks does not publish what is due meanwhile. */
  standBy?: boolean
  /** Looks and changes nothing, also while another core is at work on the store. Implies `standBy`. */
  readOnly?: boolean
}

const endQuietly = async (context: Context): Promise<void> => {
  try {
    await context[Symbol.asyncDispose]()
  } catch (error) {
    context.logger.warn({ err: error }, 'could not end after a failed start')
  }
}

/**
 * Opens the store, starts the scheduler and answers a running core. Throws STORE_LOCKED, STORE_NEWER,
 * STORE_CORRUPT, DISK_FULL; nothing is left open then.
 */
export const startCore = async (
  config: Partial<CoreConfig> & { dataDir: string },
  ports: Ports,
  options: StartOptions = {},
): Promise<Core> => {
  const damaged = (error: unknown): unknown => sqliteFailure(error, latestBackup(config.dataDir)) ?? error
  let context: Context
  try {
    context = await createContext(coreConfig.parse(config), ports, options.adapters ?? builtIn, { readOnly: options.readOnly === true })
  } catch (error) {
    throw damaged(error)
  }
  const { logger, people, running } = context
  const router = createRouter(createHandlers(context), {
    ownerOf: context.ownerOf,
    logInternal: (error, path) => {
      const id = newId('att', context.store.ids).slice(4)
      logger.error({ err: error, path, id }, 'unexpected failure')
      return id
    },
  })
  const desktop: Origin = { via: 'desktop', address: 'desktop', agent: `Coulisse ${context.config.appVersion}` }
  const servers = new Set<HttpServer>()
  try {
    if (context.store.readOnly) await context.vault.openAtStart()
    else for (const part of running) if (!(options.standBy || options.readOnly) || part.evenOnStandBy) await part.start?.()
  } catch (error) {
    // What failed first is what is told; a part that fails to end because of it has nothing to add.
    await endQuietly(context)
    throw damaged(error)
  }

  return {
    servePort: (port) => servePort(router, port, { openCall: (signal) => people.openDesktopCall(desktop, signal) }),
    serveHttp: async (serveOptions) => {
      const server = await serveHttp(router, serveOptions, { openCall: people.openCall })
      servers.add(server)
      context.store.lease.setAddress(server.url)
      return server
    },
    local: (actor) => createLocalClient(router, { openCall: (signal) => people.openLocalCall(actor, signal) }),
    createSignInLink: (email, actor) => people.createSignInLink(email, actor),
    resetAccess: people.resetAccess,
    wake: () => {
      for (const part of running) part.wake?.()
    },
    settle: async () => {
      for (const part of running) await part.settle?.()
    },
    lost: context.store.lease.lost,
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...servers].map((server) => server[Symbol.asyncDispose]()))
      await context[Symbol.asyncDispose]()
    },
  }
}
