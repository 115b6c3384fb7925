/**
 * A core without native modules, for runtimes in which the real one does not load. It stands where
 * `core-entry.ts` stands, so that everything around it is what ships: the host, the utility process, the port.
 */
import { implement } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import type { SupportedMessagePort } from '@orpc/client/message-port'
import { setup } from '../../src/contract/setup.ts'

const router = {
  setup: {
    status: implement(setup.status).handler(() => ({
      state: 'needs_agency' as const,
      vault: { mode: 'none' as const, locked: false, keychainAvailable: false },
      appVersion: `stub, pid ${process.pid}`,
    })),
  },
}

export const createNodePorts = () => ({
  machine: { onWake: () => ({ [Symbol.dispose]: () => undefined }) },
  wake: () => undefined,
  [Symbol.asyncDispose]: async () => undefined,
})

export const startCore = async () => ({
  servePort: (port: SupportedMessagePort) => new RPCHandler(router).upgrade(port, { context: {} }),
  wake: () => undefined,
  lost: new Promise<void>(() => undefined),
  [Symbol.asyncDispose]: async () => undefined,
})
