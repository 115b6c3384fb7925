/**
 * The client of a page in the desktop window: it asks preload for a port to core, and gets a new one
 * whenever core was started again.
 */
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ApiClient } from './api.tsx'

/** Page → preload: I am listening. */
export const readyMessage = 'coulisse:ready'
/** Preload → page, with the port. */
export const portMessage = 'coulisse:port'
/** Preload → page: core has gone; a new port will come. */
export const coreLostMessage = 'coulisse:core-lost'

/** Calls under way get no answer any more: they fail now, as they would over HTTP. */
const hangUp = (port: MessagePort): void => {
  port.dispatchEvent(new Event('close'))
  port.close()
}

const clientOf = (port: MessagePort, isCurrent: () => boolean): ApiClient =>
  createORPCClient(
    new RPCLink({
      port,
      interceptors: [
        async ({ next }) => {
          // A message to a closed port is lost without a word; say so at once.
          if (!isCurrent()) throw new Error('core is away')
          return next()
        },
      ],
    }),
  )

/** Calls `onClient` for each port handed over. The answer stops listening. */
export const watchPortClients = (onClient: (client: ApiClient) => void): (() => void) => {
  let current: MessagePort | null = null
  const drop = (): void => {
    if (current) hangUp(current)
    current = null
  }
  const receive = (event: MessageEvent): void => {
    if (event.source !== window) return
    if (event.data === coreLostMessage) drop()
    const [port] = event.ports
    if (event.data !== portMessage || !port) return
    drop()
    current = port
    port.start()
    onClient(clientOf(port, () => current === port))
  }
  window.addEventListener('message', receive)
  window.postMessage(readyMessage, window.location.origin)
  return () => window.removeEventListener('message', receive)
}
