/** The composition root: builds every part, wires them, disposes of them. Decides nothing. */
import type { CoreConfig } from './config.ts'
import { createLogger } from './log.ts'
import type { Logger } from './log.ts'
import type { PlatformAdapter } from './platforms/kit/adapter.ts'
import type { Ports } from './ports.ts'
import { createOwnerReader } from './store/owner-reader.ts'
import type { OwnerOf } from './store/owner-reader.ts'
import { openStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'

export interface Context extends AsyncDisposable {
  config: CoreConfig
  ports: Ports
  logger: Logger
  store: Store
  ownerOf: OwnerOf
  adapters: readonly PlatformAdapter[]
}

export const createContext = async (config: CoreConfig, ports: Ports, adapters: readonly PlatformAdapter[]): Promise<Context> => {
  const logger = createLogger(ports.log, ports.clock)
  const store = await openStore({ dataDir: config.dataDir, clock: ports.clock, random: ports.random, machine: ports.machine })
  return {
    config,
    ports,
    logger,
    store,
    ownerOf: createOwnerReader(store),
    adapters,
    [Symbol.asyncDispose]: async () => {
      await store.close()
    },
  }
}
