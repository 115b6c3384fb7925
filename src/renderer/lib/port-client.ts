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

/** Calls `onClient` for each port handed over. The answer stops listening. */
export const watchPortClients = (onClient: (client: ApiClient) => void): (() => void) => {
  const receive = (event: MessageEvent): void => {
    if (event.source !== window || event.data !== portMessage) return
    const [port] = event.ports
    if (!port) return
    port.start()
    onClient(createORPCClient(new RPCLink({ port })))
  }
  window.addEventListener('message', receive)
  window.postMessage(readyMessage, window.location.origin)
  return () => window.removeEventListener('message', receive)
}
