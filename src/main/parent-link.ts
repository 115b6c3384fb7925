/** The core host's line to main: Electron's parent port in a utility process, Node's IPC in a child. */
import type { FromCore, ToCore } from './core-messages.ts'
import { createRelayedPort, type RelayedPort } from './relayed-port.ts'

/** The end of a window's channel as core gets it; both kinds have Electron's shape. */
export interface WindowPort {
  postMessage(data: unknown, transfer?: unknown[]): void
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  start(): void
  close(): void
}

export interface ParentLink {
  post(message: FromCore): void
  /** `port` comes with a `port` message only. */
  listen(onMessage: (message: Exclude<ToCore, { kind: 'port-message' | 'port-closed' }>, port?: WindowPort) => void): void
  /** Main is gone. */
  onOrphaned(fn: () => void): void
}

const utilityLink = (parent: Electron.ParentPort): ParentLink => ({
  post: (message) => parent.postMessage(message),
  listen: (onMessage) => {
    parent.on('message', ({ data, ports }) => onMessage(data, ports[0]))
  },
  // Electron ends a utility process with its parent.
  onOrphaned: () => undefined,
})

const nodeLink = (): ParentLink => {
  const ports = new Map<number, RelayedPort>()
  const post = (message: FromCore) => {
    if (process.connected) process.send?.(message)
  }
  const open = (id: number): RelayedPort => {
    const port = createRelayedPort({
      post: (data) => post({ kind: 'port-message', id, data }),
      closed: () => {
        ports.delete(id)
        post({ kind: 'port-closed', id })
      },
    })
    ports.set(id, port)
    return port
  }
  return {
    post,
    listen: (onMessage) => {
      process.on('message', (message: ToCore) => {
        if (message.kind === 'port-message') ports.get(message.id)?.receive(message.data)
        else if (message.kind === 'port-closed') ports.get(message.id)?.lost()
        else onMessage(message, message.kind === 'port' ? open(message.id) : undefined)
      })
    },
    onOrphaned: (fn) => void process.once('disconnect', fn),
  }
}

export const parentLink = (): ParentLink => (process.parentPort ? utilityLink(process.parentPort) : nodeLink())
