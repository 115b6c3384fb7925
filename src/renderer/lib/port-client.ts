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
/** Preload → page: core has gone; a new port will come. Calls under way are refused now rather than never. */
export const coreLostMessage = 'coulisse:core-lost'

/** Calls `onClient` for each port handed over. The answer stops listening. */
export const watchPortClients = (onClient: (client: ApiClient) => void): (() => void) => {
  let current: MessagePort | undefined
  const receive = (event: MessageEvent): void => {
    if (event.source !== window) return
    // Chromium before 122 does not tell a port that its other end is gone.
    if (event.data === coreLostMessage) current?.dispatchEvent(new Event('close'))
    if (event.data !== portMessage) return
    const [port] = event.ports
    if (!port) return
    current = port
    port.start()
    onClient(createORPCClient(new RPCLink({ port })))
  }
  window.addEventListener('message', receive)
  window.postMessage(readyMessage, window.location.origin)
  return () => window.removeEventListener('message', receive)
}
